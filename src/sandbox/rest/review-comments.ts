import { z } from 'zod';
import { deleteReviewComment, editReviewComment, replyToReviewComment } from '../actions/review-comments.ts';
import { submitReview } from '../actions/reviews.ts';
import { ApiError, notAccessible } from '../http/api-error.ts';
import { actorOf, hasRole, NEEDS } from '../http/permissions.ts';
import { input } from '../http/read-body.ts';
import {
  type Answer,
  created,
  noContent,
  numberParam,
  ok,
  type RepositoryRequest,
  type Route,
} from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { reviewCommentShape } from '../shapes/review.ts';
import { found, issueById, type PullIssue } from '../state/find.ts';
import type { ReviewComment } from '../state/records.ts';
import { pullOfPath } from './pulls.ts';

const bodyInput = z.object({ body: z.string() });
const commentInput = bodyInput.extend({
  commit_id: z.string(),
  path: z.string(),
  line: z.int().optional(),
  side: z.enum(['LEFT', 'RIGHT']).optional(),
  subject_type: z.enum(['line', 'file']).optional(),
});

function commentOfPath(request: RepositoryRequest): { comment: ReviewComment; pull: PullIssue } {
  const id = numberParam(request, 'comment_id');
  const comment = found(request.repository.reviewComments.find((one) => one.id === id));
  return { comment, pull: issueById(request.repository, comment.issueId) as PullIssue };
}

function shown(request: RepositoryRequest, pull: PullIssue, comment: ReviewComment) {
  return reviewCommentShape(request.world, request.repository, pull, comment);
}

/** A comment by itself is a review of one comment: https://docs.github.com/rest/pulls/comments#create-a-review-comment-for-a-pull-request */
async function create(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const pull = pullOfPath(request);
  const wanted = input(request, commentInput);
  if (wanted.commit_id !== pull.pull.headSha) {
    throw new ApiError(422, 'Validation Failed: commit_id is not part of the pull request');
  }
  const line = wanted.subject_type === 'file' ? null : (wanted.line ?? null);
  const review = await submitReview(world, repository, actorOf(request.caller), pull, {
    event: 'COMMENT',
    body: '',
    comments: [{ path: wanted.path, line, body: wanted.body }],
  });
  const comment = found(repository.reviewComments.find((one) => one.reviewId === review.id));
  const shape = shown(request, pull, comment);
  return created(shape, shape.url);
}

function reply(request: RepositoryRequest): Answer {
  const { repository, world } = request;
  const { comment, pull } = commentOfPath(request);
  const { body } = input(request, bodyInput);
  const made = replyToReviewComment(world, repository, actorOf(request.caller), pull, comment, body);
  const shape = shown(request, pull, made);
  return created(shape, shape.url);
}

/** Comments are changed by their author and by people with write permission. */
function ownComment(request: RepositoryRequest) {
  const found = commentOfPath(request);
  const { caller, repository } = request;
  const actor = actorOf(caller);
  const isWriter = caller.kind === 'user' && hasRole(repository, actor, 'write');
  if (found.comment.authorId === actor.id || isWriter) return found;
  throw caller.kind === 'installation'
    ? notAccessible()
    : new ApiError(403, 'Must have admin rights to Repository.');
}

export const reviewCommentRoutes: readonly Route[] = [
  repositoryRoute({
    method: 'POST',
    path: '/pulls/{pull_number}/comments',
    need: NEEDS.reviewPulls,
    handle: create,
  }),
  repositoryRoute({
    method: 'POST',
    path: '/pulls/{pull_number}/comments/{comment_id}/replies',
    need: NEEDS.reviewPulls,
    handle: reply,
  }),
  repositoryRoute({
    method: 'GET',
    path: '/pulls/comments/{comment_id}',
    need: NEEDS.readPulls,
    handle: (request) => {
      const { comment, pull } = commentOfPath(request);
      return ok(shown(request, pull, comment));
    },
  }),
  repositoryRoute({
    method: 'PATCH',
    path: '/pulls/comments/{comment_id}',
    need: NEEDS.reviewPulls,
    handle: (request) => {
      const { comment, pull } = ownComment(request);
      const { body } = input(request, bodyInput);
      editReviewComment(request.world, request.repository, actorOf(request.caller), pull, comment, body);
      return ok(shown(request, pull, comment));
    },
  }),
  repositoryRoute({
    method: 'DELETE',
    path: '/pulls/comments/{comment_id}',
    need: NEEDS.reviewPulls,
    handle: (request) => {
      const { comment, pull } = ownComment(request);
      deleteReviewComment(request.world, request.repository, actorOf(request.caller), pull, comment);
      return noContent;
    },
  }),
];
