import { phaseName, type Rule } from './rule.ts';

export const phaseApproach: Rule = {
  name: 'phase-approach',
  level: 'warning',
  tiers: ['large'],
  check: (plan) =>
    plan.phases
      .filter((phase) => phase.approach.length === 0)
      .map((phase) => ({
        where: phaseName(plan, phase.number),
        message: 'The phase does not say how its work is done.',
      })),
};
