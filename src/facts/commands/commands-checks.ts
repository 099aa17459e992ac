import type { Check, ProjectCommand } from '../facts.ts';
import { programOf, purposesOfShell } from './purposes.ts';
import { WITNESS, type Witnessed } from './witness.ts';

const LONGEST = 120;

/**
 * The lines of the checks that anyone can type: without expressions, variables or redirections, and run from the
 * root. Where a line measures coverage, it is the last resort.
 */
export function checkCommands(checks: readonly Check[]): readonly Witnessed[] {
  return checks
    .filter((check) => check.onPullRequest || check.onPush)
    .flatMap((check) => {
      const moved = check.runs.findIndex((run) => /^(?:cd|pushd)\b(?!.*&&)/.test(run));
      const runs = moved === -1 ? check.runs : check.runs.slice(0, moved);
      return runs.filter(isTypeable).flatMap((run) =>
        purposesOfShell(run)
          .slice(0, 1)
          .map((purpose) => commandOf(purpose, run, check)),
      );
    });
}

function commandOf(purpose: ProjectCommand['purpose'], run: string, check: Check): Witnessed {
  const measures = /tarpaulin|llvm-cov|^coverage\b|--cov\b|--coverage/.test(run);
  return {
    purpose,
    command: run.replace(/ (?:--verbose|-v+)(?= |$)/g, ''),
    source: check.workflow,
    directory: '',
    weight: measures ? WITNESS.habit + 2 : WITNESS.checkLine,
  };
}

function isTypeable(run: string): boolean {
  return run.length <= LONGEST && !/[$<>`]|^cd |^sudo |^docker /.test(run) && programOf(run) !== '';
}
