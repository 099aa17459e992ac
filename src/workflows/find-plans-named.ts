import { findEvidence } from '../plan/evidence.ts';
import type { MergedPull } from '../plan/merged-pull.ts';

/** A plan that a merged pull request names, and the tasks it says are done. */
export interface NamedPlan {
  readonly issue: number;
  readonly tasks: readonly string[];
  /** Merging it closes the plan's issue, which completes a small plan. */
  readonly isClosed: boolean;
}

/** The evidence of one pull request, united by plan. */
export function findPlansNamed(pull: MergedPull): NamedPlan[] {
  const named = new Map<number, NamedPlan>();
  for (const { issue, tasks, how } of findEvidence(pull)) {
    const before = named.get(issue) ?? { issue, tasks: [], isClosed: false };
    named.set(issue, {
      issue,
      tasks: [...new Set([...before.tasks, ...tasks])],
      isClosed: before.isClosed || how === 'closes',
    });
  }
  return [...named.values()];
}
