import { accountOf, isPull } from '../state/find.ts';
import type {
  Account,
  CheckRun,
  CheckSuite,
  Comment,
  CommitStatus,
  Issue,
  Label,
  Reaction,
  Repository,
  Review,
  ReviewComment,
} from '../state/records.ts';
import type { Ruleset } from '../state/rule-records.ts';
import type { World } from '../state/world.ts';

/** What resolvers hand on: a type's name and the record that its fields are read from. */
export type Source =
  | RepositorySource
  | IssueSource
  | CommentSource
  | ReviewSource
  | ReviewCommentSource
  | LabelSource
  | AccountSource
  | GitSource
  | RefSource
  | ReactionSource
  | CheckSuiteSource
  | CheckRunSource
  | StatusSource
  | RulesetSource;

export interface RepositorySource {
  readonly __typename: 'Repository';
  readonly repository: Repository;
}
export interface IssueSource {
  readonly __typename: 'Issue' | 'PullRequest';
  readonly repository: Repository;
  readonly issue: Issue;
}
export interface CommentSource {
  readonly __typename: 'IssueComment';
  readonly repository: Repository;
  readonly comment: Comment;
}
export interface ReviewSource {
  readonly __typename: 'PullRequestReview';
  readonly repository: Repository;
  readonly review: Review;
}
export interface ReviewCommentSource {
  readonly __typename: 'PullRequestReviewComment';
  readonly repository: Repository;
  readonly reviewComment: ReviewComment;
}
export interface LabelSource {
  readonly __typename: 'Label';
  readonly repository: Repository;
  readonly label: Label;
}
export interface AccountSource {
  readonly __typename: Account['type'];
  readonly account: Account;
}
/** An object in git. */
export interface GitSource {
  readonly __typename: 'Commit' | 'Tree' | 'Blob' | 'Tag';
  readonly repository: Repository;
  readonly oid: string;
}
export interface RefSource {
  readonly __typename: 'Ref';
  readonly repository: Repository;
  /** Full name. */
  readonly name: string;
  readonly oid: string;
}
export interface ReactionSource {
  readonly __typename: 'Reaction';
  readonly repository: Repository;
  readonly reaction: Reaction;
}
export interface CheckSuiteSource {
  readonly __typename: 'CheckSuite';
  readonly repository: Repository;
  readonly suite: CheckSuite;
}
export interface CheckRunSource {
  readonly __typename: 'CheckRun';
  readonly repository: Repository;
  readonly run: CheckRun;
}
export interface StatusSource {
  readonly __typename: 'StatusContext';
  readonly repository: Repository;
  readonly status: CommitStatus;
}
export interface RulesetSource {
  readonly __typename: 'RepositoryRuleset';
  readonly repository: Repository;
  readonly ruleset: Ruleset;
}

export const repositorySource = (repository: Repository): RepositorySource => ({
  __typename: 'Repository',
  repository,
});
export const issueSource = (repository: Repository, issue: Issue): IssueSource => ({
  __typename: isPull(issue) ? 'PullRequest' : 'Issue',
  repository,
  issue,
});
export const commentSource = (repository: Repository, comment: Comment): CommentSource => ({
  __typename: 'IssueComment',
  repository,
  comment,
});
export const reviewSource = (repository: Repository, review: Review): ReviewSource => ({
  __typename: 'PullRequestReview',
  repository,
  review,
});
export const reviewCommentSource = (repository: Repository, one: ReviewComment): ReviewCommentSource => ({
  __typename: 'PullRequestReviewComment',
  repository,
  reviewComment: one,
});
export const labelSource = (repository: Repository, label: Label): LabelSource => ({
  __typename: 'Label',
  repository,
  label,
});
export const reactionSource = (repository: Repository, reaction: Reaction): ReactionSource => ({
  __typename: 'Reaction',
  repository,
  reaction,
});
export const commitSource = (repository: Repository, oid: string): GitSource => ({
  __typename: 'Commit',
  repository,
  oid,
});
export const refSource = (repository: Repository, name: string, oid: string): RefSource => ({
  __typename: 'Ref',
  repository,
  name,
  oid,
});
export const checkRunSource = (repository: Repository, run: CheckRun): CheckRunSource => ({
  __typename: 'CheckRun',
  repository,
  run,
});
export const checkSuiteSource = (repository: Repository, suite: CheckSuite): CheckSuiteSource => ({
  __typename: 'CheckSuite',
  repository,
  suite,
});
export const accountSource = (world: World, id: number): AccountSource => {
  const account = accountOf(world, id);
  return { __typename: account.type, account };
};
