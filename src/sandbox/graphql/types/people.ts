import { accountShape } from '../../shapes/account.ts';
import { authorAssociation } from '../../shapes/association.ts';
import { issuePage } from '../../shapes/issue.ts';
import { repositoryPage } from '../../shapes/repository.ts';
import { isPull, issueById } from '../../state/find.ts';
import { nodeId } from '../../state/node-id.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { Fields } from '../context.ts';
import { editFields } from '../edit-fields.ts';
import { reactionFields, reactionName } from '../reactions.ts';
import {
  type AccountSource,
  accountSource,
  type CommentSource,
  commitSource,
  issueSource,
  type LabelSource,
  type ReactionSource,
  type ReviewCommentSource,
  type ReviewSource,
  type RulesetSource,
  repositorySource,
  reviewCommentSource,
} from '../sources.ts';

/** In GraphQL a bot's login lacks the `[bot]` that it has over REST; only `viewer` shows it. */
export const accountFields: Fields<AccountSource & { readonly isViewer?: boolean }> = {
  id: ({ account }) => nodeId(account.type, account.id),
  databaseId: ({ account }) => account.id,
  login: ({ account, isViewer }) => (isViewer ? account.login : account.login.replace(/\[bot\]$/, '')),
  name: ({ account }) => account.name,
  url: ({ account }, _args, { world }) => accountShape(world, account).html_url,
  resourcePath: ({ account }, _args, { world }) =>
    accountShape(world, account).html_url.replace(world.urls.web, ''),
  avatarUrl: ({ account }, _args, { world }) => accountShape(world, account).avatar_url,
  email: () => '',
  createdAt: ({ account }) => account.createdAt,
  isViewer: ({ account }, _args, { viewerId }) => account.id === viewerId,
};

export const labelFields: Fields<LabelSource> = {
  id: ({ label }) => nodeId('Label', label.id),
  name: ({ label }) => label.name,
  color: ({ label }) => label.color,
  description: ({ label }) => label.description,
  isDefault: () => false,
  repository: ({ repository }) => repositorySource(repository),
  url: ({ repository, label }, _args, { world }) =>
    `${repositoryPage(world, repository)}/labels/${encodeURIComponent(label.name)}`,
};

export const commentFields: Fields<CommentSource> = {
  id: ({ comment }) => nodeId('IssueComment', comment.id),
  databaseId: ({ comment }) => comment.id,
  fullDatabaseId: ({ comment }) => String(comment.id),
  body: ({ comment }) => comment.body,
  bodyText: ({ comment }) => comment.body,
  author: ({ comment }, _args, { world }) => accountSource(world, comment.authorId),
  authorAssociation: ({ repository, comment }) => authorAssociation(repository, comment.authorId),
  viewerDidAuthor: ({ comment }, _args, { viewerId }) => comment.authorId === viewerId,
  createdAt: ({ comment }) => comment.createdAt,
  updatedAt: ({ comment }) => comment.updatedAt,
  publishedAt: ({ comment }) => comment.createdAt,
  ...editFields<CommentSource>(({ comment }) => comment.edit),
  isMinimized: ({ comment }) => comment.minimizedReason !== null,
  minimizedReason: ({ comment }) => comment.minimizedReason,
  url: ({ repository, comment }, _args, { world }) => {
    const issue = issueById(repository, comment.issueId);
    return `${issuePage(world, repository, issue)}#issuecomment-${comment.id}`;
  },
  issue: ({ repository, comment }) => issueSource(repository, issueById(repository, comment.issueId)),
  pullRequest: ({ repository, comment }) => {
    const issue = issueById(repository, comment.issueId);
    return isPull(issue) ? issueSource(repository, issue) : null;
  },
  repository: ({ repository }) => repositorySource(repository),
  ...reactionFields<CommentSource>(({ comment }) => comment.id),
};

export const reviewFields: Fields<ReviewSource> = {
  id: ({ review }) => nodeId('PullRequestReview', review.id),
  databaseId: ({ review }) => review.id,
  fullDatabaseId: ({ review }) => String(review.id),
  author: ({ review }, _args, { world }) => accountSource(world, review.authorId),
  authorAssociation: ({ repository, review }) => authorAssociation(repository, review.authorId),
  viewerDidAuthor: ({ review }, _args, { viewerId }) => review.authorId === viewerId,
  state: ({ review }) => review.state,
  body: ({ review }) => review.body,
  submittedAt: ({ review }) => review.submittedAt,
  ...editFields<ReviewSource>(() => undefined),
  createdAt: ({ review }) => review.submittedAt,
  updatedAt: ({ review }) => review.submittedAt,
  commit: ({ repository, review }) => commitSource(repository, review.commitSha),
  pullRequest: ({ repository, review }) => issueSource(repository, issueById(repository, review.issueId)),
  repository: ({ repository }) => repositorySource(repository),
  url: ({ repository, review }, _args, { world }) =>
    `${issuePage(world, repository, issueById(repository, review.issueId))}#pullrequestreview-${review.id}`,
  comments: ({ repository, review }, args: PageArgs) => {
    const comments = repository.reviewComments.filter((comment) => comment.reviewId === review.id);
    return connection(comments, args, (comment) => reviewCommentSource(repository, comment));
  },
  ...reactionFields<ReviewSource>(({ review }) => review.id),
};

