import type { Facts, ProjectCommand } from '../facts.ts';
import { folderOf } from '../read/snapshot.ts';

type Purpose = ProjectCommand['purpose'];

/** The command for a purpose, of the package nearest to the path; without a path the root's. */
export function commandFor(facts: Facts, purpose: Purpose, path = ''): ProjectCommand | null {
  const fitting = facts.commands.filter(
    (command) =>
      command.purpose === purpose && (command.directory === '' || path.startsWith(`${command.directory}/`)),
  );
  const deepest = Math.max(0, ...fitting.map((command) => command.directory.length));
  return fitting.find((command) => command.directory.length === deepest) ?? fitting[0] ?? null;
}

/**
 * How to run one test file, as typed in the command's `directory`: `{file}`, `{folder}` and `{module}` (dotted,
 * without its ending, as Django wants it) are filled in. Null where the project has no such command.
 */
export function commandForTest(facts: Facts, testPath: string): ProjectCommand | null {
  const command = commandFor(facts, 'test-one', testPath);
  if (command === null) return null;
  const path = command.directory === '' ? testPath : testPath.slice(command.directory.length + 1);
  const filled = command.command
    .replace('{file}', () => path)
    .replace('{folder}', () => folderOf(path))
    .replace('{module}', () => path.replace(/\.[^./]+$/, '').replaceAll('/', '.'));
  return { ...command, command: filled };
}
