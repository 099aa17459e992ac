import { type Rule, WITH_PHASES } from './rule.ts';

export const risksMitigated: Rule = {
  name: 'risks-mitigated',
  level: 'error',
  tiers: WITH_PHASES,
  check: ({ risks }) =>
    risks
      .filter((risk) => risk.mitigation.length === 0)
      .map(({ id }) => ({ where: id, message: `${id} has no mitigation; expected what is done about it.` })),
};