export const reviewCommentFields: Fields<ReviewCommentSource> = {
  id: ({ reviewComment }) => nodeId('PullRequestReviewComment', reviewComment.id),
  databaseId: ({ reviewComment }) => reviewComment.id,
  fullDatabaseId: ({ reviewComment }) => String(reviewComment.id),
  author: ({ reviewComment }, _args, { world }) => accountSource(world, reviewComment.authorId),
  authorAssociation: ({ repository, reviewComment }) => authorAssociation(repository, reviewComment.authorId),
  viewerDidAuthor: ({ reviewComment }, _args, { viewerId }) => reviewComment.authorId === viewerId,
  body: ({ reviewComment }) => reviewComment.body,
  path: ({ reviewComment }) => reviewComment.path,
  line: ({ reviewComment }) => reviewComment.line,
  createdAt: ({ reviewComment }) => reviewComment.createdAt,
  updatedAt: ({ reviewComment }) => reviewComment.updatedAt,
  ...editFields<ReviewCommentSource>(({ reviewComment }) => reviewComment.edit),
  isMinimized: () => false,
  url: ({ repository, reviewComment }, _args, { world }) =>
    `${issuePage(world, repository, issueById(repository, reviewComment.issueId))}#discussion_r${reviewComment.id}`,
  ...reactionFields<ReviewCommentSource>(({ reviewComment }) => reviewComment.id),
};

export const reactionNodeFields: Fields<ReactionSource> = {
  id: ({ reaction }) => nodeId('Reaction', reaction.id),
  databaseId: ({ reaction }) => reaction.id,
  content: ({ reaction }) => reactionName(reaction.content),
  createdAt: ({ reaction }) => reaction.createdAt,
  user: ({ reaction }, _args, { world }) => accountSource(world, reaction.accountId),
};

export const rulesetFields: Fields<RulesetSource> = {
  id: ({ ruleset }) => nodeId('Ruleset', ruleset.id),
  databaseId: ({ ruleset }) => ruleset.id,
  name: ({ ruleset }) => ruleset.name,
  enforcement: ({ ruleset }) => ruleset.enforcement.toUpperCase(),
  target: () => 'BRANCH',
  createdAt: ({ ruleset }) => ruleset.createdAt,
  updatedAt: ({ ruleset }) => ruleset.createdAt,
  source: ({ repository }) => repositorySource(repository),
  conditions: ({ ruleset }) => ({ refName: { include: ruleset.include, exclude: ruleset.exclude } }),
  rules: ({ ruleset }, args: PageArgs) =>
    connection(ruleset.rules, args, (rule) => ({
      id: nodeId('Ruleset', `${ruleset.id}:${rule.type}`),
      type: rule.type.toUpperCase(),
      parameters: ruleParameters(rule),
    })),
};

/** The parameters that GraphQL types; of the other rules none. */
function ruleParameters(rule: RulesetSource['ruleset']['rules'][number]) {
  if (rule.type === 'required_status_checks') {
    const checks = rule.parameters.required_status_checks as {
      context: string;
      integration_id?: number;
    }[];
    return {
      __typename: 'RequiredStatusChecksParameters',
      requiredStatusChecks: checks.map((one) => ({
        context: one.context,
        integrationId: one.integration_id ?? null,
      })),
      strictRequiredStatusChecksPolicy: rule.parameters.strict_required_status_checks_policy === true,
    };
  }
  if (rule.type !== 'pull_request') return null;
  return {
    __typename: 'PullRequestParameters',
    requiredApprovingReviewCount: Number(rule.parameters.required_approving_review_count ?? 0),
    dismissStaleReviewsOnPush: rule.parameters.dismiss_stale_reviews_on_push === true,
    requireCodeOwnerReview: rule.parameters.require_code_owner_review === true,
    requireLastPushApproval: rule.parameters.require_last_push_approval === true,
    requiredReviewThreadResolution: rule.parameters.required_review_thread_resolution === true,
  };
}
