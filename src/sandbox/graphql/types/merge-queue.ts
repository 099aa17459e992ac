import { entryOf } from '../../actions/merge-queue.ts';
import { rulesOf } from '../../rules/rules-of.ts';
import { isPull, issueById } from '../../state/find.ts';
import { nodeId } from '../../state/node-id.ts';
import type { Repository } from '../../state/records.ts';
import type { QueueEntry } from '../../state/rule-records.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { Fields } from '../context.ts';
import { accountSource, commitSource, type IssueSource, issueSource, repositorySource } from '../sources.ts';

interface EntrySource {
  readonly __typename: 'MergeQueueEntry';
  readonly repository: Repository;
  readonly entry: QueueEntry;
}

export const entrySource = (repository: Repository, entry: QueueEntry): EntrySource => ({
  __typename: 'MergeQueueEntry',
  repository,
  entry,
});

/** The queue of a branch; null where no rule asks for one. */
export function mergeQueueOf(repository: Repository, branch: string | null | undefined) {
  const name = `refs/heads/${branch ?? repository.defaultBranch}`;
  const has = rulesOf(repository, name).some(({ rule }) => rule.type === 'merge_queue');
  return has ? { __typename: 'MergeQueue', repository } : null;
}

/** https://docs.github.com/graphql/reference/objects#mergequeueentry */
export const entryFields: Fields<EntrySource> = {
  id: ({ entry }) => nodeId('MergeQueueEntry', entry.id),
  position: ({ repository, entry }) => repository.mergeQueue.indexOf(entry) + 1,
  state: () => 'AWAITING_CHECKS',
  jump: () => false,
  solo: () => false,
  enqueuedAt: ({ entry }) => entry.enqueuedAt,
  enqueuer: ({ entry }, _args, { world }) => accountSource(world, entry.enqueuedById),
  headCommit: ({ repository, entry }) => commitSource(repository, entry.headSha),
  baseCommit: ({ repository, entry }) => commitSource(repository, entry.baseSha),
  pullRequest: ({ repository, entry }) => issueSource(repository, issueById(repository, entry.issueId)),
};

export const queueFields: Fields<{ readonly repository: Repository }> = {
  id: ({ repository }) => nodeId('MergeQueue', repository.id),
  repository: ({ repository }) => repositorySource(repository),
  entries: ({ repository }, args: PageArgs) =>
    connection(repository.mergeQueue, args, (entry) => entrySource(repository, entry)),
};

/** What a pull request says of the queue. */
export const queuedFields: Fields<IssueSource> = {
  isInMergeQueue: ({ repository, issue }) => isPull(issue) && entryOf(repository, issue) !== undefined,
  mergeQueueEntry: ({ repository, issue }) => {
    const entry = isPull(issue) ? entryOf(repository, issue) : undefined;
    return entry === undefined ? null : entrySource(repository, entry);
  },
};
