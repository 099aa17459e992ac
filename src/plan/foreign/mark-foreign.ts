import { UserError } from '../../errors.ts';
import { apply } from '../../markdown/apply.ts';
import type { Edit } from '../../markdown/edit.ts';
import { setMark } from '../../markdown/set-mark.ts';
import type { ForeignPlan, ForeignTask } from './foreign-plan.ts';
import { markCell } from './mark-cell.ts';

export interface MarkedForeign {
  /** The same text as before where all stood so already. */
  readonly source: string;
  /** Ids whose marks changed. */
  readonly changed: readonly string[];
  readonly already: readonly string[];
}

/**
 * Ticks (or unticks) tasks of a plan that another tool or a person wrote. Only their marks change: nothing of ours
 * is added. Throws UserError, and changes nothing, for a task that was dropped or has no mark, and where the edit
 * could not be proven right.
 */
export function markForeign(
  plan: ForeignPlan,
  tasks: readonly ForeignTask[],
  isDone: boolean,
): MarkedForeign {
  const dropped = tasks.find((task) => task.state === 'dropped');
  if (dropped !== undefined && isDone) {
    throw new UserError(
      `\`${dropped.id}\` was dropped from this plan (line ${dropped.line}); expected one that still stands.`,
    );
  }
  const standing = tasks.filter((task) => (task.state === 'done') === isDone);
  const turned = tasks.filter((task) => !standing.includes(task));
  const edits = turned.flatMap((task) => markEdits(plan, task, isDone));
  return {
    source: apply(plan.document, edits).source,
    changed: turned.map((task) => task.id),
    already: standing.map((task) => task.id),
  };
}

function markEdits(plan: ForeignPlan, task: ForeignTask, isDone: boolean): Edit[] {
  if (task.place.kind === 'item') return setMark(plan.document, task.place.item, isDone);
  if (task.place.kind === 'cell') return markCell(plan, task, isDone);
  throw new UserError(
    `\`${task.id}\` in line ${task.line} has no checkbox; expected one to change, such as "- [ ] ${task.id}".`,
  );
}
