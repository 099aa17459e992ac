import type { ExitCriterion } from '../plan.ts';
import { plainText } from '../prose.ts';
import { phaseName, type Rule, WITH_PHASES } from './rule.ts';

const PLAN = /\bplan\b/i;
const UP_TO_DATE = /\b(?:up[- ]to[- ]date|updat(?:e|es|ed|ing)|true|current|adjusted|amended)\b/i;

/**
 * ```md passes
 * ## Phase 1: Lock the store
 *
 * - [ ] **E1.1** This plan is up to date — check `Planwright`
 * ```
 *
 * ```md fails
 * ## Phase 1: Lock the store
 *
 * - [ ] **E1.1** All tests pass — check `Test suite`
 * ```
 */
export const planUpdatedAtExit: Rule = {
  id: 'plan-updated-at-exit',
  level: 'error',
  tiers: WITH_PHASES,
  says: "Each phase's exit criteria include bringing this plan up to date.",
  check: (plan) =>
    plan.phases
      .filter((phase) => !phase.exit.some(updatesPlan))
      .map(({ number, exit }) => ({
        where: phaseName(plan, number),
        message: `No exit criterion of phase ${number} brings this plan up to date; expected one. Add E${number}.${exit.length + 1} "This plan is up to date", proven by the check \`Planwright\`.`,
      })),
};

function updatesPlan({ text }: ExitCriterion): boolean {
  const said = plainText(text);
  return PLAN.test(said) && UP_TO_DATE.test(said);
}
