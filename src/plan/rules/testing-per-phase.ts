import { ALL_TIERS, type Fault, isAnySaid, isSaid, phaseName, type Rule } from './rule.ts';

/**
 * A small plan is one phase, so what is said for the whole is said for it.
 *
 * ```md passes
 * ## Phase 1: Lock the store
 *
 * - **Testing:** T01 in `test/store.test.ts`, with two writers
 *
 * ## Testing strategy
 *
 * Unit tests for the lock, one run with two processes.
 * ```
 *
 * ```md fails
 * ## Phase 1: Lock the store
 *
 * - **Delivers:** one writer at a time (R1)
 *
 * ## Testing strategy
 *
 * Unit tests for the lock, one run with two processes.
 * ```
 */
export const testingPerPhase: Rule = {
  id: 'testing-per-phase',
  level: 'warning',
  tiers: ALL_TIERS,
  says: 'Each phase and the whole plan say how they are tested.',
  check: (plan) => {
    const { tier, phases, testing, agreement } = plan;
    const isWholeSaid =
      isAnySaid(testing) || agreement.some(({ topic, text }) => topic === 'tests' && isSaid(text));
    const silent = phases.filter((phase) => !isAnySaid(phase.testing));
    if (tier === 'small') return isWholeSaid || silent.length === 0 ? [] : [wholeFault('Working agreement')];
    return [
      ...(isWholeSaid ? [] : [wholeFault('Testing strategy')]),
      ...silent.map(({ number }) => ({
        where: phaseName(plan, number),
        message: `Phase ${number} does not say how it is tested; expected which tests show what it delivers. Add it after "Testing:".`,
      })),
    ];
  },
};

function wholeFault(where: string): Fault {
  return {
    where,
    message: `The plan does not say how the whole is tested; expected it under "${where}". Add a line with the tests and the command that runs them.`,
  };
}
