import { ALL_TIERS, type Rule } from './rule.ts';

export const overviewComplete: Rule = {
  name: 'overview-complete',
  level: 'warning',
  tiers: ALL_TIERS,
  check: ({ overview, requirements, tier }) => {
    const missing = [
      ...(overview.problem.length === 0 ? ['the problem'] : []),
      ...(overview.scope.length === 0 ? ['the scope'] : []),
      ...(overview.objectives.length === 0 && tier !== 'small' ? ['the objectives'] : []),
      ...(overview.successCriteria.length === 0 ? ['the success criteria'] : []),
      ...(requirements.length === 0 ? ['any requirement'] : []),
    ];
    return missing.map((what) => ({ where: 'Overview', message: `The overview does not say ${what}.` }));
  },
};
