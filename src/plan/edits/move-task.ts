import type { ListItem } from 'mdast';
import type { Edit } from '../../markdown/edit.ts';
import { insertAfter } from '../../markdown/insert-after.ts';
import { moveItem } from '../../markdown/move-item.ts';
import { removeNode } from '../../markdown/remove-node.ts';
import { IdFault } from '../id-fault.ts';
import { prose } from '../prose.ts';
import { findStanding } from '../reading/find-line.ts';
import type { PhaseSection, PlanDocument, TaskLine } from '../reading/plan-document.ts';
import { readPlan } from '../reading/read.ts';
import { heading, list } from '../sections/blocks.ts';
import { taskPlace } from './add-task.ts';
import { behindBlock } from './add-to-section.ts';
import { type EditedPlan, editPlan } from './edit-plan.ts';
import { findPhase } from './find-phase.ts';

export interface MovedTasks extends EditedPlan {
  readonly moved: readonly string[];
  readonly alreadyThere: readonly string[];
}

/**
 * Moves tasks to the end of another phase's tasks; their lines stay as people wrote them. Throws UserError, and changes
 * nothing, where a task would come before one that it follows.
 */
export function moveTasks(source: string, ids: readonly string[], phase: number): MovedTasks {
  const moved: string[] = [];
  const alreadyThere: string[] = [];
  const phasesCompleted: number[] = [];
  let text = source;
  for (const id of new Set(ids)) {
    const plan = readPlan(text);
    const target = findPhase(plan, phase);
    const task = findStanding(plan, id) as TaskLine;
    if (task.phase === phase) {
      alreadyThere.push(id);
      continue;
    }
    refuseOrder(plan, task, phase, ids);
    const edited = editPlan(plan, moveEdits(plan, task.item, target));
    text = edited.source;
    phasesCompleted.push(...edited.phasesCompleted);
    moved.push(id);
  }
  return { source: text, phasesCompleted, moved, alreadyThere };
}

function moveEdits(plan: PlanDocument, item: ListItem, target: PhaseSection): Edit[] {
  const place = taskPlace(plan, target);
  if (place.kind === 'item') return moveItem(plan, item, place.node);
  const rest = removeNode(plan, item);
  if (place.kind === 'block') return [...rest, ...behindBlock(plan, place.node, item)];
  return [...rest, ...insertAfter(plan, place.node, [heading(3, prose`Tasks`), list([item])])];
}

/** `after` names earlier work (the rule dependencies-acyclic). Tasks that move along are no hindrance. */
function refuseOrder(plan: PlanDocument, task: TaskLine, phase: number, moving: readonly string[]): void {
  const isInTheWay = (other: TaskLine): boolean => {
    if (moving.includes(other.id) || other.struck || other.phase === null) return false;
    if (task.after.includes(other.id)) return other.phase > phase;
    return other.after.includes(task.id) && other.phase < phase;
  };
  const other = plan.tasks.find(isInTheWay);
  if (other === undefined) return;
  const order = task.after.includes(other.id)
    ? `\`${task.id}\` comes after \`${other.id}\``
    : `\`${other.id}\` comes after \`${task.id}\``;
  throw new IdFault(
    task.id,
    `${order}, which is in phase ${other.phase}; expected a phase that keeps this order, or both moved together.`,
  );
}
