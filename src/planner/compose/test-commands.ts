import type { Check, Facts, ProjectCommand } from '../../facts/facts.ts';
import { checkStarts, commandFor, commandForTest } from '../../facts/queries.ts';

/** How this repository is tested, as far as the plan's files go. */
export interface TestCommands {
  /** The command that runs the tests of the planned files; null where none was found. */
  readonly all: ProjectCommand | null;
  /** The command that runs the plan's tests alone, ready to type; null where none fits. */
  readonly one: string | null;
  /** Checks that run tests and start for the planned files. */
  readonly testChecks: readonly Check[];
  /** Checks that prove lint, format, types or build, and start for the planned files. */
  readonly otherChecks: readonly Check[];
  /** Checks whose path filters keep them from a pull request of documentation or fragments alone. */
  readonly filtered: readonly Check[];
  readonly lint: readonly ProjectCommand[];
}

/** Picks the commands and checks that fit the paths the plan touches and its test files. */
export function testCommands(paths: readonly string[], tests: readonly string[], facts: Facts): TestCommands {
  const main = paths[0] ?? '';
  const all = commandFor(facts, 'test', main);
  const packages = facts.commands.filter(
    ({ purpose, source }) => purpose === 'test' && source.includes('/') && !source.startsWith('.github/'),
  );
  const own = packages.find(
    ({ source, directory }) =>
      directory === '' &&
      paths.every((path) => path.startsWith(source.slice(0, source.lastIndexOf('/') + 1))),
  );
  const one = tests.slice(0, 3).flatMap((path) => commandForTest(facts, path) ?? []);
  const onPull = facts.checks.filter((check) => check.onPullRequest);
  const offered = unique(onPull.length > 0 ? onPull : facts.checks.filter((check) => check.onPush));
  const applies = offered.filter((check) => checkStarts(check, paths));
  const testing = applies.filter(({ purposes }) => purposes.includes('test'));
  return {
    all,
    one: merged(one, tests) ?? own?.command ?? null,
    testChecks: fittingChecks(testing, paths),
    otherChecks: applies.filter(
      ({ purposes }) =>
        !purposes.includes('test') &&
        purposes.some((purpose) => ['lint', 'format', 'typecheck', 'build'].includes(purpose)),
    ),
    filtered: testing.filter(({ pathsIgnore }) =>
      pathsIgnore.some((pattern) => !pattern.startsWith('only:')),
    ),
    lint: [commandFor(facts, 'lint', main), commandFor(facts, 'typecheck', main)].filter(
      (command) => command !== null,
    ),
  };
}

/** One command for several test files where only the file's name differs. */
function merged(commands: readonly ProjectCommand[], tests: readonly string[]): string | null {
  const first = commands[0];
  if (first === undefined) return null;
  const words = first.command.split(' ');
  const rest = commands.slice(1).map(({ command }) => command.split(' '));
  const tail = rest
    .map((other) => other.filter((word) => !words.includes(word)).join(' '))
    .filter((word) => word !== '');
  return tests.length > 0 ? [first.command, ...tail].join(' ') : first.command;
}

/** Jobs named after another runtime or system than the planned files speak of are not this plan's proof. */
function fittingChecks(checks: readonly Check[], paths: readonly string[]): Check[] {
  const where = paths.join(' ').toLowerCase();
  const general = checks.filter(({ name }) => /\b(main|tests?|testing|unit|ci|build)\b/i.test(name));
  const special = checks.filter(
    (check) =>
      !general.includes(check) &&
      check.name
        .toLowerCase()
        .split(/[^a-z]+/)
        .some((word) => word.length > 2 && where.includes(word)),
  );
  const chosen = [...general, ...special];
  return (chosen.length > 0 ? chosen : checks.slice(0, 2)).slice(0, 4);
}

function unique(checks: readonly Check[]): Check[] {
  return checks.filter((check, index) => checks.findIndex(({ name }) => name === check.name) === index);
}
