import type { CommentReading } from './ports/repository.ts';

/** The comment that carries one of our hidden marks (`messages/marks.ts`); only what we wrote ourselves counts. */
export function findOurComment(comments: readonly CommentReading[], mark: string): CommentReading | null {
  return comments.find((comment) => comment.isOurs && comment.body.includes(mark)) ?? null;
}
