import type { Plan } from '../plan.ts';
import { ALL_TIERS, type Rule } from './rule.ts';

/**
 * ```md passes
 * - [ ] **T01** (R1) Test: two writers, no line lost
 * - [ ] **T02** (R1) Lock the store while writing
 * ```
 *
 * ```md fails
 * - [ ] **T01** (R1) Test: two writers, no line lost
 * - [ ] **T01** (R1) Lock the store while writing
 * ```
 */
export const idsUnique: Rule = {
  id: 'ids-unique',
  level: 'error',
  tiers: ALL_TIERS,
  says: 'Every id is given once.',
  check: (plan, { file }) => {
    const count = new Map<string, number>();
    for (const id of [...idsOf(plan), ...(file?.reading.dropped ?? [])])
      count.set(id, (count.get(id) ?? 0) + 1);
    return [...count]
      .filter(([, times]) => times > 1)
      .map(([id, times]) => ({
        where: id,
        isLast: true as const,
        message: `${id} is given ${times} times; expected each id once. Give the later one the next free number: an id is never used again.`,
      }));
  },
};

function idsOf({ requirements, questions, decisions, risks, phases }: Plan): string[] {
  const named = [
    ...requirements,
    ...questions,
    ...decisions,
    ...risks,
    ...phases.flatMap((phase) => phase.tasks),
  ];
  const criteria = phases.flatMap((phase) => phase.exit);
  const numbers = phases.map((phase) => `Phase ${phase.number}`);
  return [...[...named, ...criteria].map((one) => one.id), ...numbers];
}
