import { z } from 'zod';
import { submitReview } from '../actions/reviews.ts';
import { page } from '../http/pagination.ts';
import { actorOf, NEEDS } from '../http/permissions.ts';
import { input } from '../http/read-body.ts';
import { type Answer, ok, type RepositoryRequest, type Route } from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { reviewCommentShape, reviewShape } from '../shapes/review.ts';
import { pullOfPath } from './pulls.ts';

const reviewInput = z.object({
  body: z.string().default(''),
  event: z.enum(['APPROVE', 'REQUEST_CHANGES', 'COMMENT']).default('COMMENT'),
  comments: z.array(z.object({ path: z.string(), line: z.int().nullish(), body: z.string() })).default([]),
});

async function create(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const pull = pullOfPath(request);
  const wanted = input(request, reviewInput);
  const review = await submitReview(world, repository, actorOf(request.caller), pull, {
    ...wanted,
    comments: wanted.comments.map((comment) => ({ ...comment, line: comment.line ?? null })),
  });
  return ok(reviewShape(world, repository, pull, review));
}

export const reviewRoutes: readonly Route[] = [
  repositoryRoute({
    method: 'GET',
    path: '/pulls/{pull_number}/reviews',
    need: NEEDS.readPulls,
    handle: (request) => {
      const pull = pullOfPath(request);
      const reviews = request.repository.reviews.filter((review) => review.issueId === pull.id);
      return page(request, reviews, (review) => reviewShape(request.world, request.repository, pull, review));
    },
  }),
  repositoryRoute({
    method: 'POST',
    path: '/pulls/{pull_number}/reviews',
    need: NEEDS.reviewPulls,
    handle: create,
  }),
  repositoryRoute({
    method: 'GET',
    path: '/pulls/{pull_number}/comments',
    need: NEEDS.readPulls,
    handle: (request) => {
      const pull = pullOfPath(request);
      const comments = request.repository.reviewComments.filter((comment) => comment.issueId === pull.id);
      return page(request, comments, (comment) =>
        reviewCommentShape(request.world, request.repository, pull, comment),
      );
    },
  }),
];
