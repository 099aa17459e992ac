import type { Config } from '../config/config.ts';
import type { Unable } from './carry-over.ts';
import { type KeepsBooks, keepBooks } from './keep-books.ts';
import { planUrl } from './plan-url.ts';
import type { EditsPlans } from './ports/planning.ts';
import {
  type ClosesIssues,
  type Comments,
  type IssueReading,
  type PlanText,
  PushRefused,
  type ReadsOlderComments,
  type RepositoryReading,
} from './ports/repository.ts';
import { sayRefused } from './say-refused.ts';
import { updateSticky } from './update-sticky.ts';

/** What a plan is after what happened was recorded in it. */
export interface PlanEdit {
  readonly issue: IssueReading;
  readonly plan: PlanText;
  /** The same text as before where nothing was to do. */
  readonly source: string;
  readonly config: Config;
  /** What a standing pull request that gives way held, and the plan has not, by ledger entry. */
  readonly unable?: ReadonlyMap<string, Unable>;
}

/** A plan of another tool as it is to be written. */
export interface OtherPlan extends PlanText {
  readonly bookkeeping: Config['bookkeeping'];
}

interface Entries {
  readonly edits: readonly PlanEdit[];
  readonly others: readonly OtherPlan[];
  readonly message: string;
}

export interface RecordEditsPorts {
  readonly repository: KeepsBooks & Comments & ReadsOlderComments & ClosesIssues;
  readonly plans: Pick<EditsPlans, 'planStatus'>;
}

/**
 * Writes what was recorded: one commit for all plans, and for `others` that are no plans of ours, where bookkeeping goes;
 * then each plan's sticky comment. Where the rules allow no commit, the plans' issues say so instead, and the answer is
 * why. Throws StaleHead.
 */
export async function recordEdits(
  ports: RecordEditsPorts,
  reading: RepositoryReading,
  edits: readonly PlanEdit[],
  message: string,
  others: readonly OtherPlan[] = [],
): Promise<PushRefused | null> {
  const refusal = await writeEdits(ports.repository, reading, { edits, others, message });
  for (const { issue, plan, source, config } of edits) {
    if (refusal !== null && source !== plan.source) {
      await sayRefused(ports.repository, issue, refusal);
      continue;
    }
    const url = planUrl(reading, plan.path);
    const missing = reading.missing ?? NONE_MISSING;
    const close = closer(ports.repository, config);
    await updateSticky(ports, { issue, source, url, prefix: config.prefix, missing, ...close });
  }
  return refusal;
}

/** What `updateSticky` closes the issue with, where that is configured. */
export function closer(
  repository: ClosesIssues,
  config: Config,
): { readonly close?: (issueId: string) => Promise<void> } {
  return config['close-issue'] ? { close: (issueId) => repository.closeIssue(issueId) } : {};
}

const NONE_MISSING: ReadonlySet<string> = new Set();

/** Null where it was written, or there was nothing to write. */
async function writeEdits(
  repository: KeepsBooks,
  reading: RepositoryReading,
  { edits, others, message }: Entries,
): Promise<PushRefused | null> {
  const bookkeeping = edits[0]?.config.bookkeeping ?? others[0]?.bookkeeping;
  if (bookkeeping === undefined) return null;
  const changed = edits.filter((edit) => edit.source !== edit.plan.source);
  const files = [...changed.map(({ plan, source }) => ({ path: plan.path, source })), ...others].map(
    ({ path, source }) => ({ path, content: source }),
  );
  try {
    const unable = new Map(edits.flatMap((edit) => [...(edit.unable ?? [])]));
    await keepBooks(repository, reading, { files, message, bookkeeping, unable });
    return null;
  } catch (error) {
    if (error instanceof PushRefused) return error;
    throw error;
  }
}
