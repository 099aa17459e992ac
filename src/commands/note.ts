import { writeNote } from '../plan/edits/write-lines.ts';
import type { Command } from './command.ts';
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
  run: (call, context) => {
    const text = requireText(call, readArguments(call.rest, {}), 'what was found out');
    const { source } = writeNote(requireSource(context), text, context.actor);
    return { kind: 'edit', source, summary: 'noted' };
  },
};
