import type { Tier } from '../plan.ts';
import { ALL_TIERS, type Rule } from './rule.ts';

/** Phases and tasks that a plan of the tier may have: a plan for a bug fits one screen. */
const BOUNDS: Readonly<Record<Tier, { readonly phases: readonly [number, number]; readonly tasks: number }>> =
  {
    small: { phases: [1, 1], tasks: 8 },
    medium: { phases: [1, 4], tasks: 25 },
    large: { phases: [2, 12], tasks: 120 },
  };
const MOST_QUESTIONS = 5;

export const scopeFits: Rule = {
  name: 'scope-fits',
  level: 'warning',
  tiers: ALL_TIERS,
  check: (plan) => {
    const { phases, tasks } = BOUNDS[plan.tier];
    const [fewest, most] = phases;
    const count = plan.phases.length;
    const all = plan.phases.flatMap((phase) => phase.tasks).length;
    const faults: string[] = [];
    if (count < fewest || count > most) {
      const expected = fewest === most ? `${most}` : `${fewest} to ${most}`;
      faults.push(`A ${plan.tier} plan has ${expected} phases; this one has ${count}.`);
    }
    if (all > tasks) faults.push(`A ${plan.tier} plan has at most ${tasks} tasks; this one has ${all}.`);
    if (plan.questions.length > MOST_QUESTIONS) {
      faults.push(`A plan asks at most ${MOST_QUESTIONS} questions; this one asks ${plan.questions.length}.`);
    }
    if (plan.tier === 'small' && plan.risks.length > 0) faults.push('A small plan has no section of risks.');
    return faults.map((message) => ({ where: 'The whole', message }));
  },
};
