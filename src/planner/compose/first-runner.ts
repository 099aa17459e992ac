import type { ProjectCommand } from '../../facts/facts.ts';

/** Test runners that come with the language itself. */
const RUNNERS: readonly (readonly [RegExp, string])[] = [
  [/\.[cm]?[jt]s$/, 'node --test'],
  [/\.py$/, 'python -m unittest'],
  [/\.go$/, 'go test ./...'],
  [/\.rs$/, 'cargo test'],
  [/\.cs$/, 'dotnet test'],
  [/\.swift$/, 'swift test'],
  [/\.dart$/, 'dart test'],
  [/\.exs?$/, 'mix test'],
  [/\.zig$/, 'zig build test'],
];

/** The command for the first test of a repository that has none, as its language brings one; null where it does not. */
export function firstRunner(path: string): ProjectCommand | null {
  const command = RUNNERS.find(([ending]) => ending.test(path))?.[1];
  return command === undefined ? null : { purpose: 'test', command, source: path, directory: '' };
}
