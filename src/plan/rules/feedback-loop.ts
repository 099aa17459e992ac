import { type Rule, WITH_PHASES } from './rule.ts';

export const feedbackLoop: Rule = {
  name: 'feedback-loop',
  level: 'warning',
  tiers: WITH_PHASES,
  check: ({ agreement }) =>
    agreement.some((point) => point.topic === 'plan')
      ? []
      : [{ where: 'Working agreement', message: 'The plan does not say how it is refined, and by whom.' }],
};
