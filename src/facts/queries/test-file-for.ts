import { languageOf } from '../conventions/languages.ts';
import { isTestPath, stemOf, testedStem } from '../conventions/test-paths.ts';
import type { Facts } from '../facts.ts';
import { compareText, filePaths, folderOf, hasFile, inFolder, nameOf } from '../read/snapshot.ts';
import { coChanged } from './history-queries.ts';

/** Where the tests of a file are, or would be by the repository's habit. */
export interface TestPlace {
  readonly path: string;
  readonly exists: boolean;
  /** The tests stand in the file itself, as Rust's do. */
  readonly isInline: boolean;
}

/**
 * The test of a file: the existing one that bears its name and lies nearest; else the one that was changed with it
 * again and again; else a new one, named and placed as the nearest tests of the same language are. Null for what is
 * no code, is a test itself, or has no example to follow.
 */
export function testFileFor(facts: Facts, path: string): TestPlace | null {
  const language = languageOf(path);
  if (language === null || isTestPath(path)) return null;
  if (language === 'Rust') return inlineTests(facts, path);
  const tests = facts.conventions.testFiles.filter((test) => related(language, languageOf(test)));
  const existing = nearest(
    path,
    tests.filter((test) => isTestOf(test, path)),
  );
  if (existing !== undefined) return { path: existing, exists: true, isInline: false };
  const companion = changedTogether(facts, path, tests);
  if (companion !== undefined) return { path: companion, exists: true, isInline: false };
  // `tests.py` bears its folder's name: nothing to copy.
  const example = nearest(
    path,
    tests.filter((test) => nameOf(test).includes(testedStem(test) ?? '/')),
  );
  if (example === undefined) return null;
  const created = likeExample(facts, example, path, newName(tests, path));
  return created === null ? null : { path: created, exists: hasFile(facts, created), isInline: false };
}

/** A test in at least three of the commits that changed the file, and in a quarter of them. */
function changedTogether(facts: Facts, path: string, tests: readonly string[]): string | undefined {
  const known = new Set(tests);
  const found = coChanged(facts.history, path).find((other) => known.has(other.path));
  return found !== undefined && found.count >= 3 && found.count * 4 >= found.of ? found.path : undefined;
}

function inlineTests(facts: Facts, path: string): TestPlace | null {
  const text = facts.contents.get(path);
  const isHabit =
    text?.includes('#[cfg(test)]') === true ||
    [...facts.contents].some(([other, content]) => other.endsWith('.rs') && content.includes('#[cfg(test)]'));
  return isHabit ? { path, exists: text !== undefined, isInline: true } : null;
}

function related(a: string, b: string | null): boolean {
  const scripts = ['TypeScript', 'JavaScript', 'Vue', 'Svelte'];
  return a === b || (scripts.includes(a) && b !== null && scripts.includes(b));
}

/** `index`, `mod` and `__init__` speak for their folder. */
function subjectOf(path: string): string {
  const stem = stemOf(path);
  return /^(?:index|mod|__init__|main)$/.test(stem) ? (folderOf(path).split('/').at(-1) ?? stem) : stem;
}

function isTestOf(test: string, path: string): boolean {
  const tested = testedStem(test)?.toLowerCase();
  if (tested === undefined) return folderOf(test).endsWith('__tests__') && stemOf(test) === stemOf(path);
  const stem = stemOf(path).toLowerCase();
  if (tested === stem) return stem !== 'index' || distance(test, path) === 0;
  return tested === subjectOf(path).toLowerCase();
}

/** The tests are ordered by how far they lie from the path, its own tree of tests mirrored. */
function nearest(path: string, tests: readonly string[]): string | undefined {
  return [...tests]
    .map((test) => ({ test, away: distance(test, path) }))
    .sort((a, b) => a.away - b.away || a.test.length - b.test.length || compareText(a.test, b.test))[0]?.test;
}

const NEUTRAL = /^(?:src|lib|app|main|java|kotlin|tests?|__tests__|spec|specs|unit)$/;

/** Steps between two folders, with those left out that only part code from tests. */
function distance(a: string, b: string): number {
  const from = folderOf(a)
    .split('/')
    .filter((part) => part !== '' && !NEUTRAL.test(part));
  const to = folderOf(b)
    .split('/')
    .filter((part) => part !== '' && !NEUTRAL.test(part));
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  return from.length + to.length - 2 * shared;
}

/** `index.test.ts` where other tests are called so, else the folder's name for an `index`. */
function newName(tests: readonly string[], path: string): string {
  const stem = stemOf(path);
  return tests.some((test) => testedStem(test) === stem) ? stem : subjectOf(path);
}

/** A new test's path: the example's with the one subject's name for the other's, in the place that matches. */
function likeExample(facts: Facts, example: string, path: string, subject: string): string | null {
  const tested = testedStem(example);
  if (tested === null) return null;
  const name = nameOf(example).replace(tested, () => subject);
  const ending = /\.[^.]+$/.exec(nameOf(path))?.[0] ?? '';
  // A test without markup needs no `.tsx`, but one for a `.tsx` does.
  const named = /\.[jt]sx?$/.test(name) ? name.replace(/\.[jt]sx?$/, ending) : name;
  return inFolder(testFolder(facts, example, tested, path), named);
}

function testFolder(facts: Facts, example: string, tested: string, path: string): string {
  const at = folderOf(example);
  const folder = folderOf(path);
  if (at.endsWith('__tests__')) return inFolder(folder, '__tests__');
  // Not within a folder of tests: the tests lie beside the code.
  const root = /^(?:.*\/)?(?:tests?|specs?|[a-z0-9]+[-_]tests)(?=\/|$)/i.exec(at)?.[0];
  if (root === undefined) return folder;
  const subject = subjectFolder(facts, example, tested);
  if (subject !== null && subject !== '' && folderOf(at) === subject)
    return ownTests(facts, folder, nameOf(at));
  const inside = at.slice(root.length + 1);
  // The code's folder as the tests mirror it: below the part that has no twin among the tests.
  if (subject === null || inside === '' || !subject.endsWith(inside)) return at;
  const base = subject.slice(0, subject.length - inside.length);
  return folder.startsWith(base) ? inFolder(root, folder.slice(base.length)) : at;
}

/** Each package has a folder of tests of its own: that of the nearest folder upwards that has one, else a new one. */
function ownTests(facts: Facts, folder: string, name: string): string {
  const folders = new Set(facts.conventions.testFiles.map(folderOf));
  for (let at = folder; at !== ''; at = folderOf(at)) {
    if (folders.has(inFolder(at, name))) return inFolder(at, name);
  }
  return inFolder(folder, name);
}

function subjectFolder(facts: Facts, example: string, tested: string): string | null {
  const subjects = filePaths(facts).filter(
    (path) => stemOf(path) === tested && !isTestPath(path) && languageOf(path) !== null,
  );
  const found = nearest(example, subjects);
  return found === undefined ? null : folderOf(found);
}
