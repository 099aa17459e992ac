import { phaseName, type Rule, WITH_PHASES } from './rule.ts';

/** A small plan says how it is tested in its working agreement and its exit criteria. */
export const testingPerPhase: Rule = {
  name: 'testing-per-phase',
  level: 'warning',
  tiers: WITH_PHASES,
  check: (plan) =>
    plan.phases
      .filter((phase) => phase.testing.length === 0)
      .map((phase) => ({
        where: phaseName(plan, phase.number),
        message: 'The phase does not say how it is tested.',
      })),
};
