import type { ExitCriterion } from '../plan.ts';
import { plainText } from '../prose.ts';
import { ALL_TIERS, phaseName, type Rule } from './rule.ts';

export const testsRunAtExit: Rule = {
  name: 'tests-run-at-exit',
  level: 'error',
  tiers: ALL_TIERS,
  check: (plan) =>
    plan.phases
      .filter((phase) => !phase.exit.some(runsTests))
      .map((phase) => ({
        where: phaseName(plan, phase.number),
        message: 'No exit criterion runs the tests; expected one with the command or the check.',
      })),
};

function runsTests({ text, proof }: ExitCriterion): boolean {
  if (proof.kind === 'by-hand') return false;
  const said = proof.kind === 'run' ? proof.command : proof.names.join(' ');
  return /test|spec/i.test(`${plainText(text)} ${said}`);
}
