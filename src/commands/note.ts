import { noteLine, type PersonsLine, writeLine } from '../plan/edits/write-lines.ts';
import { writeForeignLine } from '../plan/foreign/write-foreign-line.ts';
import type { Command, CommandCall, CommandContext } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { requireText } from './require-arguments.ts';
import { requireSource } from './require-source.ts';

/** `/plan note`: what was found out on the way. */
export const note: Command = {
  name: 'note',
  usage: 'note text',
  description: 'Writes down what was found out on the way, under *Surprises and discoveries*',
  who: 'write',
  takesBlock: true,
  examples: [
    {
      comment: '/plan note The old format is still in use on two hosts',
      says: 'kept with who and when',
      gives: 'edit',
    },
    {
      comment: '/plan note\nThe parser is slow on long lines:\n\n- 2 s for 1 MB\n- linear below',
      says: 'all below it, up to the next command, is the note',
      gives: 'edit',
    },
  ],
  run: (call, context) => ({
    ...{ kind: 'edit', summary: 'noted' },
    source: writeLine(requireSource(context), lineOf(call, context)).source,
  }),
  runOnForeign: (call, source, context) => ({
    ...{ kind: 'edit', summary: 'noted' },
    source: writeForeignLine(source, lineOf(call, context)).source,
  }),
};

function lineOf(call: CommandCall, { actor }: CommandContext): PersonsLine {
  return noteLine(requireText(call, readArguments(call.rest, {}), 'what was found out'), actor);
}
