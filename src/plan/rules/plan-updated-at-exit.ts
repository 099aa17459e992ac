import { plainText } from '../prose.ts';
import { phaseName, type Rule, WITH_PHASES } from './rule.ts';

export const planUpdatedAtExit: Rule = {
  name: 'plan-updated-at-exit',
  level: 'error',
  tiers: WITH_PHASES,
  check: (plan) =>
    plan.phases
      .filter((phase) => !phase.exit.some(({ text }) => /\bthis plan\b/i.test(plainText(text))))
      .map((phase) => ({
        where: phaseName(plan, phase.number),
        message: 'No exit criterion brings this plan up to date; expected one.',
      })),
};
