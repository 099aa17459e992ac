import { phaseName, type Rule, WITH_PHASES } from './rule.ts';

export const tasksOwned: Rule = {
  name: 'tasks-owned',
  level: 'warning',
  tiers: WITH_PHASES,
  check: (plan) =>
    plan.phases
      .filter((phase) => phase.owners.length === 0 && phase.ownerReason.length === 0)
      .map((phase) => ({
        where: phaseName(plan, phase.number),
        message: 'The phase has no owner and does not say why.',
      })),
};
