import { ApiError } from '../http/api-error.ts';
import { pullInList } from '../shapes/pull.ts';
import { reviewCommentShape, reviewShape } from '../shapes/review.ts';
import type { PullIssue } from '../state/find.ts';
import type { Account, Repository, Review, ReviewComment } from '../state/records.ts';
import { newId, timestamp, type World } from '../state/world.ts';

const STATES = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;
type ReviewEvent = keyof typeof STATES;

export interface NewReview {
  readonly event: ReviewEvent;
  readonly body: string;
  readonly comments: readonly {
    readonly path: string;
    readonly line: number | null;
    readonly body: string;
  }[];
}

/** Submits a review; nobody may approve a pull request of their own. */
export function submitReview(
  world: World,
  repository: Repository,
  author: Account,
  issue: PullIssue,
  input: NewReview,
): Review {
  if (input.event !== 'COMMENT' && issue.authorId === author.id) {
    const word = input.event === 'APPROVE' ? 'approve' : 'request changes on';
    throw new ApiError(422, `Can not ${word} your own pull request`);
  }
  const now = timestamp(world);
  const review: Review = {
    id: newId(world),
    issueId: issue.id,
    authorId: author.id,
    state: STATES[input.event],
    body: input.body,
    commitSha: issue.pull.headSha,
    submittedAt: now,
  };
  repository.reviews.push(review);
  world.changed();
  const payload = {
    // Webhooks spell the state in lower case.
    review: { ...reviewShape(world, repository, issue, review), state: review.state.toLowerCase() },
    pull_request: pullInList(world, repository, issue),
  };
  world.announce({ name: 'pull_request_review', action: 'submitted', repository, sender: author, payload });
  for (const comment of input.comments) addReviewComment(world, repository, author, issue, review, comment);
  return review;
}

function addReviewComment(
  world: World,
  repository: Repository,
  author: Account,
  issue: PullIssue,
  review: Review,
  input: NewReview['comments'][number],
): ReviewComment {
  const now = timestamp(world);
  const comment: ReviewComment = {
    id: newId(world),
    reviewId: review.id,
    issueId: issue.id,
    authorId: author.id,
    path: input.path,
    line: input.line,
    body: input.body,
    commitSha: issue.pull.headSha,
    createdAt: now,
    updatedAt: now,
  };
  repository.reviewComments.push(comment);
  world.changed();
  const payload = {
    comment: reviewCommentShape(world, repository, issue, comment),
    pull_request: pullInList(world, repository, issue),
  };
  world.announce({
    name: 'pull_request_review_comment',
    action: 'created',
    repository,
    sender: author,
    payload,
  });
  return comment;
}
