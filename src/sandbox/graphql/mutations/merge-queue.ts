import { dequeue, enqueue } from '../../actions/merge-queue.ts';
import { actorOf, NEEDS } from '../../http/permissions.ts';
import { pullOf } from '../../state/find.ts';
import type { Fields } from '../context.ts';
import { findNodeOf } from '../find-node.ts';
import { entrySource } from '../types/merge-queue.ts';

interface Input<Fields> {
  readonly input: Fields & { readonly clientMutationId?: string | null };
}

/** https://docs.github.com/graphql/reference/mutations#enqueuepullrequest */
export const queueMutations: Fields<unknown> = {
  enqueuePullRequest: async (
    _source,
    { input }: Input<{ pullRequestId: string; expectedHeadOid?: string | null }>,
    context,
  ) => {
    const { repository, issue } = await findNodeOf(context, input.pullRequestId, 'PullRequest');
    context.need(repository, NEEDS.mergePulls);
    const pull = pullOf(repository, issue.number);
    const actor = actorOf(context.caller);
    const entry = await enqueue(context.world, repository, actor, pull, input.expectedHeadOid ?? null);
    const mergeQueueEntry = entrySource(repository, entry);
    return { clientMutationId: input.clientMutationId ?? null, mergeQueueEntry };
  },
  dequeuePullRequest: async (_source, { input }: Input<{ id: string }>, context) => {
    const { repository, issue } = await findNodeOf(context, input.id, 'PullRequest');
    context.need(repository, NEEDS.mergePulls);
    const pull = pullOf(repository, issue.number);
    const entry = await dequeue(context.world, repository, actorOf(context.caller), pull);
    const mergeQueueEntry = entrySource(repository, entry);
    return { clientMutationId: input.clientMutationId ?? null, mergeQueueEntry };
  },
};
