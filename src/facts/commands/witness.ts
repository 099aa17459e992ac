import type { Check, ProjectCommand } from '../facts.ts';

/**
 * How well a command is attested, the best first. What CI runs is the best witness; a script that the project
 * defines comes before a bare program, since it carries the project's own options.
 */
export const WITNESS = {
  scriptInChecks: 0,
  script: 1,
  programInChecks: 1,
  checkLine: 2,
  target: 3,
  habit: 4,
} as const;

export interface Witnessed extends ProjectCommand {
  readonly weight: number;
}

/** What the checks of pull requests and pushes run. */
export function runsOfChecks(checks: readonly Check[]): readonly string[] {
  return checks.filter((check) => check.onPullRequest || check.onPush).flatMap((check) => check.runs);
}

/** Whether one of the lines calls a script or target by its name: `bun run test`, `make test`, `pdm run lint`. */
export function callsScript(runs: readonly string[], runner: string, name: string): boolean {
  const calls = new Set([`${runner} ${name}`, `${runner} run ${name}`, `${runner} run-script ${name}`]);
  if (name === 'test') calls.add(`${runner} t`);
  return runs.some((run) => {
    const words = run
      .replace(/^cd \S+ && /, '')
      .split(' ')
      .filter((word) => !/^(?:-s|--silent|--if-present)$/.test(word));
    return calls.has(words.slice(0, 2).join(' ')) || calls.has(words.slice(0, 3).join(' '));
  });
}
