import { decisionLine, type PersonsLine, writeLine } from '../plan/edits/write-lines.ts';
import { writeForeignLine } from '../plan/foreign/write-foreign-line.ts';
import type { Command, CommandCall, CommandContext } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { recorded } from './recorded.ts';
import { requireText } from './require-arguments.ts';
import { requireSource } from './require-source.ts';

/** `/plan decide`: a decision with author and date. */
export const decide: Command = {
  name: 'decide',
  usage: 'decide text [--why "…"] [--instead "…"]',
  description: 'Records a decision, with its reason and what was not chosen',
  who: 'write',
  takesBlock: true,
  examples: [
    {
      comment: '/plan decide The log stays plain text',
      says: 'the next `D`, with who and when',
      gives: 'edit',
    },
    {
      comment:
        '/plan decide Retry three times --why "the gateway drops one in a hundred" --instead "a queue"',
      says: 'with reason and alternative',
      gives: 'edit',
    },
    {
      comment: '/plan decide\nOne file a day.\n\nOlder ones are deleted after a week.',
      says: 'the text may be several lines',
      gives: 'edit',
    },
  ],
  run: (call, context) => recorded(writeLine(requireSource(context), lineOf(call, context))),
  runOnForeign: (call, source, context) => recorded(writeForeignLine(source, lineOf(call, context))),
};

function lineOf(call: CommandCall, { actor }: CommandContext): PersonsLine {
  const found = readArguments(call.rest, { flags: ['why', 'instead'] });
  const decision = {
    text: requireText(call, found, 'what was decided'),
    why: found.flags.get('why') ?? null,
    insteadOf: found.flags.get('instead') ?? null,
  };
  return decisionLine(decision, actor);
}
