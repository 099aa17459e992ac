/** Questions to the facts, all pure: what a planner asks again and again. */
export { checkStarts } from './checks/check-filters.ts';
export { languageOf } from './conventions/languages.ts';
export { isTestFile, isTestPath } from './conventions/test-paths.ts';
export { ownersOf } from './owners/owners-of.ts';
export { matchesGlob } from './owners/path-pattern.ts';
export { commandFor, commandForTest } from './queries/command-queries.ts';
export { authorsOf, coChanged, commitsTouching } from './queries/history-queries.ts';
export { testFileFor } from './queries/test-file-for.ts';
