import { type EvidenceSource, findEvidence } from '../plan/records/evidence.ts';
import type { ClosedPhase } from '../plan/records/phase-closed.ts';

/** A plan that a merged pull request names, and the tasks it says are done. */
export interface NamedPlan {
  readonly issue: number;
  readonly tasks: readonly string[];
  /** Merging it closes the plan's issue, which completes a small plan. */
  readonly isClosed: boolean;
  /** Phases whose sub-issues merging it closes. */
  readonly phases: readonly ClosedPhase[];
}

/** The evidence of one pull request, united by plan. */
export function findPlansNamed(pull: EvidenceSource): NamedPlan[] {
  const named = new Map<number, NamedPlan>();
  for (const { issue, tasks, how, phase } of findEvidence(pull)) {
    const before = named.get(issue) ?? { issue, tasks: [], isClosed: false, phases: [] };
    named.set(issue, {
      issue,
      tasks: [...new Set([...before.tasks, ...tasks])],
      isClosed: before.isClosed || how === 'closes',
      phases: phase === undefined ? before.phases : [...before.phases, phase],
    });
  }
  return [...named.values()];
}

/** A small plan is completed by a pull request that closes its issue; a larger one by its tasks alone. */
export function tasksDone(named: NamedPlan, source: string): readonly string[] | 'all' {
  const isSmall = /^tier: small\s*$/m.test(source.slice(0, FRONT_MATTER_CHARACTERS));
  return named.isClosed && named.tasks.length === 0 && isSmall ? 'all' : named.tasks;
}

const FRONT_MATTER_CHARACTERS = 1_000;
