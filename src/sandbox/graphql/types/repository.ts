import { findLabel } from '../../actions/labels.ts';
import { listRefs, readRef } from '../../git/refs.ts';
import { ApiError } from '../../http/api-error.ts';
import { canSee, NEEDS, roleOf } from '../../http/permissions.ts';
import { repositoryPage } from '../../shapes/repository.ts';
import { fullName, gitDirectory, isPull, labelsOf } from '../../state/find.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Issue, Repository } from '../../state/records.ts';
import type { World } from '../../state/world.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { Context, Fields } from '../context.ts';
import { gitObjectAt } from '../git-object.ts';
import { accountSource, issueSource, labelSource, type RepositorySource, refSource } from '../sources.ts';
import { mergeQueueOf } from './merge-queue.ts';
import { protectionSource } from './protection.ts';

interface IssuesArgs extends PageArgs {
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly filterBy?: { readonly labels?: readonly string[] | null; readonly since?: string | null } | null;
  readonly headRefName?: string | null;
  readonly baseRefName?: string | null;
  readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null;
}

/** A pull request has two addresses. */
function isNotYet(context: Context, repository: Repository, issue: Issue): boolean {
  return (
    context.isNotYet(repository, `issues/${issue.number}`) ||
    (isPull(issue) && context.isNotYet(repository, `pulls/${issue.number}`))
  );
}

/** `MERGED` is a state of its own in GraphQL. */
export function stateOf(issue: Issue): 'OPEN' | 'CLOSED' | 'MERGED' {
  if (isPull(issue) && issue.pull.mergedAt !== null) return 'MERGED';
  return issue.state === 'open' ? 'OPEN' : 'CLOSED';
}

function select(repository: Repository, args: IssuesArgs, wantsPulls: boolean): Issue[] {
  const names = [...(args.labels ?? []), ...(args.filterBy?.labels ?? [])].map((name) => name.toLowerCase());
  const since = Date.parse(args.filterBy?.since ?? '') || 0;
  const issues = repository.issues.filter((issue) => {
    if (isPull(issue) !== wantsPulls) return false;
    if (args.states && !args.states.includes(stateOf(issue))) return false;
    if (Date.parse(issue.updatedAt) < since) return false;
    if (args.headRefName && issue.pull?.headRef !== args.headRefName) return false;
    if (args.baseRefName && issue.pull?.baseRef !== args.baseRefName) return false;
    // One of the labels suffices: https://docs.github.com/graphql/reference/objects#repository
    const labels = labelsOf(repository, issue).map((label) => label.name.toLowerCase());
    return names.length === 0 || names.some((name) => labels.includes(name));
  });
  return order(issues, args);
}

function order(issues: Issue[], { orderBy }: IssuesArgs): Issue[] {
  if (!orderBy) return issues;
  const field = orderBy.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt';
  const sign = orderBy.direction === 'DESC' ? -1 : 1;
  return issues.sort(
    (one, other) => sign * (one[field].localeCompare(other[field]) || one.number - other.number),
  );
}

function byNumber(
  source: RepositorySource,
  number: number,
  what: 'issue' | 'pull' | 'both',
  context: Context,
) {
  const issue = source.repository.issues.find((one) => one.number === number);
  const isThere = issue !== undefined && !isNotYet(context, source.repository, issue);
  const fits = isThere && (what === 'both' || isPull(issue) === (what === 'pull'));
  if (fits) return issueSource(source.repository, issue);
  const words = { issue: 'an Issue', pull: 'a PullRequest', both: 'an issue or pull request' }[what];
  throw new ApiError(404, `Could not resolve to ${words} with the number of ${number}.`);
}

