import type { PlanStatus } from '../plan/status.ts';
import type { Medium } from './medium.ts';
import { statusLines } from './status-lines.ts';

/** The answer to `status`; safe markdown unless another medium is said. `planUrl` is null on a local file. */
export function statusReply(status: PlanStatus, planUrl: string | null, medium?: Medium): string {
  return statusLines(status, planUrl, undefined, medium).join('\n\n');
}
