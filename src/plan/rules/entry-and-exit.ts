import { isAnySaid, phaseName, type Rule, WITH_PHASES } from './rule.ts';

/**
 * ```md passes
 * ## Phase 1: Lock the store
 *
 * - **Entry:** Q1 is answered, or its default stands
 *
 * ### Exit criteria
 *
 * - [ ] **E1.1** All tests pass — check `Test suite`
 * ```
 *
 * ```md fails
 * ## Phase 1: Lock the store
 *
 * ### Exit criteria
 *
 * - [ ] **E1.1** All tests pass — check `Test suite`
 * ```
 */
export const entryAndExit: Rule = {
  id: 'entry-and-exit',
  level: 'error',
  tiers: WITH_PHASES,
  says: 'Each phase has entry criteria and exit criteria.',
  check: (plan) =>
    plan.phases.flatMap(({ number, entry, exit }) => {
      const where = phaseName(plan, number);
      return [
        ...(isAnySaid(entry)
          ? []
          : [
              {
                where,
                message: `Phase ${number} has no entry criterion; expected what must hold before it starts. Add it after "Entry:".`,
              },
            ]),
        ...(isAnySaid(exit.map((criterion) => criterion.text))
          ? []
          : [
              {
                where,
                message: `Phase ${number} has no exit criterion; expected what must hold before it is complete. Add E${number}.1 with its proof.`,
              },
            ]),
      ];
    }),
};