async function refNamed({ repository }: RepositorySource, name: string, context: Context) {
  context.need(repository, NEEDS.readContents);
  const directory = gitDirectory(context.world, repository);
  const names = name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`];
  for (const full of names) {
    const oid = await readRef(directory, full);
    if (oid !== null && !context.isNotYet(repository, `git/${full.replace('refs/', 'ref/')}`))
      return refSource(repository, full, oid);
  }
  return null;
}

async function isEmpty(world: World, repository: Repository): Promise<boolean> {
  const directory = gitDirectory(world, repository);
  const tip = await readRef(directory, `refs/heads/${repository.defaultBranch}`);
  return tip === null && (await listRefs(directory, 'refs/heads/')).length === 0;
}

function viewerPermission(
  { repository }: RepositorySource,
  _args: never,
  { caller }: Context,
): string | null {
  if (caller.kind === 'user') {
    const role = roleOf(repository, caller.account);
    return role?.toUpperCase() ?? (canSee(caller, repository) ? 'READ' : null);
  }
  if (caller.kind !== 'installation') return null;
  return caller.permissions.contents === 'write' ? 'WRITE' : 'READ';
}

export const repositoryFields: Fields<RepositorySource> = {
  id: ({ repository }) => nodeId('Repository', repository.id),
  databaseId: ({ repository }) => repository.id,
  name: ({ repository }) => repository.name,
  nameWithOwner: ({ repository }, _args, { world }) => fullName(world, repository),
  owner: ({ repository }, _args, { world }) => accountSource(world, repository.ownerId),
  url: ({ repository }, _args, { world }) => repositoryPage(world, repository),
  resourcePath: ({ repository }, _args, { world }) => `/${fullName(world, repository)}`,
  description: ({ repository }) => repository.description,
  isArchived: ({ repository }) => repository.isArchived,
  isPrivate: ({ repository }) => repository.isPrivate,
  isFork: ({ repository }) => repository.parentId !== null,
  isDisabled: () => false,
  isEmpty: ({ repository }, _args, { world }) => isEmpty(world, repository),
  visibility: ({ repository }) => (repository.isPrivate ? 'PRIVATE' : 'PUBLIC'),
  hasIssuesEnabled: () => true,
  mergeCommitAllowed: () => true,
  squashMergeAllowed: () => true,
  rebaseMergeAllowed: () => true,
  createdAt: ({ repository }) => repository.createdAt,
  updatedAt: ({ repository }) => repository.updatedAt,
  pushedAt: ({ repository }) => repository.pushedAt,
  viewerPermission,
  defaultBranchRef: (source, _args, context) => refNamed(source, source.repository.defaultBranch, context),
  ref: (source, args: { qualifiedName: string }, context) => refNamed(source, args.qualifiedName, context),
  refs: async ({ repository }, args: PageArgs & { refPrefix: string; query?: string | null }, context) => {
    context.need(repository, NEEDS.readContents);
    const refs = await listRefs(gitDirectory(context.world, repository), args.refPrefix);
    const wanted = refs.filter((ref) => !args.query || ref.name.includes(args.query));
    return connection(wanted, args, (ref) => refSource(repository, ref.name, ref.oid));
  },
  object: ({ repository }, args: { expression?: string | null; oid?: string | null }, context) => {
    context.need(repository, NEEDS.readContents);
    return gitObjectAt(context.world, repository, args.oid ?? args.expression ?? '');
  },
  issue: (source, args: { number: number }, context) => {
    context.need(source.repository, NEEDS.readIssues);
    return byNumber(source, args.number, 'issue', context);
  },
  pullRequest: (source, args: { number: number }, context) => {
    context.need(source.repository, NEEDS.readPulls);
    return byNumber(source, args.number, 'pull', context);
  },
  issueOrPullRequest: (source, args: { number: number }, context) => {
    context.need(source.repository, NEEDS.readIssues);
    return byNumber(source, args.number, 'both', context);
  },
  issues: ({ repository }, args: IssuesArgs, context) => {
    context.need(repository, NEEDS.readIssues);
    return connection(select(repository, args, false), args, (issue) => issueSource(repository, issue));
  },
  pullRequests: ({ repository }, args: IssuesArgs, context) => {
    context.need(repository, NEEDS.readPulls);
    return connection(select(repository, args, true), args, (issue) => issueSource(repository, issue));
  },
  label: ({ repository }, args: { name: string }) => {
    const label = findLabel(repository, args.name);
    return label === undefined ? null : labelSource(repository, label);
  },
  labels: ({ repository }, args: PageArgs) =>
    connection(repository.labels, args, (label) => labelSource(repository, label)),
  rulesets: ({ repository }, args: PageArgs) =>
    connection(repository.rulesets, args, (ruleset) => ({
      __typename: 'RepositoryRuleset',
      repository,
      ruleset,
    })),
  mergeQueue: ({ repository }, args: { branch?: string | null }) => mergeQueueOf(repository, args.branch),
  branchProtectionRules: ({ repository }, args: PageArgs) =>
    connection(repository.protections, args, (one) => protectionSource(repository, one)),
};
