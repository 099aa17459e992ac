import { appendToItem } from '../../markdown/append-to-item.ts';
import { EditRefused } from '../../markdown/edit-refused.ts';
import { IdFault } from '../id-fault.ts';
import { findLine, type IdLine } from '../reading/find-line.ts';
import type { PlanDocument } from '../reading/plan-document.ts';
import { readPlan } from '../reading/read.ts';
import type { Actor } from '../records/merged-pull.ts';
import { byHand } from './by-hand.ts';
import { type EditedPlan, editPlan } from './edit-plan.ts';
import { strike } from './strike.ts';

export interface DroppedLines extends EditedPlan {
  readonly dropped: readonly string[];
  readonly alreadyDropped: readonly string[];
}

/**
 * Strikes tasks, exit criteria, requirements, decisions or risks through, with who, when and why behind them; their
 * ids stay taken. Throws UserError, and changes nothing, for an id that the plan does not have or that is done.
 */
export function dropLines(
  source: string,
  ids: readonly string[],
  actor: Actor,
  reason: string | null,
): DroppedLines {
  const plan = readPlan(source);
  const lines = [...new Set(ids)].map((id) => findLine(plan, id));
  const done = lines.find((line) => line.checked && !line.struck);
  if (done !== undefined) {
    throw new IdFault(
      done.id,
      `\`${done.id}\` is done (line ${done.line}), so it cannot be dropped; reopen it first.`,
    );
  }
  const open = lines.filter((line) => !line.struck);
  const alreadyDropped = lines.filter((line) => line.struck).map((line) => line.id);
  const dropped = open.map((line) => line.id);
  if (open.length === 0) return { source, phasesCompleted: [], dropped, alreadyDropped };
  return { ...strikeAll(plan, open, actor, reason ?? ''), dropped, alreadyDropped };
}

/** A line with struck text in it already cannot be struck as a whole: then its id is. */
function strikeAll(plan: PlanDocument, lines: readonly IdLine[], actor: Actor, reason: string): EditedPlan {
  const edits = (count?: number) =>
    lines.flatMap(({ item }) => [
      ...strike(plan, item, count),
      ...appendToItem(plan, item, byHand(actor, reason, 'dropped')),
    ]);
  try {
    return editPlan(plan, edits());
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    return editPlan(plan, edits(1));
  }
}
