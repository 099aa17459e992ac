import { phaseName, type Rule, WITH_PHASES } from './rule.ts';

export const checkpointPerPhase: Rule = {
  name: 'checkpoint-per-phase',
  level: 'error',
  tiers: WITH_PHASES,
  check: (plan) =>
    plan.phases
      .filter((phase) => phase.checkpoint === null || phase.checkpoint.length === 0)
      .map((phase) => ({
        where: phaseName(plan, phase.number),
        message: 'The phase ends without a checkpoint where the plan is confirmed or adjusted.',
      })),
};
