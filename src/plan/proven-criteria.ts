import { webLink } from './foreign-text.ts';
import type { EndedCheck } from './merged-pull.ts';
import type { Prose } from './plan.ts';
import type { CriterionLine, PhaseSection } from './plan-document.ts';
import { prose } from './prose.ts';

/** The check that says the plan itself is true: proven by writing the record. */
export const PLAN_CHECK = 'Planwright';

export interface ProvenCriterion {
  readonly criterion: CriterionLine;
  /** The suffix that says so. */
  readonly suffix: Prose;
  /** The checks that prove it. */
  readonly checks: readonly EndedCheck[];
}

/**
 * The open exit criteria of a phase that checks of one commit prove. None while the phase has an open task: passing
 * tests prove nothing about work that is not there. All checks of one commit that have ended have to be given, for a
 * matrix counts as passed only where no run of it failed.
 */
export function provenCriteria(
  phase: PhaseSection,
  isDone: (id: string) => boolean,
  checks: readonly EndedCheck[],
): ProvenCriterion[] {
  const tasks = phase.tasks.filter((task) => !task.struck);
  if (tasks.length === 0 || !tasks.every((task) => task.checked || isDone(task.id))) return [];
  return phase.criteria.flatMap((criterion) => {
    if (criterion.checked || criterion.struck || criterion.proof?.kind !== 'check') return [];
    const runs = criterion.proof.names.map((name) => passedRuns(name, checks));
    if (runs.some((found) => found === null)) return [];
    const all = runs.flatMap((found) => found ?? []);
    return [{ criterion, suffix: passed(all), checks: all }];
  });
}

/** Runs of a check by its name, those of a matrix by `name (`; null where none passed or one failed. */
function passedRuns(name: string, checks: readonly EndedCheck[]): EndedCheck[] | null {
  const runs = checks.filter((check) => check.name === name || check.name.startsWith(`${name} (`));
  const isProven =
    runs.some((run) => run.conclusion === 'success') && runs.every((run) => run.conclusion !== 'failure');
  return isProven ? runs.filter((run) => run.conclusion === 'success') : null;
}

function passed(runs: readonly EndedCheck[]): Prose {
  const last = runs.toSorted((a, b) => a.endedAt.localeCompare(b.endedAt)).at(-1);
  if (last === undefined) return [];
  const words = runs.length > 1 ? `passed, ${runs.length} runs` : 'passed';
  return prose` · ${webLink(last.url, words)}, ${last.endedAt.slice(0, 10)}`;
}
