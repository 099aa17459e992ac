import { CREATE_COMMIT, SETTLE_REACTION, UPDATE_ISSUE_COMMENT } from './write-fields.ts';

/**
 * The writes. Mutations of one document run on after an earlier one failed (GraphQL runs them in order and
 * null for a nullable field does not stop it), so only steps that do not depend on each other share a document.
 */

const ADD_REACTION = `addReaction(input: $reaction) { reaction { content } }`;

/** The ref must be there before the commit; when it fails the commit fails with it, as its branch is missing. */
export const CREATE_BRANCH_AND_COMMIT = `mutation CreateBranchAndCommit($ref: CreateRefInput!, $commit: CreateCommitOnBranchInput!) {
  createRef(input: $ref) { ref { id } }
  ${CREATE_COMMIT}
}`;

export const OPEN_PULL = `mutation OpenPull($pull: CreatePullRequestInput!, $check: CreateCheckRunInput!) {
  createPullRequest(input: $pull) { pullRequest { number url } }
  createCheckRun(input: $check) { checkRun { id } }
}`;

export const CREATE_CHECK_RUN = `mutation CreateCheckRun($check: CreateCheckRunInput!) {
  createCheckRun(input: $check) { checkRun { id } }
}`;

export const UPDATE_CHECK_RUN = `mutation UpdateCheckRun($check: UpdateCheckRunInput!) {
  updateCheckRun(input: $check) { checkRun { id } }
}`;

export const DELETE_BRANCH = `mutation DeleteBranch($ref: DeleteRefInput!) {
  deleteRef(input: $ref) { clientMutationId }
}`;

export const CLOSE_PULL = `mutation ClosePull($pull: ClosePullRequestInput!, $ref: DeleteRefInput!) {
  closePullRequest(input: $pull) { pullRequest { number } }
  deleteRef(input: $ref) { clientMutationId }
}`;

export const OPEN_PULL_ALONE = `mutation OpenPull($pull: CreatePullRequestInput!) {
  createPullRequest(input: $pull) { pullRequest { number url } }
}`;

/** The comment first, so that the pull request says why it is closed. */
export const REPLACE_PULL = `mutation ReplacePull($comment: AddCommentInput!, $pull: ClosePullRequestInput!, $ref: DeleteRefInput!) {
  addComment(input: $comment) { subject { id } }
  closePullRequest(input: $pull) { pullRequest { number } }
  deleteRef(input: $ref) { clientMutationId }
}`;

/** The same, where its branch is to stay. */
export const REPLACE_PULL_ALONE = `mutation ReplacePull($comment: AddCommentInput!, $pull: ClosePullRequestInput!) {
  addComment(input: $comment) { subject { id } }
  closePullRequest(input: $pull) { pullRequest { number } }
}`;

export const DELETE_REF = `mutation DeleteRef($ref: DeleteRefInput!) {
  deleteRef(input: $ref) { clientMutationId }
}`;

export const ADD_COMMENT = `mutation AddComment($comment: AddCommentInput!) {
  addComment(input: $comment) { subject { id } }
}`;

export const UPDATE_COMMENT = `mutation UpdateComment($comment: UpdateIssueCommentInput!) {
  ${UPDATE_ISSUE_COMMENT}
}`;

export const ADD_COMMENT_AND_REACT = `mutation AddCommentAndReact($comment: AddCommentInput!, $reaction: AddReactionInput!, $eyes: RemoveReactionInput!) {
  addComment(input: $comment) { subject { id } }
  ${SETTLE_REACTION}
}`;

export const REACT = `mutation React($reaction: AddReactionInput!) {
  ${ADD_REACTION}
}`;

export const SETTLE = `mutation Settle($reaction: AddReactionInput!, $eyes: RemoveReactionInput!) {
  ${SETTLE_REACTION}
}`;

export const CLOSE_ISSUE = `mutation CloseIssue($issue: CloseIssueInput!) {
  closeIssue(input: $issue) { clientMutationId }
}`;

export const REMOVE_LABEL = `mutation RemoveLabel($labels: RemoveLabelsFromLabelableInput!) {
  removeLabelsFromLabelable(input: $labels) { clientMutationId }
}`;
