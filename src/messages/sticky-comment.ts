import type { Staleness } from '../plan/staleness.ts';
import type { PlanStatus } from '../plan/status.ts';
import { CLOSED_MARK, STICKY_MARK } from './marks.ts';
import { staleLines } from './stale-lines.ts';
import { statusLines } from './status-lines.ts';

export interface StickyContext {
  /** Where people read the plan. */
  readonly url: string;
  /** What commands begin with in this repository. */
  readonly prefix: string;
  readonly stale: Staleness;
  /** Whether the issue was closed with its plan, once. */
  readonly isClosed?: boolean;
}

/**
 * The plan's one comment on its issue, edited in place. It follows from the plan and from what it no longer matches, so
 * that the same gives the same text and a lost edit is made up for by the next.
 */
export function stickyComment(
  status: PlanStatus,
  { url, prefix, stale, isClosed = false }: StickyContext,
): string {
  return [
    STICKY_MARK,
    ...statusLines(status, url, prefix),
    ...staleLines(stale, prefix),
    ...(isClosed ? [CLOSED] : []),
  ].join('\n\n');
}

const CLOSED = `${CLOSED_MARK}\nThis issue was closed when the plan was complete, as \`close-issue\` in the configuration asks. Reopened, it stays open.`;
