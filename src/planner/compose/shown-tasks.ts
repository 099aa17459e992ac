import type { Prose } from '../../plan/plan.ts';
import { code, join, plain, prose } from '../../plan/prose.ts';
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

/** The first files by name, and how many more. */
export function listed(paths: readonly string[]): Prose {
  const named: Prose[] = paths
    .slice(0, paths.length === NAMED + 1 ? NAMED + 1 : NAMED)
    .map((path) => [code(baseName(path))]);
  const more = paths.length - named.length;
  return join([...named, ...(more > 0 ? [plain(`${more} more`)] : [])]);
}
