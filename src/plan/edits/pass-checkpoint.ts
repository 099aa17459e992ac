import type { ListItem } from 'mdast';
import { UserError } from '../../errors.ts';
import { appendToItem } from '../../markdown/append-to-item.ts';
import type { Edit } from '../../markdown/edit.ts';
import { EditRefused } from '../../markdown/edit-refused.ts';
import { insertAfter } from '../../markdown/insert-after.ts';
import { setChecked } from '../../markdown/set-checked.ts';
import { prose } from '../prose.ts';
import type { PhaseSection, PlanDocument, PlanLine } from '../reading/plan-document.ts';
import { readPlan } from '../reading/read.ts';
import { progress } from '../reading/read-progress.ts';
import type { Actor } from '../records/merged-pull.ts';
import { list } from '../sections/blocks.ts';
import { byHand } from './by-hand.ts';
import { type EditedPlan, editPlan } from './edit-plan.ts';
import { findPhase } from './find-phase.ts';
import { foreignItem } from './foreign-item.ts';

export interface Checkpoint extends EditedPlan {
  readonly isChanged: boolean;
}

/**
 * Ticks the checkpoint of a complete phase, with who and when: the plan holds, the next phase may start. Throws
 * UserError for a phase that is not complete or has no checkpoint.
 */
export function passCheckpoint(source: string, number: number, actor: Actor, note: string): Checkpoint {
  const plan = readPlan(source);
  const phase = findPhase(plan, number);
  const checkpoint = checkpointOf(phase);
  if (checkpoint.checked) return { source, phasesCompleted: [], isChanged: false };
  refuseIncomplete(plan, phase);
  const edits = [
    ...setChecked(plan, checkpoint.item, true),
    ...appendToItem(plan, checkpoint.item, byHand(actor, note, 'passed')),
  ];
  return { ...editPlan(plan, edits), isChanged: true };
}

/** Records below a phase's checkpoint what has to change; it stays open, or is open again. */
export function adjustCheckpoint(source: string, number: number, actor: Actor, text: string): Checkpoint {
  const plan = readPlan(source);
  const checkpoint = checkpointOf(findPhase(plan, number));
  const item = foreignItem(prose`Adjust: `, text, byHand(actor, ''));
  const edits = [
    ...(checkpoint.checked ? setChecked(plan, checkpoint.item, false) : []),
    ...below(plan, checkpoint.item, item),
  ];
  return { ...editPlan(plan, edits), isChanged: true };
}

function below(plan: PlanDocument, parent: ListItem, item: ListItem): Edit[] {
  const last = parent.children.at(-1);
  if (last === undefined) throw new EditRefused('no-position', 'The checkpoint has no text.');
  const lastItem = last.type === 'list' && last.ordered !== true ? last.children.at(-1) : undefined;
  if (lastItem !== undefined) return insertAfter(plan, lastItem, [item]);
  // Directly below the text: a blank line would set all items of the list apart.
  return insertAfter(plan, last, [list([item])]).map((edit) => ({
    ...edit,
    text: last.type === 'paragraph' ? edit.text.replace(/^(\r\n|\n|\r)[ \t]*(?=\1)/, '') : edit.text,
  }));
}

function checkpointOf(phase: PhaseSection): PlanLine {
  const { checkpoint, number } = phase;
  if (checkpoint !== null && !checkpoint.struck) return checkpoint;
  throw new UserError(
    `Phase ${number} has no checkpoint: expected a checkbox whose text begins with "Checkpoint ${number}" in it.`,
  );
}

function refuseIncomplete(plan: PlanDocument, phase: PhaseSection): void {
  const state = progress(plan).find((one) => one.number === phase.number)?.state;
  if (state === 'complete') return;
  const open = [...phase.tasks, ...phase.criteria]
    .filter((line) => !line.checked && !line.struck)
    .map((line) => line.id);
  throw new UserError(
    `Phase ${phase.number} is not complete, so its checkpoint cannot be passed: ${open.join(', ') || 'nothing of it'} is open; expected all tasks and exit criteria done.`,
  );
}
