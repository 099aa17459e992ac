import { CREATE_COMMIT, SETTLE_REACTION, UPDATE_ISSUE_COMMENT, UPDATE_PULL } from './write-fields.ts';

/** What goes along with a commit. */
interface Company {
  readonly reaction: boolean;
  readonly comment: boolean;
  readonly pull: boolean;
}

/** A commit, and in the same request what goes along: a reaction that is the outcome, a comment or a pull request edited in place. */
export function commitDocument({ reaction, comment, pull }: Company): string {
  const name = `Commit${reaction ? 'AndReact' : ''}${comment ? 'AndUpdate' : ''}${pull ? 'AndRenew' : ''}`;
  const declared = [
    '$commit: CreateCommitOnBranchInput!',
    ...(reaction ? ['$reaction: AddReactionInput!', '$eyes: RemoveReactionInput!'] : []),
    ...(comment ? ['$comment: UpdateIssueCommentInput!'] : []),
    ...(pull ? ['$pull: UpdatePullRequestInput!'] : []),
  ];
  const parts = [
    CREATE_COMMIT,
    ...(reaction ? [SETTLE_REACTION] : []),
    ...(comment ? [UPDATE_ISSUE_COMMENT] : []),
    ...(pull ? [UPDATE_PULL] : []),
  ];
  return `mutation ${name}(${declared.join(', ')}) {\n  ${parts.join('\n  ')}\n}`;
}
