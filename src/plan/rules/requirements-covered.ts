import { ALL_TIERS, type Rule } from './rule.ts';

export const requirementsCovered: Rule = {
  name: 'requirements-covered',
  level: 'error',
  tiers: ALL_TIERS,
  check: ({ requirements, phases }) => {
    const tasks = phases.flatMap((phase) => phase.tasks);
    const covered = new Set(tasks.flatMap((task) => task.requirements));
    const unmet = requirements.filter((requirement) => !covered.has(requirement.id));
    const aimless = tasks.filter((task) => task.requirements.length === 0 && task.reason === null);
    return [
      ...unmet.map(({ id }) => ({ where: id, message: `No task meets ${id}; expected at least one.` })),
      ...aimless.map(({ id }) => ({
        where: id,
        message: `${id} serves no requirement and does not say why it is there.`,
      })),
    ];
  },
};
