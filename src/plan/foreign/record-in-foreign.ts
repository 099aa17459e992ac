import { UserError } from '../../errors.ts';
import type { ForeignPlan, ForeignTask } from './foreign-plan.ts';
import { markForeign } from './mark-foreign.ts';
import { readForeignPlan } from './read-foreign.ts';
import { tasksNamed } from './tasks-named.ts';

/** What one merged pull request, or a revert that was pushed without one, says of a plan. */
export interface ForeignMerge {
  /** As ledgers name it: `pr/57`, `push/<oid>`. */
  readonly by: string;
  readonly names: readonly string[];
  /** Whether it names the plan's file: then what cannot be found is said, else it was perhaps not meant. */
  readonly isNamed: boolean;
  /** The plan as the merge left it; null where it was not there. */
  readonly merged: string | null;
  /** It takes back what another one ticked: its names are those of that one. */
  readonly isUndone?: boolean;
}

export interface ForeignRecord {
  /** The same text as before where nothing was to do. */
  readonly source: string;
  readonly ticked: readonly {
    readonly by: string;
    readonly ids: readonly string[];
    readonly isUndone?: boolean;
  }[];
  /** What of a pull request's words stands for nothing in the plan, for its author. */
  readonly faults: readonly { readonly by: string; readonly message: string }[];
}

/**
 * Ticks what merged pull requests completed, and takes back what reverts undo. A task that was done when its pull request was merged is left as people
 * made it since. Throws nothing for what people wrote: that is a fault of the pull request that names it.
 */
export function recordInForeign(source: string, merges: readonly ForeignMerge[]): ForeignRecord {
  const faults: { by: string; message: string }[] = [];
  const ticked: ForeignRecord['ticked'][number][] = [];
  let text = source;
  for (const merge of merges) {
    const reading = readForeignPlan(text);
    const say = (message: string): void => {
      if (merge.isNamed) faults.push({ by: merge.by, message });
    };
    if (reading.kind === 'refused') {
      say(reading.message);
      continue;
    }
    const marked = tick(reading.plan, merge, say);
    text = marked.source;
    if (marked.ids.length > 0)
      ticked.push({ by: merge.by, ids: marked.ids, ...(merge.isUndone ? { isUndone: true } : {}) });
  }
  return { source: text, ticked, faults };
}

function tick(
  plan: ForeignPlan,
  merge: ForeignMerge,
  say: (message: string) => void,
): { readonly source: string; readonly ids: readonly string[] } {
  const named = merge.names.map((names) => tasksNamed(plan, names));
  for (const fault of named.flatMap(({ faults }) => faults)) say(fault);
  const { isUndone = false } = merge;
  const wasDone = doneIn(merge.merged);
  const tasks = [...new Set(named.flatMap((one) => one.tasks))].filter(
    (task) => !wasDone(task) && (task.state === 'done') === isUndone,
  );
  let source = plan.document.source;
  const ids: string[] = [];
  for (const task of tasks) {
    // One by one: what cannot be ticked keeps none of the others.
    const marked = tryMark(plan, task, say, !isUndone);
    if (marked) ids.push(task.id);
  }
  if (ids.length > 0)
    source = markForeign(
      plan,
      tasks.filter((task) => ids.includes(task.id)),
      !isUndone,
    ).source;
  return { source, ids };
}

function tryMark(
  plan: ForeignPlan,
  task: ForeignTask,
  say: (message: string) => void,
  isDone: boolean,
): boolean {
  try {
    markForeign(plan, [task], isDone);
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    say(error.message);
    return false;
  }
}

function doneIn(merged: string | null): (task: ForeignTask) => boolean {
  const reading = merged === null ? null : readForeignPlan(merged);
  if (reading === null || reading.kind === 'refused') return () => false;
  const done = new Set(reading.plan.tasks.filter((task) => task.state === 'done').map((task) => task.id));
  return (task) => done.has(task.id);
}
