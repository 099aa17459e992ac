import type { Count } from '../reading/read-progress.ts';
import type { ForeignPhase, ForeignPlan, ForeignTask, PlanForm, TaskState } from './foreign-plan.ts';

/** How a plan of another tool stands. Plain data; the texts in it are what people wrote. */
export interface ForeignStatus {
  readonly form: PlanForm;
  readonly title: string;
  readonly complete: boolean;
  /** In document order; one without label where no heading names a phase. */
  readonly phases: readonly ForeignProgress[];
  /** What stands outside of all phases; null where nothing does. */
  readonly outside: Counts | null;
  readonly count: Counts;
  /** What can start or go on now: of the first phase with open tasks, at most ten. */
  readonly next: readonly {
    readonly id: string;
    readonly text: string;
    readonly phase: string | null;
    readonly line: number;
  }[];
  /** Groups of tasks that the plan marks as parallel. */
  readonly sideBySide: readonly (readonly string[])[];
  readonly tasks: readonly ForeignTaskStatus[];
}

export interface Counts {
  readonly tasks: Count;
  readonly criteria: Count;
  /** Kiro's optional tasks, which count nowhere else. */
  readonly optional: Count;
}

export interface ForeignProgress extends Counts {
  readonly label: string;
  readonly number: number | null;
  readonly title: string;
  readonly line: number;
  readonly state: 'not started' | 'under way' | 'complete';
  /** What its heading or `Status:` line say, which the tasks may contradict. */
  readonly says: TaskState | null;
}

export interface ForeignTaskStatus {
  readonly id: string;
  /** Whether no id stands there. */
  readonly madeUp: boolean;
  readonly text: string;
  readonly state: TaskState;
  readonly kind: ForeignTask['kind'];
  readonly optional: boolean;
  readonly parallel: boolean;
  readonly story: string | null;
  readonly requirements: readonly string[];
  /** Label of the phase. */
  readonly phase: string | null;
  readonly section: string;
  readonly line: number;
  /** Id of the task it is nested in. */
  readonly parent: string | null;
}

const MOST_NEXT = 10;

/** How the plan stands, derived from what is ticked. */
export function foreignStatus(plan: ForeignPlan): ForeignStatus {
  const { form, title, phases, tasks } = plan;
  const outside = tasks.filter((task) => task.phase === null);
  const progress =
    phases.length === 0
      ? [progressOf(IMPLICIT, tasks)]
      : phases.map((phase, index) =>
          progressOf(
            phase,
            tasks.filter((task) => task.phase === index),
          ),
        );
  const count = counts(tasks);
  const next = nextTasks(tasks);
  return {
    form,
    title,
    complete: isComplete(count, progress),
    phases: progress,
    outside: phases.length === 0 || outside.length === 0 ? null : counts(outside),
    count,
    next: next.map((task) => ({ id: task.id, text: task.text, phase: labelOf(plan, task), line: task.line })),
    sideBySide: parallelRuns(next),
    tasks: tasks.map((task) => ({
      id: task.id,
      madeUp: task.written === null,
      text: task.text,
      state: task.state,
      kind: task.kind,
      optional: task.optional,
      parallel: task.parallel,
      story: task.story,
      requirements: task.requirements,
      phase: labelOf(plan, task),
      section: task.section,
      line: task.line,
      parent: task.parent === null ? null : (tasks[task.parent]?.id ?? null),
    })),
  };
}

const IMPLICIT = { label: '', number: null, title: '', line: 1, says: null } as const;

function labelOf({ phases }: ForeignPlan, task: ForeignTask): string | null {
  return task.phase === null ? null : (phases[task.phase]?.label ?? null);
}

function progressOf(
  { label, number, title, line, says }: Pick<ForeignPhase, 'label' | 'number' | 'title' | 'line' | 'says'>,
  tasks: readonly ForeignTask[],
): ForeignProgress {
  const all = counts(tasks);
  const total = all.tasks.total + all.criteria.total;
  const done = all.tasks.done + all.criteria.done;
  const isBegun = done > 0 || tasks.some((task) => task.state === 'under way');
  const byTasks = done === total ? 'complete' : isBegun ? 'under way' : 'not started';
  return { label, number, title, line, state: total === 0 ? stateSaidOf(says) : byTasks, says, ...all };
}

/** Without tasks, what the phase says of itself is all there is. */
function stateSaidOf(says: TaskState | null): ForeignProgress['state'] {
  if (says === 'done' || says === 'dropped') return 'complete';
  return says === 'under way' ? 'under way' : 'not started';
}

function counts(tasks: readonly ForeignTask[]): Counts {
  const standing = tasks.filter((task) => task.state !== 'dropped');
  const needed = standing.filter((task) => !task.optional);
  return {
    tasks: countOf(needed.filter((task) => task.kind === 'task')),
    criteria: countOf(needed.filter((task) => task.kind === 'criterion')),
    optional: countOf(standing.filter((task) => task.optional)),
  };
}

function countOf(tasks: readonly ForeignTask[]): Count {
  return { done: tasks.filter((task) => task.state === 'done').length, total: tasks.length };
}

/** Phases without tasks that say nothing of themselves hold up nobody. */
function isComplete({ tasks, criteria }: Counts, phases: readonly ForeignProgress[]): boolean {
  const total = tasks.total + criteria.total;
  if (total !== tasks.done + criteria.done) return false;
  const silent = phases.filter((phase) => phase.tasks.total + phase.criteria.total === 0);
  return total > 0
    ? silent.every((phase) => phase.says === null || phase.state === 'complete')
    : silent.length > 0 && silent.every((phase) => phase.state === 'complete');
}

/** Open tasks without open ones below them, of the first phase that has any. */
function nextTasks(tasks: readonly ForeignTask[]): ForeignTask[] {
  const isOpen = (task: ForeignTask): boolean => task.state === 'open' || task.state === 'under way';
  const open = tasks.filter((task) => isOpen(task) && !task.optional);
  const holders = new Set(open.map((task) => task.parent));
  // Kiro writes 1 and 1.1 side by side as often as one in the other.
  const above = new Set(open.flatMap((task) => /^(.+)\.\d+$/.exec(task.written ?? '')?.[1] ?? []));
  const ready = open.filter(
    (task) =>
      task.kind === 'task' &&
      !holders.has(tasks.indexOf(task)) &&
      !(task.written !== null && above.has(task.written)),
  );
  const current = ready[0]?.phase;
  return ready.filter((task) => task.phase === current).slice(0, MOST_NEXT);
}

function parallelRuns(tasks: readonly ForeignTask[]): string[][] {
  const runs: string[][] = [[]];
  for (const task of tasks) {
    if (task.parallel) runs.at(-1)?.push(task.id);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}
