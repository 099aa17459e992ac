import { CREATE_COMMIT, SETTLE_REACTION, UPDATE_ISSUE_COMMENT } from './write-fields.ts';

/** A commit, and in the same request what goes along: a reaction that is the outcome, a comment edited in place. */
export function commitDocument(withReaction: boolean, withComment: boolean): string {
  const name = `Commit${withReaction ? 'AndReact' : ''}${withComment ? 'AndUpdate' : ''}`;
  const declared = [
    '$commit: CreateCommitOnBranchInput!',
    ...(withReaction ? ['$reaction: AddReactionInput!', '$eyes: RemoveReactionInput!'] : []),
    ...(withComment ? ['$comment: UpdateIssueCommentInput!'] : []),
  ];
  const parts = [
    CREATE_COMMIT,
    ...(withReaction ? [SETTLE_REACTION] : []),
    ...(withComment ? [UPDATE_ISSUE_COMMENT] : []),
  ];
  return `mutation ${name}(${declared.join(', ')}) {\n  ${parts.join('\n  ')}\n}`;
}
