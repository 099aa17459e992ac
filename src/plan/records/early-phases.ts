import type { PlanDocument } from '../reading/plan-document.ts';
import { progress } from '../reading/read-progress.ts';

/** A phase whose work starts before an earlier phase is through. */
export interface EarlyPhase {
  readonly phase: number;
  /** Ids of its open tasks that the pull request names. */
  readonly tasks: readonly string[];
  /** The first earlier phase that is not through. */
  readonly waitsFor: number;
  /** That phase is complete, and only its checkpoint is open. */
  readonly isCheckpoint: boolean;
}

/**
 * Phases that these tasks belong to while an earlier one is not complete, or its checkpoint is open: their entry criteria
 * are not met. The plan counts as it stands before the pull request is merged.
 */
export function earlyPhases(plan: PlanDocument, named: ReadonlySet<string>): EarlyPhase[] {
  const early: EarlyPhase[] = [];
  let gate: Pick<EarlyPhase, 'waitsFor' | 'isCheckpoint'> | null = null;
  for (const { number, state, checkpoint } of progress(plan)) {
    if (number === null) continue;
    const tasks = plan.tasks
      .filter((task) => task.phase === number && !task.checked && !task.struck && named.has(task.id))
      .map((task) => task.id);
    if (gate !== null && tasks.length > 0) early.push({ phase: number, tasks, ...gate });
    const isComplete = state === 'complete';
    if (gate === null && (!isComplete || checkpoint === 'open')) {
      gate = { waitsFor: number, isCheckpoint: isComplete };
    }
  }
  return early;
}
