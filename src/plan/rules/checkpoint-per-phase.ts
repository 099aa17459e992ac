import { isSaid, phaseName, type Rule, WITH_PHASES } from './rule.ts';

/**
 * ```md passes
 * ## Phase 1: Lock the store
 *
 * - [ ] **E1.1** All tests pass — check `Test suite`
 * - [ ] **Checkpoint 1** Is a lock enough, or does phase 2 need a queue?
 * ```
 *
 * ```md fails
 * ## Phase 1: Lock the store
 *
 * - [ ] **E1.1** All tests pass — check `Test suite`
 * ```
 */
export const checkpointPerPhase: Rule = {
  id: 'checkpoint-per-phase',
  level: 'error',
  tiers: WITH_PHASES,
  says: 'Each phase ends with a checkpoint where the plan is confirmed or adjusted.',
  check: (plan) =>
    plan.phases
      .filter((phase) => !isSaid(phase.checkpoint))
      .map((phase) => ({
        where: phaseName(plan, phase.number),
        message: `Phase ${phase.number} ends without a checkpoint; expected one where the plan is confirmed or adjusted. Add "Checkpoint ${phase.number}" as the last box of its exit criteria, with the question to ask there.`,
      })),
};
