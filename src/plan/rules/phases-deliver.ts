import { phaseName, type Rule, WITH_PHASES } from './rule.ts';

export const phasesDeliver: Rule = {
  name: 'phases-deliver',
  level: 'error',
  tiers: WITH_PHASES,
  check: (plan) =>
    plan.phases.flatMap((phase) => {
      const where = phaseName(plan, phase.number);
      return [
        ...(phase.delivers.length === 0
          ? [{ where, message: 'The phase does not say what it delivers.' }]
          : []),
        ...(phase.tasks.length === 0
          ? [{ where, message: 'The phase has no task; expected at least one.' }]
          : []),
      ];
    }),
};
