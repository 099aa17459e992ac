import {
  addComment,
  addReaction,
  deleteComment,
  editComment,
  findReaction,
  removeReaction,
} from '../../actions/comments.ts';
import { ApiError, notAccessible } from '../../http/api-error.ts';
import { actorOf, hasRole, NEEDS } from '../../http/permissions.ts';
import { issueById } from '../../state/find.ts';
import type { Context, Fields } from '../context.ts';
import { findNodeOf } from '../find-node.ts';
import { reactionContent } from '../reactions.ts';
import { type CommentSource, commentSource, issueSource, reactionSource, type Source } from '../sources.ts';

interface Input<Fields> {
  readonly input: Fields & { readonly clientMutationId?: string | null };
}

/** Comments are changed by their author, and by people with write permission. */
async function ownComment(context: Context, id: string): Promise<CommentSource> {
  const source = await findNodeOf(context, id, 'IssueComment');
  const { caller } = context;
  context.need(source.repository, NEEDS.speak);
  const mayEdit =
    source.comment.authorId === context.viewerId ||
    (caller.kind === 'user' && hasRole(source.repository, caller.account, 'write'));
  if (!mayEdit) throw caller.kind === 'installation' ? notAccessible() : forbidden(caller);
  return source;
}

function forbidden(caller: Context['caller']): ApiError {
  const login = actorOf(caller).login;
  return new ApiError(403, `${login} does not have the correct permissions to execute this mutation`, {
    type: 'FORBIDDEN',
  });
}

async function reactable(context: Context, id: string) {
  const source = await findNodeOf(
    context,
    id,
    'Issue',
    'PullRequest',
    'IssueComment',
    'PullRequestReview',
    'PullRequestReviewComment',
  );
  context.need(source.repository, NEEDS.speak);
  return { source, subjectId: idOf(source) };
}

function idOf(source: Source): number {
  if ('issue' in source) return source.issue.id;
  if ('comment' in source) return source.comment.id;
  if ('review' in source) return source.review.id;
  return 'reviewComment' in source ? source.reviewComment.id : 0;
}

export const commentMutations: Fields<unknown> = {
  addComment: async (_source, { input }: Input<{ subjectId: string; body: string }>, context) => {
    const subject = await findNodeOf(context, input.subjectId, 'Issue', 'PullRequest');
    const { repository, issue } = subject;
    context.need(repository, NEEDS.speak);
    const comment = addComment(context.world, repository, actorOf(context.caller), issue, input.body);
    const node = commentSource(repository, comment);
    const edge = { cursor: '', node };
    return {
      clientMutationId: input.clientMutationId ?? null,
      commentEdge: edge,
      timelineEdge: edge,
      subject: issueSource(repository, issue),
    };
  },
  updateIssueComment: async (_source, { input }: Input<{ id: string; body: string }>, context) => {
    const source = await ownComment(context, input.id);
    const issue = issueById(source.repository, source.comment.issueId);
    editComment(context.world, source.repository, actorOf(context.caller), issue, source.comment, input.body);
    return { clientMutationId: input.clientMutationId ?? null, issueComment: source };
  },
  deleteIssueComment: async (_source, { input }: Input<{ id: string }>, context) => {
    const { repository, comment } = await ownComment(context, input.id);
    const issue = issueById(repository, comment.issueId);
    deleteComment(context.world, repository, actorOf(context.caller), issue, comment);
    return { clientMutationId: input.clientMutationId ?? null };
  },
  addReaction: async (_source, { input }: Input<{ subjectId: string; content: string }>, context) => {
    const { source, subjectId } = await reactable(context, input.subjectId);
    const content = reactionContent(input.content);
    const actor = actorOf(context.caller);
    const { reaction } = addReaction(context.world, source.repository, actor, subjectId, content);
    const node = reactionSource(source.repository, reaction);
    return { clientMutationId: input.clientMutationId ?? null, reaction: node, subject: source };
  },
  removeReaction: async (_source, { input }: Input<{ subjectId: string; content: string }>, context) => {
    const { source, subjectId } = await reactable(context, input.subjectId);
    const actor = actorOf(context.caller);
    const reaction = findReaction(source.repository, actor, subjectId, reactionContent(input.content));
    if (reaction === undefined)
      throw new ApiError(404, 'Could not resolve to a Reaction.', { type: 'NOT_FOUND' });
    removeReaction(context.world, source.repository, reaction);
    const node = reactionSource(source.repository, reaction);
    return { clientMutationId: input.clientMutationId ?? null, reaction: node, subject: source };
  },
};
