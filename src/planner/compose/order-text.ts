import type { Prose, Task } from '../../plan/plan.ts';
import { code, join, plain, plainText, prose } from '../../plan/prose.ts';
import { pathKind } from '../locate/path-kind.ts';
import { baseName } from './evidence.ts';
import type { Study } from './study.ts';

/** In which order the files of a phase are taken, and why; null where the phase has no task. */
export function orderText(tasks: readonly Task[], study: Study): Prose | null {
  const paths = [...new Set(tasks.flatMap((task) => task.paths.map(({ path }) => path)))];
  const first = paths[0];
  if (first === undefined)
    return tasks.length === 0
      ? null
      : prose`${join(tasks.map(({ id }) => plain(id)))}: on the default branch, once the phase before is merged.`;
  const family = study.paths.get('family') ?? [];
  if (family.length > 3 && family.every(({ path }) => paths.includes(path)))
    return prose`${code(family[0]?.path ?? first)} first, reviewed as the pattern; then the other ${family.length - 1}, each by that pattern.`;
  const { importsOf } = study.located.ranking.imports;
  const made = paths.filter((path) => pathKind(path) === 'code');
  const base = made.find((path) => made.some((other) => importsOf.get(other)?.includes(path)));
  const users = made.filter((path) => base !== undefined && importsOf.get(path)?.includes(base));
  if (base !== undefined && users.length > 0)
    return prose`${code(baseName(base))} first: ${join(users.slice(0, 3).map((path) => [code(baseName(path))]))} ${users.length === 1 ? 'imports' : 'import'} it.`;
  const ids = join(tasks.map(({ id }) => plain(id)));
  if (made.length === 0 && tasks.length > 1)
    return prose`${ids} share no file with each other and nothing else waits for them: one pull request, or several side by side.`;
  if (paths.length === 1) return prose`${code(first)} alone.`;
  const test = tasks.find(({ text }) => /^Test\b/.test(plainText(text)));
  const next = tasks.find(({ after }) => test !== undefined && after.includes(test.id));
  if (test === undefined || next === undefined)
    return prose`${ids} in one pull request: ${code(baseName(first))} and what goes with it.`;
  return study.kind === 'refactoring'
    ? prose`${test.id} is green before ${next.id} begins, and after it.`
    : prose`${test.id} is red until ${next.id} is done, so both are in one pull request.`;
}
