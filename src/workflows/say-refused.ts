import { REFUSED_MARK } from '../messages/marks.ts';
import { refusedComment } from '../messages/refused-comment.ts';
import { findOurComment } from './our-comment.ts';
import type { Comments, IssueReading, PushRefused } from './ports/repository.ts';

/** Where nothing is allowed, the plan's issue says so, once. */
export async function sayRefused(
  repository: Comments,
  issue: Pick<IssueReading, 'id' | 'comments'>,
  refusal: PushRefused,
): Promise<void> {
  const body = refusedComment(refusal.message);
  const before = findOurComment(issue.comments, REFUSED_MARK);
  if (before?.body === body) return;
  await repository.comment({ subjectId: issue.id, commentId: before?.id ?? null, body });
}
