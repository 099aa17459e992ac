import type { PhaseSection, PlanDocument, PlanLine, TaskLine } from './plan-document.ts';

export interface PhaseProgress {
  /** Null for a small plan, which is one implicit phase. */
  readonly number: number | null;
  readonly title: string;
  readonly state: 'not started' | 'under way' | 'complete' | 'waiting';
  /** Number of the phase that it waits for, where it is `waiting`. */
  readonly waitsFor: number | null;
  readonly tasks: Count;
  readonly criteria: Count;
  /** Null where the phase has no checkpoint. */
  readonly checkpoint: 'open' | 'passed' | null;
  /** Ids of open tasks whose dependencies are done; none while the phase waits. */
  readonly ready: readonly string[];
  /** The ready ones, in groups whose tasks share no path and can run side by side. */
  readonly sideBySide: readonly (readonly string[])[];
}

export interface Count {
  readonly done: number;
  readonly total: number;
}

/** In the order of their numbers, and in the document's where one is given twice. */
export function byNumber(phases: readonly PhaseSection[]): PhaseSection[] {
  return phases.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
}

/**
 * How far each phase is, by number; derived from what is ticked, never stored. Ids in `done` count as ticked and
 * those in `undone` as open: so an edit can say how the plan stands after it.
 */
export function progress(
  plan: PlanDocument,
  done: ReadonlySet<string> = new Set(),
  undone: ReadonlySet<string> = new Set(),
): PhaseProgress[] {
  const isDone = (line: PlanLine): boolean => (line.checked && !undone.has(line.id)) || done.has(line.id);
  const finished = new Set(plan.tasks.filter((task) => task.struck || isDone(task)).map((task) => task.id));
  const known = new Set(plan.tasks.map((task) => task.id));
  const isReady = (task: TaskLine): boolean =>
    !finished.has(task.id) && task.after.every((id) => finished.has(id) || !known.has(id));
  const phases: PhaseProgress[] = [];
  for (const phase of byNumber(plan.phases)) {
    const counts = { tasks: count(phase.tasks, isDone), criteria: count(phase.criteria, isDone) };
    const earlier = phases.findLast((other) => other.state !== 'complete')?.number ?? null;
    const state = stateOf(counts, earlier);
    const open = state === 'waiting' ? [] : phase.tasks.filter(isReady);
    phases.push({
      number: phase.number,
      title: phase.title,
      state,
      waitsFor: state === 'waiting' ? earlier : null,
      ...counts,
      checkpoint: checkpointOf(phase, isDone),
      ready: open.map((task) => task.id),
      sideBySide: groups(open),
    });
  }
  return phases;
}

function count(lines: readonly PlanLine[], isDone: (line: PlanLine) => boolean): Count {
  const standing = lines.filter((line) => !line.struck);
  return { done: standing.filter(isDone).length, total: standing.length };
}

function stateOf(
  { tasks, criteria }: { readonly tasks: Count; readonly criteria: Count },
  earlier: number | null,
): PhaseProgress['state'] {
  const done = tasks.done + criteria.done;
  const total = tasks.total + criteria.total;
  if (total > 0 && done === total) return 'complete';
  if (done > 0) return 'under way';
  return earlier === null ? 'not started' : 'waiting';
}

function checkpointOf(
  { checkpoint }: PhaseSection,
  isDone: (line: PlanLine) => boolean,
): PhaseProgress['checkpoint'] {
  if (checkpoint === null || checkpoint.struck) return null;
  return isDone(checkpoint) ? 'passed' : 'open';
}

function groups(tasks: readonly TaskLine[]): string[][] {
  const found: { readonly ids: string[]; readonly paths: Set<string> }[] = [];
  for (const { id, paths } of tasks) {
    const own = paths.map((entry) => entry.path);
    const group = found.find((candidate) => own.every((path) => !candidate.paths.has(path)));
    if (group === undefined) found.push({ ids: [id], paths: new Set(own) });
    else {
      group.ids.push(id);
      for (const path of own) group.paths.add(path);
    }
  }
  return found.map((group) => group.ids);
}
