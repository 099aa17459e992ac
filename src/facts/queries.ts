/** Questions to the facts, all pure: what a planner asks again and again. */
export { checkStarts } from './check-filters.ts';
export { commandFor, commandForTest } from './command-queries.ts';
export { authorsOf, coChanged, commitsTouching } from './history-queries.ts';
export { languageOf } from './languages.ts';
export { ownersOf } from './owners-of.ts';
export { testFileFor } from './test-file-for.ts';
export { isTestFile, isTestPath } from './test-paths.ts';
