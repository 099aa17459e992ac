import type { Prose } from '../../plan/plan.ts';
import { code, join, plain, prose } from '../../plan/prose.ts';
import { pathKind } from '../locate/path-kind.ts';
import { baseName } from './evidence.ts';
import type { DraftTask, Study } from './study.ts';

/** So many are named in the text; the paths of the task hold them all. */
const NAMED = 4;
const MOST = 40;

/**
 * One task for the other files that use what is renamed, or name the version that moves: each of them has to follow,
 * and no requirement names it. None for a change of the pipeline, whose other files may stay as they are.
 */
export function shownTasks(drafts: readonly DraftTask[], { located, requirements }: Study): DraftTask[] {
  const { wish } = located.ranking;
  if (wish === null || wish.kind === 'pipeline') return [];
  const known = new Set(drafts.flatMap(({ paths }) => paths.map(({ path }) => path)));
  const paths = wish.files.map(({ path }) => path).filter((path) => !known.has(path));
  if (paths.length === 0) return [];
  const one = paths.length === 1;
  const list = listed(paths);
  const text =
    wish.kind === 'rename'
      ? prose`Follow in ${list}: ${one ? 'it uses' : 'they use'} ${code(wish.subject)} too`
      : prose`Follow in ${list}: ${one ? 'it names' : 'they name'} the version of ${wish.subject} too`;
  return [
    {
      stage: 'code',
      requirements: requirements.slice(0, 1).map(({ id }) => id),
      text,
      paths: paths.slice(0, MOST).map((path) => ({ path, status: 'modify' })),
      reason: null,
      about: paths.slice(0, MOST),
      follows: true,
      chain: null,
    },
  ];
}

/** The migration that what is stored needs, named as the next one is in its folder. */
export function migrationTasks({ located, requirements, facts }: Study): DraftTask[] {
  const { migration } = located;
  if (migration === null) return [];
  const model = located.code.find(({ ranked }) => ranked.shown !== null);
  const earlier = facts.tree.filter(
    ({ path }) => path.startsWith(`${migration.folder}/`) && pathKind(path) === 'migration',
  ).length;
  return [
    {
      stage: 'code',
      requirements: requirements.slice(0, 1).map(({ id }) => id),
      text: prose`Add the migration that follows ${code(migration.after)}, the newest of ${earlier} in ${code(migration.folder)}`,
      paths: [{ path: migration.path, status: 'new' }],
      reason: null,
      about: model === undefined ? [] : [model.path],
      follows: false,
      chain: null,
    },
  ];
}

/** The samples that show the settings show the new one too. */
export function sampleTasks(
  drafts: readonly DraftTask[],
  { located, requirements, kind }: Study,
): DraftTask[] {
  if (kind !== 'feature') return [];
  const known = new Set(drafts.flatMap(({ paths }) => paths.map(({ path }) => path)));
  const samples = located.samples.filter(({ path }) => !known.has(path));
  return samples.map(({ path, shared }) => ({
    stage: 'after' as const,
    requirements: requirements.slice(0, 1).map(({ id }) => id),
    text: prose`Show the new setting in ${code(path)}, where ${code(shared[0] ?? '')}, ${code(shared[1] ?? '')} and ${shared.length - 2} more stand`,
    paths: [{ path, status: 'modify' as const }],
    reason: null,
    about: [path],
    follows: true,
    chain: null,
  }));
}

/** The first files by name, and how many more. */
export function listed(paths: readonly string[]): Prose {
  const named: Prose[] = paths
    .slice(0, paths.length === NAMED + 1 ? NAMED + 1 : NAMED)
    .map((path) => [code(baseName(path))]);
  const more = paths.length - named.length;
  return join([...named, ...(more > 0 ? [plain(`${more} more`)] : [])]);
}
