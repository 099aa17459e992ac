import { isAnySaid, isSaid, type Rule, WITH_PHASES } from './rule.ts';

/**
 * ```md passes
 * - **D1** The lock is a file. *Why:* two processes see it. *Instead of:* a lock in memory
 * ```
 *
 * ```md fails
 * - **D1** The lock is a file. *Why:* two processes see it.
 * ```
 */
export const decisionsReasoned: Rule = {
  id: 'decisions-reasoned',
  level: 'warning',
  tiers: WITH_PHASES,
  says: 'Each decision has a reason and the alternatives that were not chosen.',
  check: ({ decisions }) =>
    decisions.flatMap(({ id, why, insteadOf }) => [
      ...(isSaid(why)
        ? []
        : [
            {
              where: id,
              message: `${id} does not say why; expected the reason. Add it after "Why:", in terms of this repository.`,
            },
          ]),
      ...(isAnySaid(insteadOf)
        ? []
        : [
            {
              where: id,
              message: `${id} names no alternative; expected at least one that was not chosen. Add it after "Instead of:".`,
            },
          ]),
    ]),
};
