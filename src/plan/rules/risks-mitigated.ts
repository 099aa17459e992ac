import { isSaid, type Rule, WITH_PHASES } from './rule.ts';

/**
 * ```md passes
 * - **K1** A lock is left behind (likelihood medium, impact high)
 *   - Trigger: a writer is killed
 *   - Mitigation: the lock names its process (T03)
 * ```
 *
 * ```md fails
 * - **K1** A lock is left behind (likelihood medium, impact high)
 *   - Trigger: a writer is killed
 * ```
 */
export const risksMitigated: Rule = {
  id: 'risks-mitigated',
  level: 'error',
  tiers: WITH_PHASES,
  says: 'Each risk has a mitigation.',
  check: ({ risks }) =>
    risks
      .filter((risk) => !isSaid(risk.mitigation))
      .map(({ id }) => ({
        where: id,
        message: `${id} has no mitigation; expected what is done about it. Add one, or call it technical debt where it is certain and accepted.`,
      })),
};
