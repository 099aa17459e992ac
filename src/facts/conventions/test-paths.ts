import { folderOf, nameOf } from '../read/snapshot.ts';
import { languageOf } from './languages.ts';

const TEST_FOLDER = /(?:^|\/)(?:tests?|__tests__|specs?|e2e|cypress|playwright|[a-z0-9]+[-_]tests)(?:\/|$)/i;
const FIXTURES =
  /(?:^|\/)(?:fixtures?|__fixtures__|testdata|test[-_]data|snapshots?|__snapshots__|__mocks__|node_modules|vendor)(?:\/|$)/i;

/** What the name of a test adds to the name of what it tests, by language. */
const AFFIXES: readonly (readonly [RegExp, readonly RegExp[]])[] = [
  [/^(?:TypeScript|JavaScript|Vue|Svelte)$/, [/^(?<stem>.+)[._-](?:test|spec|tests|e2e|cy)$/i]],
  [/^(?:Ruby|Lua|Crystal)$/, [/^(?<stem>.+)_(?:spec|test)$/, /^test_(?<stem>.+)$/]],
  // One class a file, and the affix in the class's name.
  [/^(?:Java|Kotlin|C#|PHP|Scala|Groovy|Swift)$/, [/^(?<stem>.+?)(?:Tests?|Spec|TestCase|IT)$/]],
  [/^(?!SQL$)/, [/^(?<stem>.+)[._-]tests?$/i, /^tests?[_-](?<stem>.+)$/i]],
];

/** Belongs to the tests: a test, its fixture or its support. By name and place alone. */
export function isTestPath(path: string): boolean {
  return TEST_FOLDER.test(folderOf(path)) || testedStem(path) !== null || /(?:^|\/)conftest\.py$/.test(path);
}

/** A file that holds tests, not what they use. */
export function isTestFile(path: string): boolean {
  const folder = folderOf(path);
  if (languageOf(path) === null || FIXTURES.test(folder)) return false;
  if (testedStem(path) !== null) return true;
  // Runners go by the name, but for Rust's, which takes each file of tests/, and Jest's __tests__.
  return /\.rs$/.test(path) ? /(?:^|\/)tests$/.test(folder) : /(?:^|\/)__tests__$/.test(folder);
}

/** The name without ending of what a test tests: `src/a/config.test.ts` → `config`; null for other files. */
export function testedStem(path: string): string | null {
  const language = languageOf(path);
  if (language === null) return null;
  const stem = stemOf(path);
  const affixes = AFFIXES.find(([languages]) => languages.test(language))?.[1] ?? [];
  for (const affix of affixes) {
    const tested = affix.exec(stem)?.groups?.stem;
    if (tested !== undefined) return tested;
  }
  // Django's apps keep theirs in a module of this name.
  return /^tests?$/.test(stem) && language === 'Python' ? folderOf(path).split('/').at(-1) || null : null;
}

/** `src/a/config.test.ts` → `config.test`. */
export function stemOf(path: string): string {
  return nameOf(path).replace(/(?<=.)\.[^.]+$/, '');
}
