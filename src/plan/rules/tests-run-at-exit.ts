import type { ExitCriterion } from '../plan.ts';
import { plainText } from '../prose.ts';
import { ALL_TIERS, phaseName, type Rule } from './rule.ts';

/** Whole words, so that "latest" and "specification" run nothing. */
const TESTS =
  /(?<![a-z])(?:(?:py|vi|c|j|go|unit|doc)?tests?|testing|r?specs?|jest|mocha|tox|nox|junit|phpunit)(?![a-z])/i;

/**
 * ```md passes
 * ## Phase 1: Lock the store
 *
 * - [ ] **E1.1** All tests pass — check `Test suite`
 * ```
 *
 * ```md fails
 * ## Phase 1: Lock the store
 *
 * - [ ] **E1.1** The store is locked — by hand, with two shells
 * ```
 */
export const testsRunAtExit: Rule = {
  id: 'tests-run-at-exit',
  level: 'error',
  tiers: ALL_TIERS,
  says: "Each phase's exit criteria include running the tests, with the command or the check.",
  check: (plan) =>
    plan.phases
      .filter((phase) => !phase.exit.some(runsTests))
      .map((phase) => {
        const where = phaseName(plan, phase.number);
        return {
          where,
          message: `No exit criterion of ${where === 'Tasks' ? 'the plan' : `phase ${phase.number}`} runs the tests; expected one with the command or the check. Add "All tests pass" with "run" and the test command, or "check" and the name of the check.`,
        };
      }),
};

function runsTests({ text, proof }: ExitCriterion): boolean {
  if (proof.kind === 'by-hand') return false;
  const said = proof.kind === 'run' ? proof.command : proof.names.join(' ');
  return TESTS.test(`${plainText(text)} ${said}`);
}
