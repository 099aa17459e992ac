import { code, join, prose } from '../../plan/prose.ts';
import { baseName } from './evidence.ts';
import { rareWords } from './explain-file.ts';
import type { DraftTask, Study } from './study.ts';

/** A file that fits less than this share of the best one is no likely place of the same work. */
const NEAR = 0.6;
const MOST = 3;

/**
 * The step after one piece of code: the files that fit nearly as well are read for the same. Null where none does, and
 * the work is that one piece.
 */
export function elsewhere(planned: readonly DraftTask[], study: Study): DraftTask | null {
  const { located, extraction, facts, requirements } = study;
  const known = new Set(planned.flatMap(({ paths }) => paths.map(({ path }) => path)));
  const top = located.code[0]?.ranked.score ?? 0;
  const places = located.code
    .filter(({ path, ranked }) => !known.has(path) && ranked.score >= top * NEAR)
    .slice(0, MOST);
  const first = places[0];
  if (first === undefined) return null;
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
