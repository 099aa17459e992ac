import { invalid } from '../http/api-error.ts';
import { pullInList } from '../shapes/pull.ts';
import { reviewCommentShape } from '../shapes/review.ts';
import type { PullIssue } from '../state/find.ts';
import type { Account, Repository, ReviewComment } from '../state/records.ts';
import { newId, timestamp, type World } from '../state/world.ts';
import { touch } from './tell.ts';

/** Answers a comment on the difference; answers stand under the first comment of their thread. */
export function replyToReviewComment(
  world: World,
  repository: Repository,
  author: Account,
  issue: PullIssue,
  comment: ReviewComment,
  body: string,
): ReviewComment {
  checkBody(body);
  const now = timestamp(world);
  const reply: ReviewComment = {
    ...comment,
    id: newId(world),
    authorId: author.id,
    body,
    createdAt: now,
    updatedAt: now,
    inReplyToId: comment.inReplyToId ?? comment.id,
  };
  repository.reviewComments.push(reply);
  world.changed();
  tellReviewComment(world, repository, author, 'created', issue, reply);
  return reply;
}

export function editReviewComment(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
  comment: ReviewComment,
  body: string,
): void {
  checkBody(body);
  if (comment.body === body) return;
  const changes = { body: { from: comment.body } };
  comment.body = body;
  comment.edit = { at: timestamp(world), editorId: sender.id };
  touch(world, comment);
  tellReviewComment(world, repository, sender, 'edited', issue, comment, { changes });
}

export function deleteReviewComment(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
  comment: ReviewComment,
): void {
  repository.reviewComments = repository.reviewComments.filter((one) => one !== comment);
  world.changed();
  tellReviewComment(world, repository, sender, 'deleted', issue, comment);
}

function checkBody(body: string): void {
  if (body.trim() === '') throw invalid('PullRequestReviewComment', 'body', 'missing_field');
}

/** https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request_review_comment */
export function tellReviewComment(
  world: World,
  repository: Repository,
  sender: Account,
  action: string,
  issue: PullIssue,
  comment: ReviewComment,
  extra: Record<string, unknown> = {},
): void {
  const payload = {
    comment: reviewCommentShape(world, repository, issue, comment),
    pull_request: pullInList(world, repository, issue),
    ...extra,
  };
  world.announce({ name: 'pull_request_review_comment', action, repository, sender, payload });
}
