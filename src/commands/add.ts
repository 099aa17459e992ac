import { addTask } from '../plan/edits/add-task.ts';
import type { Command } from './command.ts';
import { CommandFault } from './command-fault.ts';
import { type Arguments, readArguments } from './read-arguments.ts';
import { readPhase, requireText, TASK } from './require-arguments.ts';
import { requireSource } from './require-source.ts';

/** `/plan add`: a new task with the next id, recorded with who and when. */
export const add: Command = {
  name: 'add',
  usage: 'add [--phase 2] [--for R1] [--after T03] text',
  description: 'Adds a task to a phase, or to the one under way; its id is new',
  who: 'write',
  examples: [
    {
      comment: '/plan add Say in the README what is logged',
      says: 'a task where the work is',
      gives: 'edit',
    },
    {
      comment: '/plan add --for R1 --after T02 "Test the `--quiet` flag"',
      says: 'for a requirement, after a task',
      gives: 'edit',
    },
  ],
  run: (call, context) => {
    const found = readArguments(call.rest, { flags: ['phase', 'for', 'after'] });
    const { flags, spots, textSpot } = found;
    const text = requireText(call, found, 'what is to be done');
    const task = {
      text,
      phase: readPhase(flags.get('phase'), spots.get('--phase') ?? textSpot),
      requirements: idsOf(found, 'for', /^R\d{1,5}$/, 'requirements such as `R1`'),
      after: idsOf(found, 'after', TASK, 'tasks such as `T03`'),
    };
    const { source, id, phase } = addTask(requireSource(context), task, context.actor);
    return { kind: 'edit', source, summary: `added ${id}${phase === null ? '' : ` to phase ${phase}`}` };
  },
};

function idsOf(
  { flags, spots, textSpot }: Arguments,
  flag: string,
  pattern: RegExp,
  expected: string,
): string[] {
  const ids = (flags.get(flag) ?? '')
    .toUpperCase()
    .split(/[\s,]+/)
    .filter((id) => id !== '');
  if (ids.every((id) => pattern.test(id))) return [...new Set(ids)];
  throw new CommandFault(
    `Expected ${expected} behind \`--${flag}\`, with commas between them.`,
    spots.get(`--${flag}`) ?? textSpot,
  );
}
