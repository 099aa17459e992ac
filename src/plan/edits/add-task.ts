import type { ListItem, RootContent } from 'mdast';
import type { Edit } from '../../markdown/edit.ts';
import { EditRefused } from '../../markdown/edit-refused.ts';
import { insertAfter } from '../../markdown/insert-after.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { placeOf } from '../../markdown/place.ts';
import { lastBlock } from '../../markdown/section.ts';
import { prose, strong } from '../prose.ts';
import { findStanding } from '../reading/find-line.ts';
import type { PhaseSection, PlanDocument } from '../reading/plan-document.ts';
import { readPlan } from '../reading/read.ts';
import { progress } from '../reading/read-progress.ts';
import type { Actor } from '../records/merged-pull.ts';
import { heading, list, taskItem } from '../sections/blocks.ts';
import { behindBlock } from './add-to-section.ts';
import { byHand } from './by-hand.ts';
import { type EditedPlan, editPlan } from './edit-plan.ts';
import { findPhase } from './find-phase.ts';
import { foreignProse } from './foreign-item.ts';
import { idEntry, nextId } from './next-id.ts';

export interface NewTask {
  readonly text: string;
  /** Number of the phase; null for the first that is not complete. */
  readonly phase: number | null;
  readonly requirements: readonly string[];
  /** Ids of tasks that come first. */
  readonly after: readonly string[];
}

export interface AddedTask extends EditedPlan {
  readonly id: string;
  readonly phase: number | null;
}

/**
 * Adds a task at the end of a phase's tasks, with who and when. Its id was never given before. Throws UserError for a
 * phase, a requirement or an earlier task that the plan does not have.
 */
export function addTask(source: string, task: NewTask, actor: Actor): AddedTask {
  const plan = readPlan(source);
  const phase = task.phase === null ? currentPhase(plan) : findPhase(plan, task.phase);
  for (const id of [...task.requirements, ...task.after]) findStanding(plan, id);
  const id = nextId(plan, 'T');
  const requirements = task.requirements.length > 0 ? ` (${task.requirements.join(', ')})` : '';
  const after = task.after.length > 0 ? ` · after ${task.after.join(', ')}` : '';
  const line = prose`${strong({ type: 'text', value: id })}${requirements} ${foreignProse(task.text)}${after}${byHand(actor, '', 'added')}`;
  const edits = taskEdits(plan, phase, taskItem(line));
  return { ...editPlan(plan, edits, [idEntry(id)]), id, phase: phase.number };
}

/** Puts a task behind the last one of a phase; the heading "Tasks" is made where there is neither. */
function taskEdits(plan: PlanDocument, phase: PhaseSection, item: ListItem): Edit[] {
  const place = taskPlace(plan, phase);
  return place.kind === 'item'
    ? insertAfter(plan, place.node, [item])
    : place.kind === 'block'
      ? behindBlock(plan, place.node, item)
      : insertAfter(plan, place.node, [heading(3, prose`Tasks`), list([item])]);
}

export type TaskPlace =
  | { readonly kind: 'item'; readonly node: ListItem }
  /** Behind this block, in a list that is there or new. */
  | { readonly kind: 'block'; readonly node: RootContent }
  /** Behind this block, with a heading of its own. */
  | { readonly kind: 'new'; readonly node: RootContent };

/** Where a further task of a phase goes. */
export function taskPlace(plan: PlanDocument, phase: PhaseSection): TaskPlace {
  const last =
    phase.tasks.findLast((task) => placeOf(plan, task.item).path.length === 2) ?? phase.tasks.at(-1);
  if (last !== undefined) return { kind: 'item', node: last.item };
  const blocks = plan.tree.children.slice(phase.start, phase.end);
  const at = blocks.findIndex((node) => node.type === 'heading' && /^tasks\b/i.test(nodeText(node)));
  const title = blocks[at];
  if (title !== undefined) {
    const next = blocks[at + 1];
    return { kind: 'block', node: next?.type === 'list' ? next : title };
  }
  const sub = blocks.findIndex((node, index) => index > 0 && node.type === 'heading');
  const node = lastBlock(sub === -1 ? blocks : blocks.slice(0, sub)) ?? phase.heading;
  if (node === null) throw new EditRefused('not-in-document', 'The plan has no place for a task.');
  return { kind: 'new', node };
}

function currentPhase(plan: PlanDocument): PhaseSection {
  const states = progress(plan);
  const open = states.find((phase) => phase.state !== 'complete') ?? states.at(-1);
  return findPhase(plan, open?.number ?? null);
}
