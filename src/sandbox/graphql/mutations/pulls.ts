import { closeIssue } from '../../actions/issues.ts';
import { mergePull } from '../../actions/merge-pull.ts';
import { editPull, openPull, reopenPull } from '../../actions/pulls.ts';
import { revertPull } from '../../actions/revert-pull.ts';
import { submitReview } from '../../actions/reviews.ts';
import { actorOf, NEEDS, type Need } from '../../http/permissions.ts';
import { pullOf } from '../../state/find.ts';
import type { MergeMethod } from '../../state/records.ts';
import type { Context, Fields } from '../context.ts';
import { findNodeOf } from '../find-node.ts';
import { issueSource, reviewSource } from '../sources.ts';

interface Input<Fields> {
  readonly input: Fields & { readonly clientMutationId?: string | null };
}

interface PullInput {
  readonly repositoryId: string;
  readonly title: string;
  readonly body?: string | null;
  readonly headRefName: string;
  readonly baseRefName: string;
  readonly draft?: boolean | null;
}

async function pullById(context: Context, id: string, need: Need) {
  const { repository, issue } = await findNodeOf(context, id, 'PullRequest');
  context.need(repository, need);
  return { repository, pull: pullOf(repository, issue.number) };
}

async function createPullRequest(_source: unknown, { input }: Input<PullInput>, context: Context) {
  const { repository } = await findNodeOf(context, input.repositoryId, 'Repository');
  context.need(repository, NEEDS.openPull);
  const pull = await openPull(context.world, repository, actorOf(context.caller), {
    title: input.title,
    body: input.body ?? null,
    head: input.headRefName.replace(/^refs\/heads\//, ''),
    base: input.baseRefName.replace(/^refs\/heads\//, ''),
    isDraft: input.draft ?? false,
  });
  return { clientMutationId: input.clientMutationId ?? null, pullRequest: issueSource(repository, pull) };
}

interface UpdateInput {
  readonly pullRequestId: string;
  readonly title?: string | null;
  readonly body?: string | null;
  readonly baseRefName?: string | null;
  readonly state?: 'OPEN' | 'CLOSED' | null;
}

async function updatePullRequest(_source: unknown, { input }: Input<UpdateInput>, context: Context) {
  const { repository, pull } = await pullById(context, input.pullRequestId, NEEDS.writePulls);
  const actor = actorOf(context.caller);
  await editPull(context.world, repository, actor, pull, {
    title: input.title ?? undefined,
    body: input.body ?? undefined,
    base: input.baseRefName ?? undefined,
  });
  if (input.state === 'CLOSED') await closeIssue(context.world, repository, actor, pull);
  if (input.state === 'OPEN' && pull.state === 'closed')
    await reopenPull(context.world, repository, actor, pull);
  return { clientMutationId: input.clientMutationId ?? null, pullRequest: issueSource(repository, pull) };
}

interface MergeInput {
  readonly pullRequestId: string;
  readonly expectedHeadOid?: string | null;
  readonly commitHeadline?: string | null;
  readonly commitBody?: string | null;
  readonly mergeMethod?: 'MERGE' | 'SQUASH' | 'REBASE' | null;
}

async function mergePullRequest(_source: unknown, { input }: Input<MergeInput>, context: Context) {
  const { repository, pull } = await pullById(context, input.pullRequestId, NEEDS.mergePulls);
  await mergePull(context.world, repository, actorOf(context.caller), pull, {
    method: (input.mergeMethod ?? 'MERGE').toLowerCase() as MergeMethod,
    sha: input.expectedHeadOid ?? null,
    title: input.commitHeadline ?? null,
    message: input.commitBody ?? null,
  });
  return { clientMutationId: input.clientMutationId ?? null, pullRequest: issueSource(repository, pull) };
}

interface RevertInput {
  readonly pullRequestId: string;
  readonly title?: string | null;
  readonly body?: string | null;
  readonly draft?: boolean | null;
}

/** https://docs.github.com/graphql/reference/mutations#revertpullrequest */
async function revertPullRequest(_source: unknown, { input }: Input<RevertInput>, context: Context) {
  const { repository, pull } = await pullById(context, input.pullRequestId, NEEDS.writePulls);
  context.need(repository, NEEDS.writeContents);
  const revert = await revertPull(context.world, repository, actorOf(context.caller), pull, {
    title: input.title ?? null,
    body: input.body ?? null,
    isDraft: input.draft ?? false,
  });
  return {
    clientMutationId: input.clientMutationId ?? null,
    pullRequest: issueSource(repository, pull),
    revertPullRequest: issueSource(repository, revert),
  };
}

export const pullMutations: Fields<unknown> = {
  revertPullRequest,
  createPullRequest,
  updatePullRequest,
  mergePullRequest,
  closePullRequest: async (_source, { input }: Input<{ pullRequestId: string }>, context) => {
    const { repository, pull } = await pullById(context, input.pullRequestId, NEEDS.writePulls);
    await closeIssue(context.world, repository, actorOf(context.caller), pull);
    return { clientMutationId: input.clientMutationId ?? null, pullRequest: issueSource(repository, pull) };
  },
  reopenPullRequest: async (_source, { input }: Input<{ pullRequestId: string }>, context) => {
    const { repository, pull } = await pullById(context, input.pullRequestId, NEEDS.writePulls);
    await reopenPull(context.world, repository, actorOf(context.caller), pull);
    return { clientMutationId: input.clientMutationId ?? null, pullRequest: issueSource(repository, pull) };
  },
  addPullRequestReview: async (
    _source,
    { input }: Input<{ pullRequestId: string; body?: string | null; event?: string | null }>,
    context,
  ) => {
    const { repository, pull } = await pullById(context, input.pullRequestId, NEEDS.reviewPulls);
    const event = input.event === 'APPROVE' || input.event === 'REQUEST_CHANGES' ? input.event : 'COMMENT';
    const review = await submitReview(context.world, repository, actorOf(context.caller), pull, {
      event,
      body: input.body ?? '',
      comments: [],
    });
    return {
      clientMutationId: input.clientMutationId ?? null,
      pullRequestReview: reviewSource(repository, review),
    };
  },
};
