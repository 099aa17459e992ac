import { type Rule, WITH_PHASES } from './rule.ts';

export const contextMapped: Rule = {
  name: 'context-mapped',
  level: 'warning',
  tiers: WITH_PHASES,
  check: ({ currentState, architecture }) =>
    currentState.length + architecture.length > 0
      ? []
      : [{ where: 'Current state', message: 'The plan does not say what the change meets in the system.' }],
};
