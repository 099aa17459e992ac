import { appendToItem } from '../../markdown/append-to-item.ts';
import { setChecked } from '../../markdown/set-checked.ts';
import { IdFault } from '../id-fault.ts';
import { findStanding } from '../reading/find-line.ts';
import { readPlan } from '../reading/read.ts';
import type { Actor } from '../records/merged-pull.ts';
import { byHand, saidBy } from './by-hand.ts';
import { finishEdit } from './finish-edit.ts';

export interface MarkedDone {
  /** The same text as before where all were done already. */
  readonly source: string;
  readonly ticked: string[];
  readonly alreadyDone: string[];
  readonly phasesCompleted: number[];
}

/**
 * Ticks tasks and exit criteria by hand, with who, when and why behind the line. Throws UserError, and changes
 * nothing, for an id that the plan does not have or that was dropped, and for an exit criterion without a reason.
 */
export function markDone(
  source: string,
  ids: readonly string[],
  actor: Actor,
  reason: string | null,
): MarkedDone {
  const plan = readPlan(source);
  const lines = [...new Set(ids)].map((id) => findStanding(plan, id));
  const said = saidBy(reason ?? '');
  const open = lines.filter((line) => !line.checked);
  const unproven = open.find((line) => line.id.startsWith('E'));
  if (unproven !== undefined && said === '') {
    throw new IdFault(
      unproven.id,
      `\`${unproven.id}\` is an exit criterion: expected what proves it, found no reason. Say it behind the id.`,
    );
  }
  const alreadyDone = lines.filter((line) => line.checked).map((line) => line.id);
  if (open.length === 0) return { source, ticked: [], alreadyDone, phasesCompleted: [] };
  const finished = finishEdit(plan, {
    ticked: new Set(open.map((line) => line.id)),
    edits: open.flatMap((line) => [
      ...setChecked(plan, line.item, true),
      ...appendToItem(plan, line.item, byHand(actor, said)),
    ]),
    optional: [],
    records: [],
    ledger: [],
  });
  return { ...finished, ticked: open.map((line) => line.id), alreadyDone };
}
