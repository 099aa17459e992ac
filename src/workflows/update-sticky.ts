import { STICKY_MARK } from '../messages/marks.ts';
import { stickyComment } from '../messages/sticky-comment.ts';
import { findOlderComment } from './find-older-comment.ts';
import type { EditsPlans } from './ports/planning.ts';
import type { Comments, IssueReading, ReadsOlderComments } from './ports/repository.ts';

/**
 * The plan's one sticky comment says where the plan stands. Its text follows from the plan alone, so a comment
 * that was lost to a crash is made up for by any later run, and the same text again costs no request.
 */
export async function updateSticky(
  ports: {
    readonly repository: Comments & ReadsOlderComments;
    readonly plans: Pick<EditsPlans, 'planStatus'>;
  },
  update: {
    readonly issue: Pick<IssueReading, 'id' | 'number' | 'comments' | 'olderComments'>;
    /** PLAN.md as it is now. */
    readonly source: string;
    readonly url: string;
    /** What commands begin with in this repository. */
    readonly prefix: string;
  },
): Promise<void> {
  const { issue, source, url, prefix } = update;
  const before = await findOlderComment(ports.repository, issue, STICKY_MARK);
  const body = stickyComment(await ports.plans.planStatus(source), { url, prefix });
  if (before?.body === body) return;
  await ports.repository.comment({ subjectId: issue.id, commentId: before?.id ?? null, body });
}
