import { phaseName, type Rule, WITH_PHASES } from './rule.ts';

export const entryAndExit: Rule = {
  name: 'entry-and-exit',
  level: 'error',
  tiers: WITH_PHASES,
  check: (plan) =>
    plan.phases.flatMap((phase) => {
      const where = phaseName(plan, phase.number);
      return [
        ...(phase.entry.length === 0 ? [{ where, message: 'The phase has no entry criterion.' }] : []),
        ...(phase.exit.length === 0 ? [{ where, message: 'The phase has no exit criterion.' }] : []),
      ];
    }),
};
