import { code, join, prose } from '../../plan/prose.ts';
import { pathKind } from '../locate/path-kind.ts';
import { baseName } from './evidence.ts';
import { rareWords } from './explain-file.ts';
import type { DraftTask, Study } from './study.ts';

/** A file that fits less than this share of the best one is no likely place of the same work. */
const NEAR = 0.6;
const MOST = 3;

/**
 * The step after one piece of code: the files that fit nearly as well are read for the same. Null where none does, and
 * the work is that one piece. With `atAll`, whatever fits at all counts, else what uses the piece.
 */
export function elsewhere(planned: readonly DraftTask[], study: Study, atAll = false): DraftTask | null {
  const { located, extraction, facts, requirements } = study;
  const known = new Set(planned.flatMap(({ paths }) => paths.map(({ path }) => path)));
  const top = located.code[0]?.ranked.score ?? 0;
  const places = located.code
    .filter(({ path, ranked }) => !known.has(path) && ranked.score >= (atAll ? 0 : top * NEAR))
    .slice(0, MOST);
  const first = places[0];
  if (first === undefined) return atAll ? throughUsers(known, study) : null;
  const named = join(places.map(({ path, symbol }) => [code(symbol?.name ?? baseName(path))]));
  const words = rareWords(first.path, extraction.clues, located, facts).slice(0, 2);
  const because =
    words.length === 0
      ? []
      : prose`: ${join(words.map((word) => prose`“${word}”`))} ${words.length === 1 ? 'stands' : 'stand'} there too`;
  const what = study.kind === 'bug' ? prose`the same fault` : prose`what has to follow`;
  return {
    stage: 'code',
    requirements: requirements.slice(0, 1).map(({ id }) => id),
    text: prose`Look for ${what} in ${named}${because}`,
    paths: places.map(({ path }) => ({ path, status: 'modify' })),
    reason: null,
    about: places.map(({ path }) => path),
    follows: true,
    chain: null,
  };
}

/** What uses the piece of code meets its change. */
function throughUsers(known: ReadonlySet<string>, { located, requirements }: Study): DraftTask | null {
  const main = located.code[0];
  if (main === undefined) return null;
  const calling = main.callers.map(({ path }) => path);
  const importing = located.ranking.imports.importersOf.get(main.path) ?? [];
  const users = [...new Set([...calling, ...importing])]
    .filter((path) => !known.has(path) && pathKind(path) === 'code')
    .slice(0, MOST);
  if (users.length === 0) return null;
  const named = join(users.map((path) => [code(baseName(path))]));
  return {
    stage: 'code',
    requirements: requirements.slice(0, 1).map(({ id }) => id),
    text: prose`Look through ${named}: ${users.length === 1 ? 'it uses' : 'they use'} ${code(main.symbol?.name ?? baseName(main.path))}`,
    paths: users.map((path) => ({ path, status: 'modify' })),
    reason: null,
    about: users,
    follows: true,
    chain: null,
  };
}
