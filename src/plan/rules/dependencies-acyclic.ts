import type { Plan, Task } from '../plan.ts';
import { type Fault, type Rule, WITH_PHASES } from './rule.ts';

export const dependenciesAcyclic: Rule = {
  name: 'dependencies-acyclic',
  level: 'error',
  tiers: WITH_PHASES,
  check: (plan) => {
    const tasks = new Map(plan.phases.flatMap((phase) => phase.tasks).map((task) => [task.id, task]));
    return [...cycles(tasks), ...laterWork(plan)];
  },
};

/** A task is in a cycle where it is reached from itself. */
function cycles(tasks: ReadonlyMap<string, Task>): Fault[] {
  return [...tasks.keys()]
    .filter((id) => reaches(tasks, id))
    .map((id) => ({
      where: id,
      message: `${id} comes after itself, by way of ${tasks.get(id)?.after.join(', ')}; expected an order that ends.`,
    }));
}

function reaches(tasks: ReadonlyMap<string, Task>, start: string): boolean {
  const seen = new Set<string>();
  const waiting = [...(tasks.get(start)?.after ?? [])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === start) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(tasks.get(id)?.after ?? []));
  }
  return false;
}

function laterWork({ phases }: Plan): Fault[] {
  const phaseOf = new Map(phases.flatMap((phase) => phase.tasks.map((task) => [task.id, phase.number])));
  return phases.flatMap((phase) =>
    phase.tasks.flatMap((task) =>
      task.after
        .filter((id) => (phaseOf.get(id) ?? 0) > phase.number)
        .map((id) => ({
          where: task.id,
          message: `${task.id} of phase ${phase.number} waits for ${id} of phase ${phaseOf.get(id)}; expected earlier work.`,
        })),
    ),
  );
}
