import { STICKY_MARK } from '../messages/marks.ts';
import { stickyComment } from '../messages/sticky-comment.ts';
import { findStaleness, isStale } from '../plan/staleness.ts';
import { findOlderComment } from './find-older-comment.ts';
import type { EditsPlans } from './ports/planning.ts';
import type { Comments, IssueReading, ReadsOlderComments } from './ports/repository.ts';

/**
 * The plan's one sticky comment says where the plan stands, and what it no longer matches. Its text follows from what was
 * read, so a comment that was lost to a crash is made up for by any later run, and the same text again costs no request.
 */
export async function updateSticky(
  ports: {
    readonly repository: Comments & ReadsOlderComments;
    readonly plans: Pick<EditsPlans, 'planStatus'>;
  },
  update: {
    readonly issue: Pick<IssueReading, 'id' | 'number' | 'title' | 'body' | 'comments' | 'olderComments'>;
    /** PLAN.md as it is now. */
    readonly source: string;
    readonly url: string;
    /** What commands begin with in this repository. */
    readonly prefix: string;
    /** Paths that the default branch does not have. */
    readonly missing: ReadonlySet<string>;
    /** Whether a first comment is posted only where the plan is stale. */
    readonly onlyStale?: boolean;
  },
): Promise<void> {
  const { issue, source, url, prefix, missing, onlyStale = false } = update;
  const status = await ports.plans.planStatus(source);
  const stale = findStaleness(status, issue, missing);
  const before = await findOlderComment(ports.repository, issue, STICKY_MARK);
  const body = stickyComment(status, { url, prefix, stale });
  if (before === null && onlyStale && !isStale(stale)) return;
  if (before?.body === body) return;
  await ports.repository.comment({ subjectId: issue.id, commentId: before?.id ?? null, body });
}
