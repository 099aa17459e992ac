import { appendToItem } from '../../markdown/append-to-item.ts';
import { setChecked } from '../../markdown/set-checked.ts';
import { IdFault } from '../id-fault.ts';
import { findLine } from '../reading/find-line.ts';
import { readPlan } from '../reading/read.ts';
import type { Actor } from '../records/merged-pull.ts';
import { byHand } from './by-hand.ts';
import { type EditedPlan, editPlan } from './edit-plan.ts';
import { unstrike } from './strike.ts';

export interface ReopenedLines extends EditedPlan {
  readonly reopened: readonly string[];
  readonly alreadyOpen: readonly string[];
}

/**
 * Unticks tasks and exit criteria, and brings back what was dropped, with who, when and why behind the line. Merges
 * that ticked them stay in the ledger, so they are not ticked again by them. Throws UserError, and changes nothing, for
 * an id that the plan does not have, and for an exit criterion without a reason.
 */
export function reopenLines(
  source: string,
  ids: readonly string[],
  actor: Actor,
  reason: string | null,
): ReopenedLines {
  const plan = readPlan(source);
  const lines = [...new Set(ids)].map((id) => findLine(plan, id));
  const closed = lines.filter((line) => line.checked || line.struck);
  const alreadyOpen = lines.filter((line) => !line.checked && !line.struck).map((line) => line.id);
  const unreasoned = closed.find((line) => line.id.startsWith('E'));
  if (unreasoned !== undefined && (reason ?? '').trim() === '') {
    throw new IdFault(
      unreasoned.id,
      `\`${unreasoned.id}\` is an exit criterion: expected why it does not hold any more, found no reason. Say it behind the id.`,
    );
  }
  const reopened = closed.map((line) => line.id);
  if (closed.length === 0) return { source, phasesCompleted: [], reopened, alreadyOpen };
  const edits = closed.flatMap((line) => [
    ...(line.checked ? setChecked(plan, line.item, false) : []),
    ...(line.struck ? unstrike(plan, line.item) : []),
    ...appendToItem(plan, line.item, byHand(actor, reason ?? '', 'reopened')),
  ]);
  return { ...editPlan(plan, edits), reopened, alreadyOpen };
}
