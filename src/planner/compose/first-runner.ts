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

/** The one command that fits every language: what it runs is written down in a file of this name. */
export const MAKEFILE = 'Makefile';

/** The command for the first test of a repository that has none: as its language brings one, else `make test`. */
export function firstRunner(path: string): ProjectCommand {
  const command = RUNNERS.find(([ending]) => ending.test(path))?.[1];
  return command === undefined
    ? { purpose: 'test', command: 'make test', source: MAKEFILE, directory: '' }
    : { purpose: 'test', command, source: path, directory: '' };
}

/** Whether the plan has to bring the command that runs its tests. */
export function bringsRunner(all: ProjectCommand | null, known: readonly ProjectCommand[]): boolean {
  return all?.source === MAKEFILE && !known.includes(all);
}
