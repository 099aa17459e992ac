import { ALL_TIERS, type Rule } from './rule.ts';

export const idsKnown: Rule = {
  name: 'ids-known',
  level: 'error',
  tiers: ALL_TIERS,
  check: ({ requirements, phases }) => {
    const tasks = phases.flatMap((phase) => phase.tasks);
    const known = new Set([...requirements, ...tasks].map((one) => one.id));
    return tasks.flatMap((task) =>
      [...task.requirements, ...task.after]
        .filter((id) => !known.has(id))
        .map((id) => ({ where: task.id, message: `${task.id} names ${id}, which this plan does not have.` })),
    );
  },
};
