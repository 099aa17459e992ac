import type { PlanStatus } from '../plan/status.ts';
import { STICKY_MARK } from './marks.ts';
import { statusLines } from './status-lines.ts';

/**
 * The plan's one comment on its issue, edited in place. It follows from the plan alone, so that the same plan gives
 * the same text and a lost edit is made up for by the next.
 */
export function stickyComment(
  status: PlanStatus,
  { url, prefix }: { readonly url: string; readonly prefix: string },
): string {
  return [STICKY_MARK, ...statusLines(status, url, prefix)].join('\n\n');
}
