import { type Rule, WITH_PHASES } from './rule.ts';

export const decisionsReasoned: Rule = {
  name: 'decisions-reasoned',
  level: 'warning',
  tiers: WITH_PHASES,
  check: ({ decisions }) =>
    decisions.flatMap(({ id, why, insteadOf }) => [
      ...(why.length === 0 ? [{ where: id, message: `${id} does not say why.` }] : []),
      ...(insteadOf.length === 0 ? [{ where: id, message: `${id} does not say what was not chosen.` }] : []),
    ]),
};
