import { accountOf, type PullIssue } from '../state/find.ts';
import { nodeId } from '../state/node-id.ts';
import type { Repository, Review, ReviewComment } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { accountShape } from './account.ts';
import { authorAssociation } from './association.ts';
import { issuePage } from './issue.ts';
import { reactionRollup } from './reaction.ts';
import { repositoryApi } from './repository.ts';
import type { Schema } from './schema.ts';

export function reviewShape(
  world: World,
  repository: Repository,
  issue: PullIssue,
  review: Review,
): Schema<'pull-request-review'> {
  const pullUrl = `${repositoryApi(world, repository)}/pulls/${issue.number}`;
  const page = `${issuePage(world, repository, issue)}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: accountShape(world, accountOf(world, review.authorId)),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: pullUrl,
    author_association: authorAssociation(repository, review.authorId),
    _links: { html: { href: page }, pull_request: { href: pullUrl } },
    submitted_at: review.submittedAt,
    commit_id: review.commitSha,
  };
}

export function reviewCommentShape(
  world: World,
  repository: Repository,
  issue: PullIssue,
  comment: ReviewComment,
): Schema<'pull-request-review-comment'> {
  const api = repositoryApi(world, repository);
  const url = `${api}/pulls/comments/${comment.id}`;
  const pullUrl = `${api}/pulls/${issue.number}`;
  const page = `${issuePage(world, repository, issue)}#discussion_r${comment.id}`;
  return {
    url,
    pull_request_review_id: comment.reviewId,
    id: comment.id,
    node_id: nodeId('PullRequestReviewComment', comment.id),
    diff_hunk: comment.diffHunk,
    path: comment.path,
    commit_id: comment.commitSha,
    original_commit_id: comment.commitSha,
    user: accountShape(world, accountOf(world, comment.authorId)),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: page,
    pull_request_url: pullUrl,
    author_association: authorAssociation(repository, comment.authorId),
    _links: { self: { href: url }, html: { href: page }, pull_request: { href: pullUrl } },
    position: comment.position,
    original_position: comment.position,
    start_line: null,
    original_start_line: null,
    start_side: null,
    ...(comment.line === null ? {} : { line: comment.line, original_line: comment.line }),
    ...(comment.inReplyToId === undefined ? {} : { in_reply_to_id: comment.inReplyToId }),
    side: 'RIGHT',
    subject_type: comment.line === null ? 'file' : 'line',
    reactions: reactionRollup(repository, comment.id, `${url}/reactions`),
  };
}
