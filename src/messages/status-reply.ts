import type { PlanStatus } from '../plan/status.ts';
import { statusLines } from './status-lines.ts';

/** The answer to `status`, as safe markdown. `planUrl` is null on a local file. */
export function statusReply(status: PlanStatus, planUrl: string | null): string {
  return statusLines(status, planUrl).join('\n\n');
}
