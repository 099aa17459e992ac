import { didYouMean } from '../did-you-mean.ts';
import { foreignText } from '../foreign-text.ts';
import type { ForeignPlan, ForeignTask } from './foreign-plan.ts';

/** What a name stands for in a plan: one task, or all steps of a `Task 3` heading. */
export type FoundTask =
  | { readonly kind: 'found'; readonly tasks: readonly ForeignTask[] }
  | { readonly kind: 'unknown' | 'ambiguous'; readonly message: string };

/**
 * Finds a task by its id as the plan writes it; `t3`, `T3` and `T003` are one where the plan has only one of them.
 */
export function findTask(plan: ForeignPlan, name: string): FoundTask {
  const wanted = normal(name);
  const exact = plan.tasks.filter((task) => normal(task.id) === wanted);
  if (exact.length > 0) return { kind: 'found', tasks: exact };
  const written = plan.tasks.filter((task) => task.written !== null && normal(task.written) === wanted);
  const group = plan.groups.flatMap(({ id }, index) => (normal(id) === wanted ? [index] : []));
  const loose = plan.tasks.filter((task) => task.written !== null && loosely(task.written) === loosely(name));
  if (written.length + group.length > 0) return oneOf(plan, name, written, group);
  if (loose.length > 0) return oneOf(plan, name, loose, []);
  return { kind: 'unknown', message: unknown(plan, name) };
}

function oneOf(
  plan: ForeignPlan,
  name: string,
  tasks: readonly ForeignTask[],
  groups: readonly number[],
): FoundTask {
  if (tasks.length === 1) return { kind: 'found', tasks };
  const [group, ...others] = groups;
  if (tasks.length === 0 && group !== undefined && others.length === 0) {
    return { kind: 'found', tasks: plan.tasks.filter((task) => task.group === group && !task.optional) };
  }
  const ids = tasks.map((task) => `\`${shown(task.id)}\` (line ${task.line})`);
  const lines = groups.map((index) => `line ${plan.groups[index]?.line}`);
  const named = ids.length > 0 ? `expected one of ${some(ids)}` : `found it in ${lines.join(' and ')}`;
  return {
    kind: 'ambiguous',
    message: `\`${shown(name)}\` names ${tasks.length + groups.length} tasks of this plan; ${named}.`,
  };
}

function unknown(plan: ForeignPlan, name: string): string {
  const ids = plan.tasks.map((task) => task.id);
  if (ids.length === 0) return `Unknown task \`${shown(name)}\`; this plan has no task that could be read.`;
  const known = ids.map((id) => `\`${shown(id)}\``);
  return `Unknown task \`${shown(name)}\`; this plan has ${some(known)}.${didYouMean(shown(name), ids.map(shown))}`;
}

function some(all: readonly string[]): string {
  return all.length > 8 ? `${all.slice(0, 6).join(', ')} … ${all.at(-1)}` : all.join(', ');
}

function shown(id: string): string {
  return foreignText(id, 40).replaceAll('`', "'");
}

function normal(id: string): string {
  return id
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^#|[.:)]$/g, '')
    .trim();
}

/** Leading zeros, spaces and hyphens between letters and digits do not tell two ids apart. */
function loosely(id: string): string {
  return normal(id)
    .replace(/[\s_-]+(?=\d)/g, '')
    .replace(/(?<![\d.])0+(?=\d)/g, '');
}
