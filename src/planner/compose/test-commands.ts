import type { Check, Facts, ProjectCommand } from '../../facts/facts.ts';
import { checkStarts, commandFor, commandForTest } from '../../facts/queries.ts';
import { firstRunner } from './first-runner.ts';

/** How this repository is tested, as far as the plan's files go. */
export interface TestCommands {
  /** The command that runs the tests of the planned files; where none was found the language's own, null where it has none. */
  readonly all: ProjectCommand | null;
  /** The command of the package that holds all planned files, where there is one. */
  readonly ownPackage: string | null;
  /** Checks that run tests and start for the planned files. */
  readonly testChecks: readonly Check[];
  /** Checks that prove lint, format, types or build, and start for the planned files. */
  readonly otherChecks: readonly Check[];
  /** Checks whose path filters keep them from a pull request of documentation or fragments alone. */
  readonly filtered: readonly Check[];
  readonly lint: readonly ProjectCommand[];
}

/** Picks the commands and checks that fit the paths the plan touches and its test files. */
export function testCommands(paths: readonly string[], facts: Facts): TestCommands {
  const main = paths[0] ?? '';
  const packages = facts.commands.filter(
    ({ purpose, source }) => purpose === 'test' && source.includes('/') && !source.startsWith('.github/'),
  );
  const own = packages.find(
    ({ source, directory }) =>
      directory === '' &&
      paths.every((path) => path.startsWith(source.slice(0, source.lastIndexOf('/') + 1))),
  );
  const onPull = facts.checks.filter((check) => check.onPullRequest);
  const offered = unique(onPull.length > 0 ? onPull : facts.checks.filter((check) => check.onPush));
  const applies = offered.filter((check) => checkStarts(check, paths));
  const testing = applies.filter(({ purposes }) => purposes.includes('test'));
  const known = commandFor(facts, 'test', main);
  const all = known ?? (testing.length === 0 ? firstRunner(main) : null);
  return {
    all,
    ownPackage: own?.command ?? null,
    testChecks: fittingChecks(testing, paths),
    otherChecks: applies.filter(
      ({ purposes, name }) =>
        !purposes.includes('test') &&
        !/\b(deploy|publish|release|nightly|stale|perf|bench\w*|docs?|documentation|website)\b/i.test(name) &&
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

/** The command that runs these test files alone, ready to type; null where the project has none. */
export function oneCommand(tests: readonly string[], facts: Facts): string | null {
  const commands = tests.slice(0, 3).flatMap((path) => commandForTest(facts, quoted(path)) ?? []);
  const first = commands[0];
  if (first === undefined) return null;
  const words = first.command.split(' ');
  const tail = commands
    .slice(1)
    .flatMap(({ command }) => command.split(' ').filter((word) => !words.includes(word)));
  const line = [first.command, ...tail].join(' ');
  return first.directory === '' ? line : `cd ${first.directory} && ${line}`;
}

/** Quoted where a shell would take it apart. */
function quoted(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
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
