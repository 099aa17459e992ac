import type { UserError } from '../errors.ts';
import { brokenPlanComment } from '../messages/broken-plan-comment.ts';
import { BROKEN_PLAN_MARK } from '../messages/marks.ts';
import { findOurComment } from './our-comment.ts';
import type { Comments, IssueReading } from './ports/repository.ts';

/** A plan that people broke is not touched: its issue says what was found and how to mend it, once. */
export async function sayBrokenPlan(
  repository: Comments,
  issue: Pick<IssueReading, 'id' | 'comments'>,
  error: UserError,
  url: string,
): Promise<void> {
  const body = brokenPlanComment(error.message, url);
  const before = findOurComment(issue.comments, BROKEN_PLAN_MARK);
  if (before?.body === body) return;
  await repository.comment({ subjectId: issue.id, commentId: before?.id ?? null, body });
}
