import { diffFiles, type FileDiff } from '../../git/diff.ts';
import { readCommits } from '../../git/read-commits.ts';
import { listTree, readObject } from '../../git/read-objects.ts';
import { NEEDS } from '../../http/permissions.ts';
import { protectionOf } from '../../rules/rules-of.ts';
import { accountOfPerson } from '../../shapes/commit.ts';
import { repositoryPage } from '../../shapes/repository.ts';
import { found, fullName, gitDirectory, isPull, type PullIssue } from '../../state/find.ts';
import { nodeId } from '../../state/node-id.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { Context, Fields } from '../context.ts';
import { gitObjectAt } from '../git-object.ts';
import {
  accountSource,
  checkSuiteSource,
  commitSource,
  type GitSource,
  issueSource,
  type RefSource,
  repositorySource,
} from '../sources.ts';
import { rollupOf } from './checks.ts';
import { protectionSource } from './protection.ts';
import { stateOf } from './repository.ts';

/** GitHub cuts the text of blobs over 512 KB: docs.github.com/graphql/reference/objects#blob */
const TEXT_LIMIT = 512_000;

const objectFields: Fields<GitSource> = {
  id: ({ __typename, repository, oid }) => nodeId(__typename, `${repository.id}:${oid}`),
  oid: ({ oid }) => oid,
  abbreviatedOid: ({ oid }) => oid.slice(0, 7),
  repository: ({ repository }) => repositorySource(repository),
  commitUrl: ({ repository, oid }, _args, { world }) => `${repositoryPage(world, repository)}/commit/${oid}`,
  commitResourcePath: ({ repository, oid }, _args, { world }) =>
    `/${fullName(world, repository)}/commit/${oid}`,
};

async function content({ repository, oid }: GitSource, { world }: Context): Promise<Buffer> {
  return found(await readObject(gitDirectory(world, repository), oid)).content;
}

export const blobFields: Fields<GitSource> = {
  ...objectFields,
  byteSize: async (source, _args, context) => (await content(source, context)).length,
  isBinary: async (source, _args, context) => (await content(source, context)).includes(0),
  isTruncated: async (source, _args, context) => (await content(source, context)).length > TEXT_LIMIT,
  text: async (source, _args, context) => {
    const bytes = await content(source, context);
    return bytes.includes(0) ? null : bytes.subarray(0, TEXT_LIMIT).toString();
  },
};

const ENTRY_NAMES = { blob: 'Blob', tree: 'Tree', commit: 'Commit' } as const;

export const treeFields: Fields<GitSource> = {
  ...objectFields,
  entries: async ({ repository, oid }, _args, { world }) => {
    const entries = await listTree(gitDirectory(world, repository), oid);
    return entries.map((entry) => ({
      __typename: 'TreeEntry',
      name: entry.path,
      path: entry.path,
      mode: Number.parseInt(entry.mode, 8),
      type: entry.type,
      oid: entry.oid,
      size: entry.size ?? 0,
      extension: /\.[^.]+$/.exec(entry.path)?.[0] ?? '',
      repository: repositorySource(repository),
      // A submodule's commit is in another repository.
      object:
        entry.type === 'commit' ? null : { __typename: ENTRY_NAMES[entry.type], repository, oid: entry.oid },
    }));
  },
};

export const tagFields: Fields<GitSource> = {
  ...objectFields,
  target: ({ repository, oid }, _args, { world }) => gitObjectAt(world, repository, `${oid}^{}`),
};

type PersonField = 'author' | 'committer';

function gitActor(field: PersonField) {
  return async ({ repository, oid }: GitSource, _args: never, context: Context) => {
    const person = (await context.commit(repository, oid))[field];
    const account = accountOfPerson(context.world, person);
    const user = account === null ? null : accountSource(context.world, account.id);
    return { name: person.name, email: person.email, date: person.date, user };
  };
}

/** The author and those whom `Co-authored-by` names, as GitHub lists them. */
async function authors({ repository, oid }: GitSource, args: PageArgs, context: Context) {
  const { author, message } = await context.commit(repository, oid);
  const others = [...message.matchAll(/^co-authored-by:\s*(.*?)\s*<([^>\n]*)>/gim)].map(
    ([, name = '', email = '']) => ({ name, email, date: author.date }),
  );
  return connection([author, ...others], args, (person) => {
    const account = accountOfPerson(context.world, person);
    const user = account === null ? null : accountSource(context.world, account.id);
    return { name: person.name, email: person.email, date: person.date, user };
  });
}

async function history(
  { repository, oid }: GitSource,
  args: PageArgs & { path?: string | null; since?: string | null; until?: string | null },
  { world }: Context,
) {
  const bounds = [
    ...(args.since ? [`--since=${args.since}`] : []),
    ...(args.until ? [`--until=${args.until}`] : []),
  ];
  const all = await readCommits(
    gitDirectory(world, repository),
    [...bounds, oid],
    args.path ? [args.path] : [],
  );
  return connection(all, args, (commit) => commitSource(repository, commit.oid));
}

