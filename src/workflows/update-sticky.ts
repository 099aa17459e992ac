import { CLOSED_MARK, STICKY_MARK } from '../messages/marks.ts';
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
    readonly issue: Pick<
      IssueReading,
      'id' | 'number' | 'isOpen' | 'title' | 'body' | 'comments' | 'olderComments'
    >;
    /** PLAN.md as it is now. */
    readonly source: string;
    readonly url: string;
    /** What commands begin with in this repository. */
    readonly prefix: string;
    /** Paths that the default branch does not have. */
    readonly missing: ReadonlySet<string>;
    /** Whether a first comment is posted only where the plan is stale. */
    readonly onlyStale?: boolean;
    /** Closes the issue, once, where the plan is complete. */
    readonly close?: (issueId: string) => Promise<void>;
  },
): Promise<void> {
  const { issue, source, url, prefix, missing, onlyStale = false, close } = update;
  const status = await ports.plans.planStatus(source);
  const stale = findStaleness(status, issue, missing);
  const before = await findOlderComment(ports.repository, issue, STICKY_MARK);
  const wasClosed = before?.body.includes(CLOSED_MARK) === true;
  const isClosed = wasClosed || (close !== undefined && status.complete);
  // Closed first: should the comment fail, the next run finds the issue closed, and says so.
  if (isClosed && !wasClosed && issue.isOpen) await close?.(issue.id);
  const body = stickyComment(status, { url, prefix, stale, isClosed });
  if (before === null && onlyStale && !isStale(stale)) return;
  if (before?.body === body) return;
  await ports.repository.comment({ subjectId: issue.id, commentId: before?.id ?? null, body });
}
