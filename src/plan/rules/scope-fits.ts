import type { Plan, Tier } from '../plan.ts';
import { ALL_TIERS, type Fault, type Rule } from './rule.ts';

/** Phases and tasks that a plan of the tier may have: a plan for a bug fits one screen. */
const BOUNDS: Readonly<Record<Tier, { readonly phases: readonly [number, number]; readonly tasks: number }>> =
  {
    small: { phases: [1, 1], tasks: 10 },
    medium: { phases: [2, 4], tasks: 25 },
    large: { phases: [3, 8], tasks: 80 },
  };
const MOST_QUESTIONS = 5;
/** A large plan of fewer tasks than this may do with two phases: a gate after two tasks is ceremony. */
const ENOUGH_FOR_THREE = 9;

/**
 * ```md passes
 * ## Open questions
 *
 * - [ ] **Q1** Does a reader wait too?
 *
 * ## Phase 1: Lock the store
 *
 * - [ ] **T01** (R1) Lock the store while writing
 *
 * ## Phase 2: Say who waits
 *
 * - [ ] **T02** (R2) Name the writer that holds the lock
 * ```
 *
 * ```md fails
 * ## Phase 1: Lock the store
 *
 * - [ ] **T01** (R1) Lock the store while writing
 * - [ ] **T02** (R2) Name the writer that holds the lock
 * ```
 */
export const scopeFits: Rule = {
  id: 'scope-fits',
  level: 'warning',
  tiers: ALL_TIERS,
  says: "The plan's length fits its tier; a small plan has no phases and no empty ceremony.",
  check: (plan) => [
    ...phaseCount(plan),
    ...taskCount(plan),
    ...(plan.questions.length > MOST_QUESTIONS
      ? [
          {
            where: 'Open questions',
            message: `The plan asks ${plan.questions.length} questions; expected at most ${MOST_QUESTIONS}. Keep those whose answer changes most, and let defaults stand for the others.`,
          },
        ]
      : []),
    ...(plan.tier === 'small' ? ceremony(plan) : []),
  ],
};

function phaseCount({ tier, phases }: Plan): Fault[] {
  const [least, most] = BOUNDS[tier].phases;
  const tasks = phases.flatMap((phase) => phase.tasks).length;
  const fewest = tasks < ENOUGH_FOR_THREE ? Math.min(least, 2) : least;
  const count = phases.length;
  if (count >= fewest && count <= most) return [];
  const expected = fewest === most ? 'one' : `${fewest} to ${most}`;
  const mend =
    count > most
      ? tier === 'large'
        ? 'Join phases, or split the work into several issues.'
        : 'Join phases, or draw the plan as a larger tier.'
      : 'Split the work at a gate that is worth one, or draw the plan as a smaller tier.';
  return [
    {
      where: 'Phases',
      message: `A ${tier} plan with ${count} ${count === 1 ? 'phase' : 'phases'}; expected ${expected}. ${mend}`,
    },
  ];
}

function taskCount({ tier, phases }: Plan): Fault[] {
  const count = phases.flatMap((phase) => phase.tasks).length;
  const most = BOUNDS[tier].tasks;
  if (count <= most) return [];
  const mend = tier === 'large' ? 'Split the work into several issues.' : 'Draw the plan as a larger tier.';
  return [
    { where: 'Tasks', message: `A ${tier} plan with ${count} tasks; expected at most ${most}. ${mend}` },
  ];
}

/** Sections that a small plan has no use for. */
function ceremony(plan: Plan): Fault[] {
  const sections: readonly (readonly [string, readonly unknown[]])[] = [
    ['Objectives', plan.overview.objectives],
    ['Architecture', plan.architecture],
    ['Decisions', plan.decisions],
    ['Risks', plan.risks],
    ['Testing strategy', plan.testing],
    ['Rollout and rollback', plan.rollout],
    ['Observability', plan.observability],
    ['Performance', plan.performance],
    ['Technical debt', plan.technicalDebt],
  ];
  return sections
    .filter(([, content]) => content.length > 0)
    .map(([where]) => ({
      where,
      message: `A small plan with a section "${where}"; expected none. Say it on the task it concerns, or draw the plan as a medium one.`,
    }));
}
