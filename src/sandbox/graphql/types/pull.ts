import { closedNumbers } from '../../actions/closing-keywords.ts';
import { diffFiles } from '../../git/diff.ts';
import { readCommits } from '../../git/read-commits.ts';
import { readRef } from '../../git/refs.ts';
import { ApiError } from '../../http/api-error.ts';
import { mergeState } from '../../rules/merge-state.ts';
import { issuePage } from '../../shapes/issue.ts';
import { fullName, gitDirectory, isPull, type PullIssue } from '../../state/find.ts';
import { nodeId } from '../../state/node-id.ts';
import { type PullDetails, pullDetails } from '../../state/pull-details.ts';
import type { Repository } from '../../state/records.ts';
import type { World } from '../../state/world.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { Context, Fields } from '../context.ts';
import {
  accountSource,
  commitSource,
  type IssueSource,
  issueSource,
  refSource,
  repositorySource,
  reviewSource,
} from '../sources.ts';
import { rollupOf } from './checks.ts';
import { sharedFields } from './issue.ts';
import { queuedFields } from './merge-queue.ts';

const CHANGES = {
  added: 'ADDED',
  removed: 'DELETED',
  modified: 'MODIFIED',
  renamed: 'RENAMED',
  copied: 'COPIED',
  changed: 'CHANGED',
} as const;

function pullIssue(source: IssueSource): PullIssue {
  if (!isPull(source.issue)) throw new ApiError(404, 'Not Found');
  return source.issue;
}

function details(source: IssueSource, { world }: Context): Promise<PullDetails> {
  return pullDetails(world, source.repository, pullIssue(source));
}

/** Where the pull request comes from; nothing once a fork is gone. */
function headRepository(source: IssueSource, world: World): Repository | undefined {
  const id = pullIssue(source).pull.headRepositoryId;
  return world.state.repositories.find((repository) => repository.id === id);
}

async function branchRef(repository: Repository | undefined, branch: string, { world }: Context) {
  if (repository === undefined) return null;
  const name = `refs/heads/${branch}`;
  const oid = await readRef(gitDirectory(world, repository), name);
  return oid === null ? null : refSource(repository, name, oid);
}

async function commits(source: IssueSource, args: PageArgs, context: Context) {
  const { repository } = source;
  const issue = pullIssue(source);
  const { mergeBase } = await details(source, context);
  const range = mergeBase === null ? issue.pull.headSha : `${mergeBase}..${issue.pull.headSha}`;
  const directory = gitDirectory(context.world, repository);
  const all = await readCommits(directory, ['--reverse', '--topo-order', range]);
  return connection(all, args, ({ oid }) => ({
    __typename: 'PullRequestCommit',
    id: nodeId('Commit', `${repository.id}:${oid}`),
    commit: commitSource(repository, oid),
    pullRequest: source,
    url: `${issuePage(context.world, repository, issue)}/commits/${oid}`,
  }));
}

async function files(source: IssueSource, args: PageArgs, context: Context) {
  const { mergeBase } = await details(source, context);
  const directory = gitDirectory(context.world, source.repository);
  const all = await diffFiles(directory, mergeBase, pullIssue(source).pull.headSha, false);
  return connection(all, args, (file) => ({
    path: file.path,
    additions: file.additions,
    deletions: file.deletions,
    changeType: CHANGES[file.status],
    viewerViewedState: 'UNVIEWED',
  }));
}

async function closingIssues(source: IssueSource, args: PageArgs, { world }: Context) {
  const { repository } = source;
  const numbers = closedNumbers(world, repository, source.issue.body ?? '');
  const issues = numbers.flatMap(
    (number) => repository.issues.find((issue) => issue.number === number && !isPull(issue)) ?? [],
  );
  // Closing words count only in pull requests to the default branch.
  const counts = pullIssue(source).pull.baseRef === repository.defaultBranch;
  return connection(counts ? issues : [], args, (issue) => issueSource(repository, issue));
}

function mergeable(source: IssueSource, _args: never, context: Context): Promise<string> {
  return details(source, context).then(({ isMergeable }) => {
    if (isMergeable === null) return 'UNKNOWN';
    return isMergeable ? 'MERGEABLE' : 'CONFLICTING';
  });
}

export const pullFields: Fields<IssueSource> = {
  ...sharedFields,
  ...queuedFields,
  baseRefName: (source) => pullIssue(source).pull.baseRef,
  baseRefOid: (source) => pullIssue(source).pull.baseSha,
  headRefName: (source) => pullIssue(source).pull.headRef,
  headRefOid: (source) => pullIssue(source).pull.headSha,
  baseRef: (source, _args, context) => branchRef(source.repository, pullIssue(source).pull.baseRef, context),
  headRef: (source, _args, context) =>
    branchRef(headRepository(source, context.world), pullIssue(source).pull.headRef, context),
  baseRepository: ({ repository }) => repositorySource(repository),
  headRepository: (source, _args, { world }) => {
    const head = headRepository(source, world);
    return head === undefined ? null : repositorySource(head);
  },
  isCrossRepository: (source) => pullIssue(source).pull.headRepositoryId !== source.repository.id,
  isDraft: (source) => pullIssue(source).pull.isDraft,
  merged: (source) => pullIssue(source).pull.mergedAt !== null,
  mergedAt: (source) => pullIssue(source).pull.mergedAt,
  mergedBy: (source, _args, { world }) => {
    const id = pullIssue(source).pull.mergedById;
    return id === null ? null : accountSource(world, id);
  },
  mergeCommit: (source) => {
    const oid = pullIssue(source).pull.mergeCommitSha;
    return oid === null ? null : commitSource(source.repository, oid);
  },
  mergeable,
  mergeStateStatus: async (source, _args, context) => {
    const found = await details(source, context);
    return (await mergeState(context.world, source.repository, pullIssue(source), found)).toUpperCase();
  },
  permalink: ({ repository, issue }, _args, { world }) => issuePage(world, repository, issue),
  changedFiles: async (source, _args, context) => (await details(source, context)).changedFiles,
  additions: async (source, _args, context) => (await details(source, context)).additions,
  deletions: async (source, _args, context) => (await details(source, context)).deletions,
  commits,
  files,
  closingIssuesReferences: closingIssues,
  reviews: ({ repository, issue }, args: PageArgs & { states?: readonly string[] | null }) => {
    const reviews = repository.reviews.filter(
      (review) => review.issueId === issue.id && (!args.states || args.states.includes(review.state)),
    );
    return connection(reviews, args, (review) => reviewSource(repository, review));
  },
  headRepositoryOwner: (source, _args, { world }) => {
    const head = headRepository(source, world);
    return head === undefined ? null : accountSource(world, head.ownerId);
  },
  statusCheckRollup: (source) => rollupOf(source.repository, pullIssue(source).pull.headSha),
  repository: ({ repository }) => repositorySource(repository),
  revertUrl: ({ repository, issue }, _args, { world }) =>
    `${world.urls.web}/${fullName(world, repository)}/pull/${issue.number}/revert`,
};
