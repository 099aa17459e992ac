import { diffFiles } from '../git/diff.ts';
import { type DiffPlace, hunkAt } from '../git/hunk-at.ts';
import { ApiError } from '../http/api-error.ts';
import { pullInList } from '../shapes/pull.ts';
import { reviewShape } from '../shapes/review.ts';
import { gitDirectory, type PullIssue } from '../state/find.ts';
import { pullDetails } from '../state/pull-details.ts';
import type { Account, Repository, Review, ReviewComment } from '../state/records.ts';
import { newId, timestamp, type World } from '../state/world.ts';
import { tellReviewComment } from './review-comments.ts';

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
export async function submitReview(
  world: World,
  repository: Repository,
  author: Account,
  issue: PullIssue,
  input: NewReview,
): Promise<Review> {
  if (input.event !== 'COMMENT' && issue.authorId === author.id) {
    const word = input.event === 'APPROVE' ? 'approve' : 'request changes on';
    throw new ApiError(422, `Can not ${word} your own pull request`);
  }
  const placed = await placesOf(world, repository, issue, input.comments);
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
  for (const comment of placed) addReviewComment(world, repository, author, issue, review, comment);
  return review;
}

type PlacedComment = NewReview['comments'][number] & DiffPlace;

/** The comments with their places in the difference; throws 422 for a place that it does not show. */
async function placesOf(
  world: World,
  repository: Repository,
  issue: PullIssue,
  comments: NewReview['comments'],
): Promise<PlacedComment[]> {
  if (comments.length === 0) return [];
  const { mergeBase } = await pullDetails(world, repository, issue);
  const files = await diffFiles(gitDirectory(world, repository), mergeBase, issue.pull.headSha, true);
  return comments.map((comment) => {
    const file = files.find((one) => one.path === comment.path);
    if (file === undefined) throw new ApiError(422, 'Pull request review thread path is invalid');
    if (comment.line === null) return { ...comment, position: 1, hunk: '' };
    const place = hunkAt(file.patch ?? '', comment.line);
    if (place === null) throw new ApiError(422, 'Pull request review thread line must be part of the diff');
    return { ...comment, ...place };
  });
}

function addReviewComment(
  world: World,
  repository: Repository,
  author: Account,
  issue: PullIssue,
  review: Review,
  input: PlacedComment,
): ReviewComment {
  const now = timestamp(world);
  const comment: ReviewComment = {
    id: newId(world),
    reviewId: review.id,
    issueId: issue.id,
    authorId: author.id,
    path: input.path,
    line: input.line,
    position: input.position,
    diffHunk: input.hunk,
    body: input.body,
    commitSha: issue.pull.headSha,
    createdAt: now,
    updatedAt: now,
  };
  repository.reviewComments.push(comment);
  world.changed();
  tellReviewComment(world, repository, author, 'created', issue, comment);
  return comment;
}
