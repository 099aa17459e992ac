import type { Requirement } from '../../plan/plan.ts';
import { plainText } from '../../plan/prose.ts';
import { isDemand } from '../extract/mood.ts';
import type { CodePlace } from '../locate/located.ts';
import { findMentions } from '../locate/mentions.ts';
import { type PathKind, pathKind } from '../locate/path-kind.ts';
import { asksForSetting } from '../locate/settings-file.ts';
import { splitName, stem, stemsOf } from '../locate/terms.ts';
import { documentOf } from './document-of.ts';
import type { Study } from './study.ts';

const READ = 60_000;
/** Files that tools write. */
const MADE: ReadonlySet<PathKind> = new Set(['lock', 'generated', 'binary']);
/** A place other than the first has to fit so much better. */
const BETTER = 1.3;

/**
 * Which requirements are met in which file. What is asked of a document is met there; then comes a file that the
 * requirement itself names, then where its option is declared, then the place whose names and text have most of its
 * words; the first requirement, and whatever has no better place, goes to the place that ranks first. Paths that no
 * place has are files the requirement names.
 */
export function assignRequirements(
  requirements: readonly Requirement[],
  places: readonly CodePlace[],
  study: Study,
): Map<string, Requirement[]> {
  const found = new Map<string, Requirement[]>(places.map(({ path }) => [path, []]));
  const tree = study.facts.tree.map(({ path }) => path);
  const fitsOf = fitOf(places, study);
  requirements.forEach((requirement, order) => {
    const said = plainText(requirement.text);
    const path =
      (order === 0 || isSign(requirement, study) ? null : documentOf(said, study)) ??
      (study.kind === 'bug' ? null : namedIn(said, tree, study)) ??
      placeOfOption(said, places) ??
      placeOfSetting(said, order, places, study) ??
      whatCommandRuns(places[bestFit(fitsOf(said), order, study)]?.path, order, places);
    if (path !== undefined) found.set(path, [...(found.get(path) ?? []), requirement]);
  });
  return found;
}

/** A complaint that was turned round: where it shows is no place to mend it. */
function isSign({ source }: Requirement, study: Study): boolean {
  return study.kind === 'bug' && source !== null && !isDemand(source);
}

/** A file of the tree that the text names by its whole path, and that people write. */
function namedIn(said: string, tree: readonly string[], { located, extraction }: Study): string | null {
  // A setting in `tool.toml` is one in the users' file: this project's own of that name is no place of the work.
  const isUsers = (path: string) =>
    located.settings !== null && asksForSetting(extraction.title) && pathKind(path) === 'data';
  const mention = findMentions(said, tree).find(
    ({ text, path }) => text === path && !MADE.has(pathKind(path)) && !isUsers(path),
  );
  return mention?.path ?? null;
}

function placeOfOption(said: string, places: readonly CodePlace[]): string | null {
  if (!/(?<![\w-])--[a-z]/.test(said)) return null;
  return places.find(({ ranked }) => ranked.commandLine?.role === 'declares')?.path ?? null;
}

/** What a command does with its options is no matter of the file that declares them, where another is known that acts. */
function whatCommandRuns(
  path: string | undefined,
  order: number,
  places: readonly CodePlace[],
): string | undefined {
  const roleOf = (role: string) => places.find(({ ranked }) => ranked.commandLine?.role === role)?.path;
  if (order === 0 || path !== roleOf('declares')) return path;
  return roleOf('runs') ?? path;
}

function placeOfSetting(
  said: string,
  order: number,
  places: readonly CodePlace[],
  study: Study,
): string | null {
  if (order === 0 || !asksForSetting(said)) return null;
  return places.find(({ path }) => path === study.located.settings)?.path ?? null;
}

/** Files that hold the texts of an interface, by the name they go by. */
const TEXTS =
  /(?:^|\/)(?:messages|locales?|i18n|translations?|strings)(?:\/[\w-]+)?\.(?:ts|js|json|py|php|ya?ml)$/i;

function fitOf(places: readonly CodePlace[], study: Study): (said: string) => number[] {
  const { rarity } = study.located.ranking;
  // A file of the texts of the interface has every word of it, and nothing is done there first.
  const texts = new Set([
    ...(study.paths.get('messages') ?? []).map(({ path }) => path),
    ...places.map(({ path }) => path).filter((path) => TEXTS.test(path)),
  ]);
  const words = places.map(({ path, symbol, ranked }) => ({
    isTexts: texts.has(path),
    names: new Set(
      splitName(`${path} ${symbol?.name ?? ''} ${ranked.defines.map(({ name }) => name).join(' ')}`).map(
        stem,
      ),
    ),
    text: new Set(stemsOf((study.facts.contents.get(path) ?? '').slice(0, READ))),
  }));
  return (said) => {
    const stems = [...new Set(stemsOf(said))];
    return words.map(({ names, text, isTexts }) =>
      isTexts
        ? 0
        : stems.reduce(
            (sum, word) =>
              sum + ((names.has(word) ? 2 : 0) + (text.has(word) ? 1 : 0)) * (rarity.get(word) ?? 1),
            0,
          ),
    );
  };
}

function bestFit(scores: readonly number[], order: number, study: Study): number {
  // What a bug report says are signs of one fault: they are checked together where it is corrected.
  if (order === 0 || study.kind === 'bug') return 0;
  let best = 0;
  scores.forEach((score, index) => {
    if (score > (scores[best] ?? 0) * (best === 0 ? BETTER : 1)) best = index;
  });
  return best;
}
