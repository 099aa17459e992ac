import type { Facts } from '../../facts/facts.ts';
import { isTestPath, languageOf, testFileFor } from '../../facts/queries.ts';
import { folderOf } from './imports.ts';
import { pathKind } from './path-kind.ts';
import { splitName, stem } from './terms.ts';

/** The test of a code file: one that is there, or where the repository's habit would put a new one. */
export interface TestPlace {
  readonly path: string;
  readonly status: 'modify' | 'new';
  /** A test in it that speaks of the same things, to be taken as a pattern. */
  readonly pattern: { readonly name: string; readonly line: number } | null;
  /** Whether it is the code file itself, as Rust keeps unit tests. */
  readonly inside: boolean;
}

/** The files that hold tests themselves: no fixtures, no snapshots, no scaffolding for others. */
export function testFilesOf(facts: Facts): string[] {
  return facts.tree
    .map(({ path }) => path)
    .filter((path) => isTestPath(path) && languageOf(path) !== null && pathKind(path) === 'test')
    .filter(
      (path) =>
        !/(^|\/)(fixtures?|templates?|__mocks__|testdata)\/|conftest\.py$|\.(snap|json|md)$/.test(path),
    );
}

/**
 * The test of a code file: the one named after the `symbol` that the work starts at, by the words of the issue where a
 * test is named after more of them than the file's own, else by the code file's own name; null where the repository has
 * no test that could be an example.
 */
export function testPlaceFor(
  path: string,
  tests: readonly string[],
  facts: Facts,
  words: readonly string[],
  symbol: string | null = null,
): TestPlace | null {
  const own = testFileFor(facts, path);
  if (own?.isInline === true && own.exists) return placed(own.path, true, facts, words);
  const named = symbol === null ? null : testOfSymbol(symbol, tests, words);
  if (named !== null && own?.path !== named && hitsOf(own?.path ?? '', words) === 0)
    return placed(named, false, facts, words);
  const topical = topicalTest(path, tests, words);
  const isLess = topical === null || topical.hits < 2 || topical.hits <= hitsOf(own?.path ?? '', words);
  if (own?.exists === true && (isLess || isOwn(own.path, path))) return placed(own.path, false, facts, words);
  if (topical !== null) return placed(topical.path, false, facts, words);
  if (own === null) return null;
  return own.exists
    ? placed(own.path, own.isInline, facts, words)
    : { path: own.path, status: 'new', pattern: null, inside: own.isInline };
}

function isOwn(test: string, path: string): boolean {
  return folderOf(test) === folderOf(path);
}

function placed(path: string, inside: boolean, facts: Facts, words: readonly string[]): TestPlace {
  return { path, status: 'modify', pattern: patternIn(facts.contents.get(path) ?? '', words), inside };
}

/** `static_test.rb` for `static!`: the one test that bears the symbol's whole name, where the issue has those words too. */
function testOfSymbol(symbol: string, tests: readonly string[], words: readonly string[]): string | null {
  const parts = splitName(symbol).map(stem);
  if (parts.length === 0 || !parts.every((part) => words.includes(part))) return null;
  const found = tests.filter((test) => partsOf(test).join(' ') === parts.join(' '));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The words of a test's name, without those that only say that it is one. */
function partsOf(test: string): string[] {
  const name = test
    .slice(test.lastIndexOf('/') + 1)
    .replace(/\.[^.]+$/, '')
    .replace(/[._-]?(test|spec)s?$|^tests?[_-]/i, '');
  return [...new Set(splitName(name).map(stem))];
}

function hitsOf(test: string, words: readonly string[]): number {
  const wanted = new Set(words);
  return partsOf(test).filter((part) => wanted.has(part)).length;
}

/** An existing test in the same package whose name holds words of the title: `test_filtering_rules.py`. */
function topicalTest(
  path: string,
  tests: readonly string[],
  words: readonly string[],
): { path: string; hits: number } | null {
  const wanted = new Set(words);
  const top = path.split('/')[0] ?? '';
  let best: { path: string; hits: number; score: number } | null = null;
  for (const test of tests) {
    const parts = partsOf(test);
    const hits = parts.filter((part) => wanted.has(part)).length;
    if (hits === 0) continue;
    const near = shared(folderOf(test), folderOf(path)) / Math.max(1, folderOf(path).length);
    const score = hits / Math.sqrt(parts.length) + near + (test.startsWith(top) ? 0.2 : 0);
    if (score > 1.2 && (best === null || score > best.score || (score === best.score && test < best.path)))
      best = { path: test, hits, score };
  }
  return best;
}

function shared(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

const TEST_NAME =
  /^\s*(?:(?:async )?def (test_\w+)|(?:it|test)\(\s*['"`]([^'"`\n]{3,120})['"`]|#\[test\]\s*\n\s*(?:pub )?(?:async )?fn (\w+)|func (Test\w+))/gm;

/** The test whose name shares most words with the issue; null where none shares two. */
function patternIn(text: string, words: readonly string[]): TestPlace['pattern'] {
  const wanted = new Set(words);
  let best: { name: string; line: number; score: number } | null = null;
  for (const match of text.matchAll(TEST_NAME)) {
    const name = match.slice(1).find((group) => group !== undefined);
    if (name === undefined) continue;
    const score = new Set(
      splitName(name)
        .map(stem)
        .filter((word) => wanted.has(word)),
    ).size;
    if (score < 2 || (best !== null && score <= best.score)) continue;
    best = { name, line: text.slice(0, match.index + match[0].length).split('\n').length, score };
  }
  return best === null ? null : { name: best.name, line: best.line };
}