export const commitFields: Fields<GitSource> = {
  ...objectFields,
  url: ({ repository, oid }, _args, { world }) => `${repositoryPage(world, repository)}/commit/${oid}`,
  resourcePath: ({ repository, oid }, _args, { world }) => `/${fullName(world, repository)}/commit/${oid}`,
  message: async ({ repository, oid }, _args, context) => (await context.commit(repository, oid)).message,
  messageHeadline: async ({ repository, oid }, _args, context) =>
    (await context.commit(repository, oid)).message.split('\n')[0],
  messageBody: async ({ repository, oid }, _args, context) =>
    (await context.commit(repository, oid)).message.split('\n').slice(1).join('\n').trim(),
  committedDate: async ({ repository, oid }, _args, context) =>
    (await context.commit(repository, oid)).committer.date,
  authoredDate: async ({ repository, oid }, _args, context) =>
    (await context.commit(repository, oid)).author.date,
  author: gitActor('author'),
  committer: gitActor('committer'),
  signature: () => null,
  tree: async ({ repository, oid }, _args, context) => ({
    __typename: 'Tree',
    repository,
    oid: (await context.commit(repository, oid)).tree,
  }),
  parents: async ({ repository, oid }, args: PageArgs, context) => {
    const { parents } = await context.commit(repository, oid);
    return connection(parents, args, (parent) => commitSource(repository, parent));
  },
  history,
  file: async ({ repository, oid }, { path }: { readonly path: string }, { world }) => {
    const object = await gitObjectAt(world, repository, `${oid}:${path}`);
    return object === null ? null : { __typename: 'TreeEntry', path, oid: object.oid, object };
  },
  checkSuites: ({ repository, oid }, args: PageArgs, context) => {
    context.need(repository, NEEDS.readChecks);
    const suites = repository.checkSuites.filter((suite) => suite.headSha === oid);
    return connection(suites, args, (suite) => checkSuiteSource(repository, suite));
  },
  status: ({ repository, oid }) => statusOf(repository, oid),
  statusCheckRollup: ({ repository, oid }) => rollupOf(repository, oid),
  authors,
  associatedPullRequests: async ({ repository, oid }, args: PageArgs, { world }) => {
    const directory = gitDirectory(world, repository);
    const pulls: PullIssue[] = [];
    for (const issue of repository.issues.filter(isPull)) {
      const { headSha, mergeCommitSha, baseSha } = issue.pull;
      const isNamed = headSha === oid || mergeCommitSha === oid;
      if (isNamed || (mergeCommitSha !== null && (await brought(directory, baseSha, mergeCommitSha, oid))))
        pulls.push(issue);
    }
    return connection(pulls, args, (pull) => issueSource(repository, pull));
  },
  additions: async (source, _args, context) => sum(await changes(source, context), 'additions'),
  deletions: async (source, _args, context) => sum(await changes(source, context), 'deletions'),
  changedFilesIfAvailable: async (source, _args, context) => (await changes(source, context)).length,
};

/** Whether a merge brought the commit: it is in what the merge made and not in what was there before. */
async function brought(directory: string, before: string, after: string, oid: string): Promise<boolean> {
  const commits = await readCommits(directory, [`${before}..${after}`]);
  return commits.some((commit) => commit.oid === oid);
}

/** What a commit changed, beside its first parent. */
async function changes({ repository, oid }: GitSource, context: Context): Promise<FileDiff[]> {
  const { parents } = await context.commit(repository, oid);
  return diffFiles(gitDirectory(context.world, repository), parents[0] ?? null, oid, false);
}

function sum(files: readonly FileDiff[], key: 'additions' | 'deletions'): number {
  return files.reduce((all, file) => all + file[key], 0);
}

/** Null where nobody reported a status. */
function statusOf(repository: GitSource['repository'], oid: string) {
  const isThere = repository.statuses.some((status) => status.sha === oid);
  return isThere ? { __typename: 'Status', repository, oid } : null;
}

export const refFields: Fields<RefSource> = {
  id: ({ repository, name }) => nodeId('Ref', `${repository.id}:${name}`),
  name: ({ name }) => name.replace(/^refs\/(heads|tags)\//, ''),
  prefix: ({ name }) => /^refs\/[^/]+\//.exec(name)?.[0] ?? 'refs/',
  repository: ({ repository }) => repositorySource(repository),
  target: ({ repository, oid }, _args, { world }) => gitObjectAt(world, repository, oid),
  branchProtectionRule: ({ repository, name }) => {
    const protection = protectionOf(repository, name);
    return protection === undefined ? null : protectionSource(repository, protection);
  },
  associatedPullRequests: ({ repository, name }, args: PageArgs & { states?: readonly string[] | null }) => {
    const branch = name.replace('refs/heads/', '');
    const pulls = repository.issues
      .filter(isPull)
      .filter(({ pull }) => pull.headRef === branch && pull.headRepositoryId === repository.id)
      .filter((issue) => !args.states || args.states.includes(stateOf(issue)));
    return connection(pulls, args, (pull) => issueSource(repository, pull));
  },
};
