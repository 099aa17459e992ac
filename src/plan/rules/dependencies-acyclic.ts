import type { Plan, Task } from '../plan.ts';
import { type Fault, type Rule, WITH_PHASES } from './rule.ts';

/**
 * A task that is not in the plan is what `ids-known` finds.
 *
 * ```md passes
 * - [ ] **T01** (R1) Test: two writers, no line lost
 * - [ ] **T02** (R1) Lock the store while writing · after T01
 * ```
 *
 * ```md fails
 * - [ ] **T01** (R1) Test: two writers, no line lost · after T02
 * - [ ] **T02** (R1) Lock the store while writing · after T01
 * ```
 */
export const dependenciesAcyclic: Rule = {
  id: 'dependencies-acyclic',
  level: 'error',
  tiers: WITH_PHASES,
  says: '"after" names earlier tasks and never leads back to where it started.',
  check: ({ phases }) => {
    const tasks = phases.flatMap((phase) => phase.tasks);
    const byId = new Map(tasks.map((task) => [task.id, task]));
    const found: Fault[] = [];
    const inCycle = new Set<string>();
    const leading = leadingToCycles(tasks);
    for (const { id } of tasks) {
      if (inCycle.has(id) || !leading.has(id)) continue;
      const way = wayBack(byId, id);
      if (way === null) continue;
      for (const passed of way) inCycle.add(passed);
      found.push({
        where: id,
        message: `${[id, ...way].join(' waits for ')}; expected an order that ends. Take one "after" of these away.`,
      });
    }
    return [...found, ...laterWork(phases, inCycle)];
  },
};

/** What is left when again and again the tasks that wait for nothing are taken away: all that a cycle holds up. */
function leadingToCycles(tasks: readonly Task[]): ReadonlySet<string> {
  const open = new Map<string, number>();
  const waiting = new Map<string, string[]>();
  for (const { id, after } of tasks) open.set(id, after.length);
  for (const { id, after } of tasks) {
    for (const earlier of after) {
      if (!open.has(earlier)) open.set(id, (open.get(id) ?? 0) - 1);
      else if (waiting.has(earlier)) waiting.get(earlier)?.push(id);
      else waiting.set(earlier, [id]);
    }
  }
  const free = [...open].filter(([, count]) => count <= 0).map(([id]) => id);
  for (const id of free) {
    open.delete(id);
    for (const next of waiting.get(id) ?? []) {
      const left = (open.get(next) ?? 0) - 1;
      open.set(next, left);
      if (left === 0) free.push(next);
    }
  }
  return new Set(open.keys());
}

/** The shortest way from a task along `after` back to itself, itself last; null where there is none. */
function wayBack(tasks: ReadonlyMap<string, Task>, start: string): string[] | null {
  const cameFrom = new Map<string, string>();
  const waiting = [start];
  for (const id of waiting) {
    for (const next of tasks.get(id)?.after ?? []) {
      if (next === start) return [...pathTo(id, cameFrom), start];
      if (cameFrom.has(next) || !tasks.has(next)) continue;
      cameFrom.set(next, id);
      waiting.push(next);
    }
  }
  return null;
}

/** The tasks on the way to `end`, the start left out. */
function pathTo(end: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way: string[] = [];
  let id = end;
  for (let before = cameFrom.get(id); before !== undefined; before = cameFrom.get(id)) {
    way.unshift(id);
    id = before;
  }
  return way;
}

/** Tasks that wait for one that stands below them; what is in a cycle was said already. */
function laterWork(phases: Plan['phases'], inCycle: ReadonlySet<string>): Fault[] {
  const tasks = phases.flatMap((phase) => phase.tasks.map((task) => ({ task, phase: phase.number })));
  // Of an id that is given twice the first counts: that it is, another rule says.
  const place = new Map(
    tasks.map(({ task, phase }, index) => [task.id, { index, phase }] as const).reverse(),
  );
  return tasks.flatMap(({ task, phase }, index) =>
    task.after.flatMap((id) => {
      const other = place.get(id);
      if (other === undefined || other.index <= index || (inCycle.has(id) && inCycle.has(task.id))) return [];
      const at = other.phase === phase ? 'further down' : `in phase ${other.phase}`;
      return [
        {
          where: task.id,
          message: `${task.id} of phase ${phase} waits for ${id}, which stands ${at}; expected earlier work. Move ${id} before it, or take the "after" away.`,
        },
      ];
    }),
  );
}
