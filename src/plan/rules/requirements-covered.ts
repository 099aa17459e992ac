import { ALL_TIERS, isSaid, type Rule } from './rule.ts';

/**
 * ```md passes
 * - **R1** No line is lost
 *
 * - [ ] **T01** (R1) Lock the store while writing
 * - [ ] **T02** Move the lock to a file of its own (T01 is to be read in one view)
 * ```
 *
 * ```md fails
 * - **R1** No line is lost
 * - **R2** Writers are not slower
 *
 * - [ ] **T01** (R1) Lock the store while writing
 * ```
 */
export const requirementsCovered: Rule = {
  id: 'requirements-covered',
  level: 'error',
  tiers: ALL_TIERS,
  says: 'Every requirement is met by a task, and every task serves a requirement or says why it is there.',
  check: ({ requirements, phases }) => {
    const tasks = phases.flatMap((phase) => phase.tasks);
    const covered = new Set(tasks.flatMap((task) => task.requirements));
    const unmet = requirements.filter((requirement) => !covered.has(requirement.id));
    const aimless = tasks.filter((task) => task.requirements.length === 0 && !isSaid(task.reason));
    const none = {
      where: 'Requirements',
      message:
        'The plan has no requirement; expected what the issue asks for. Add R1 with the sentence it comes from.',
    };
    return [
      ...(requirements.length === 0 ? [none] : []),
      ...unmet.map(({ id }) => ({
        where: id,
        message: `No task meets ${id}; expected at least one. Add (${id}) to the task that meets it, or drop the requirement.`,
      })),
      ...aimless.map(({ id }) => ({
        where: id,
        message: `${id} serves no requirement and does not say why it is there; expected either. Name the requirement after its id, or the reason after its text.`,
      })),
    ];
  },
};
