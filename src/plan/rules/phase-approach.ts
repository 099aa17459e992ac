import { isAnySaid, phaseName, type Rule } from './rule.ts';

/**
 * ```md passes
 * ## Phase 1: Lock the store
 *
 * ### Approach
 *
 * D1; the lock is a file beside the store, so that two processes see it.
 * ```
 *
 * ```md fails
 * ## Phase 1: Lock the store
 *
 * - **Delivers:** one writer at a time (R1)
 * ```
 */
export const phaseApproach: Rule = {
  id: 'phase-approach',
  level: 'warning',
  tiers: ['large'],
  says: 'Each phase says how its work is done, with specifications or decisions.',
  check: (plan) =>
    plan.phases
      .filter((phase) => !isAnySaid(phase.approach))
      .map((phase) => ({
        where: phaseName(plan, phase.number),
        message: `Phase ${phase.number} does not say how its work is done; expected the decisions it follows or what it builds on. Add a section "Approach" to it.`,
      })),
};
