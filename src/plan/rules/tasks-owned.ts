import type { Plan } from '../plan.ts';
import { plainText } from '../prose.ts';
import { isSaid, phaseName, type Rule, WITH_PHASES } from './rule.ts';

/**
 * ```md passes
 * ## Phase 1: Lock the store
 *
 * - **Owner:** unowned (Q1)
 * ```
 *
 * ```md fails
 * ## Phase 1: Lock the store
 *
 * - **Owner:** unowned
 * ```
 */
export const tasksOwned: Rule = {
  id: 'tasks-owned',
  level: 'warning',
  tiers: WITH_PHASES,
  says: 'Each phase has an owner, or says why it has none.',
  check: (plan) =>
    plan.phases
      .filter((phase) => phase.owners.length === 0 && !isSaid(phase.ownerReason))
      .map(({ number }) => ({
        where: phaseName(plan, number),
        message: `Phase ${number} has no owner and does not say why; expected an owner from CODEOWNERS or the assignees. ${mend(plan)}`,
      })),
};

function mend({ questions }: Plan): string {
  const asked = questions.find(({ text }) => /\bowns?\b|\bowners?\b/i.test(plainText(text)));
  return asked === undefined
    ? 'Name one, or say why there is none and ask who it is.'
    : `Name one, or refer to ${asked.id}.`;
}
