/** Questions to the facts, all pure: what a planner asks again and again. */
export { checkStarts, hasSkippingFilter } from './check-filters.ts';
export { commandFor, commandForTest } from './command-queries.ts';
export { authorsOf, type CoChange, coChanged, commitsTouching, type PathAuthor } from './history-queries.ts';
export { languageOf } from './languages.ts';
export { type OwnersOfPath, ownersOf } from './owners-of.ts';
export { type TestPlace, testFileFor } from './test-file-for.ts';
export { isTestFile, isTestPath } from './test-paths.ts';
