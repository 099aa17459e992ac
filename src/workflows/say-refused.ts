import { REFUSED_MARK } from '../messages/marks.ts';
import { refusedComment, refusedPlanComment } from '../messages/refused-comment.ts';
import { findOurComment } from './our-comment.ts';
import type { Comments, IssueReading, PushRefused } from './ports/repository.ts';

/** Where nothing of what was merged may be recorded, the plan's issue says so, once. */
export async function sayRefused(
  repository: Comments,
  issue: Pick<IssueReading, 'id' | 'comments'>,
  refusal: PushRefused,
): Promise<void> {
  await sayOnce(repository, issue, refusedComment(refusal.message));
}

/** Where its plan may not be proposed, an issue says so, once. */
export async function sayPlanRefused(
  repository: Comments,
  issue: Pick<IssueReading, 'id' | 'comments'>,
  refusal: PushRefused,
  label: string,
): Promise<void> {
  await sayOnce(repository, issue, refusedPlanComment(refusal.message, label));
}

async function sayOnce(
  repository: Comments,
  issue: Pick<IssueReading, 'id' | 'comments'>,
  body: string,
): Promise<void> {
  const before = findOurComment(issue.comments, REFUSED_MARK);
  if (before?.body === body) return;
  await repository.comment({ subjectId: issue.id, commentId: before?.id ?? null, body });
}
