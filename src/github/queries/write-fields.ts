/** Fields of mutations that several documents have. */
export const CREATE_COMMIT = 'createCommitOnBranch(input: $commit) { commit { oid } }';

/** The outcome takes the place of the 👀. */
export const SETTLE_REACTION = `addReaction(input: $reaction) { reaction { content } }
  removeReaction(input: $eyes) { clientMutationId }`;

export const UPDATE_ISSUE_COMMENT = 'updateIssueComment(input: $comment) { issueComment { id } }';

export const UPDATE_PULL = 'updatePullRequest(input: $pull) { pullRequest { id } }';
