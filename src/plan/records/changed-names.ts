import { definesNames } from '../definitions.ts';
import { foreignText } from '../foreign-text.ts';
import type { Prose } from '../plan.ts';
import { code, join, prose } from '../prose.ts';
import { type ChangedDependencies, changedDependencies, isManifest } from './changed-dependencies.ts';
import { isTestPath } from './changed-files.ts';
import { changedSymbols, type NamedSymbol } from './changed-symbols.ts';
import type { MergedPull } from './merged-pull.ts';

const MOST_NAMES = 6;
const LONGEST_NAME = 80;

/**
 * "Symbols: new `lockStore` (exported); changed `openStore` (exported); renamed `a` to `b`.", what others can use first;
 * nothing where no texts were read, or no name changed.
 */
export function symbolLine({ texts = [] }: Pick<MergedPull, 'texts'>): Prose {
  const symbols = changedSymbols(texts.filter(({ path }) => !isTestPath(path)));
  const renamed = exportedFirst(symbols.renamed, ({ to }) => to).map(
    ({ from, to }) => prose`${nameOf(from)} to ${nameOf(to)}${to.isExported ? ' (exported)' : ''}`,
  );
  const groups = [
    ...group('new', named(symbols.added)),
    ...group('changed', named(symbols.changed)),
    ...group('renamed', renamed),
    ...group('moved', named(symbols.moved)),
    ...group('removed', named(symbols.removed)),
  ];
  return groups.length === 0 ? [] : prose`Symbols: ${join(groups, '; ', '; ')}.`;
}

/** "Adds `lockStore`. Changes `openStore`.": the same for whom nothing else was written. */
export function symbolSentences({ texts = [] }: Pick<MergedPull, 'texts'>): Prose {
  const symbols = changedSymbols(texts.filter(({ path }) => !isTestPath(path)));
  const renamed = symbols.renamed.map(({ from, to }) => prose`${nameOf(from)} to ${nameOf(to)}`);
  const plain = (all: readonly NamedSymbol[]) => exportedFirst(all, (one) => one).map(nameOf);
  const sentences = [
    ...group('Adds', plain(symbols.added)),
    ...group('Renames', renamed),
    ...group('Changes', plain(symbols.changed)),
    ...group('Removes', plain(symbols.removed)),
  ];
  const [first, ...others] = sentences.slice(0, MOST_SENTENCES);
  if (first === undefined) return [];
  return prose`${join([first, ...others], '. ', '. ')}.`;
}

const MOST_SENTENCES = 3;

/** Whether the texts of a file can say more than its path does. */
export function isWorthReading(path: string): boolean {
  return !isTestPath(path) && (definesNames(path) || isManifest(path));
}

/** "Dependencies: new `pino` ^9.0.0; `jest` ^29 → ^30; removed `x`."; nothing where none changed. */
export function dependencyLine({ texts = [] }: Pick<MergedPull, 'texts'>): Prose {
  const groups = dependencyGroups(changedDependencies(texts.filter(({ path }) => !isTestPath(path))));
  return groups.length === 0 ? [] : prose`Dependencies: ${join(groups, '; ', '; ')}.`;
}

function dependencyGroups({ added, updated, removed }: ChangedDependencies): Prose[] {
  const version = (text: string) => (text === '' ? '' : ` ${foreignText(text, 40)}`);
  return [
    ...group(
      'new',
      added.map((one) => prose`${nameOf(one)}${version(one.version)}`),
    ),
    ...group(
      'now',
      updated.map((one) => prose`${nameOf(one)}${version(one.to)} instead of${version(one.from) || ' none'}`),
    ),
    ...group(
      'removed',
      removed.map((one) => prose`${nameOf(one)}`),
    ),
  ];
}

function named(symbols: readonly NamedSymbol[]): Prose[] {
  return exportedFirst(symbols, (symbol) => symbol).map(
    (symbol) => prose`${nameOf(symbol)}${symbol.isExported ? ' (exported)' : ''}`,
  );
}

function exportedFirst<T>(all: readonly T[], symbolOf: (one: T) => NamedSymbol): T[] {
  return all.toSorted((a, b) => Number(symbolOf(b).isExported) - Number(symbolOf(a).isExported));
}

function nameOf({ name }: { readonly name: string }): Prose {
  return [code(foreignText(name, LONGEST_NAME) || '?')];
}

function group(word: string, names: readonly Prose[]): Prose[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, MOST_NAMES);
  const rest = names.length - shown.length;
  return [prose`${word} ${join(rest > 0 ? [...shown, prose`${rest} more`] : shown)}`];
}
