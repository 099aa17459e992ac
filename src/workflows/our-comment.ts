import type { CommentReading } from './ports/repository.ts';

/** Hidden marks by which our own comments are found again; only in comments that we wrote do they count. */
export const INTAKE_MARK = '<!-- planwright:intake -->';
export const CONFIG_ERROR_MARK = '<!-- planwright:config-error -->';
export const BROKEN_PLAN_MARK = '<!-- planwright:broken-plan -->';
export const STICKY_MARK = '<!-- planwright:sticky -->';

export function findOurComment(comments: readonly CommentReading[], mark: string): CommentReading | null {
  return comments.find((comment) => comment.isOurs && comment.body.includes(mark)) ?? null;
}
