import { isSaid, phaseName, type Rule, WITH_PHASES } from './rule.ts';

/**
 * The acceptance criteria of a phase are its exit criteria; that it has any is what `entry-and-exit` asks for.
 *
 * ```md passes
 * ## Phase 1: Lock the store
 *
 * - **Delivers:** one writer at a time (R1), in 2 files
 *
 * ### Tasks
 *
 * - [ ] **T01** (R1) Lock the store while writing
 * ```
 *
 * ```md fails
 * ## Phase 1: Lock the store
 *
 * ### Tasks
 *
 * - [ ] **T01** (R1) Lock the store while writing
 * ```
 */
export const phasesDeliver: Rule = {
  id: 'phases-deliver',
  level: 'error',
  tiers: WITH_PHASES,
  says: 'Each phase has deliverables, and tasks that make them.',
  check: (plan) =>
    plan.phases.flatMap(({ number, delivers, tasks }) => {
      const where = phaseName(plan, number);
      return [
        ...(isSaid(delivers)
          ? []
          : [
              {
                where,
                message: `Phase ${number} does not say what it delivers; expected its goal and deliverables in a line. Add it after "Delivers:".`,
              },
            ]),
        ...(tasks.length > 0
          ? []
          : [
              {
                where,
                message: `Phase ${number} has no task; expected at least one. Add one, or take the phase away.`,
              },
            ]),
      ];
    }),
};
