import { summarizeRecord } from '../plan/edits/summarize-record.ts';
import type { Command } from './command.ts';
import { CommandFault } from './command-fault.ts';
import { readArguments } from './read-arguments.ts';
import { requireText } from './require-arguments.ts';
import { requireSource } from './require-source.ts';

const PULL = /^#\d{1,9}$/;

/** `/plan summarize`: a person's words for what a merged pull request brought; its facts stay. */
export const summarize: Command = {
  name: 'summarize',
  usage: 'summarize #57 text',
  description:
    'Puts your words in the place of the sentences of a merged pull request under *What shipped*; its facts stay',
  who: 'write',
  takesBlock: true,
  examples: [
    {
      comment: '/plan summarize #57 The log holds no token any more, in either place.',
      says: 'the record says it in your words',
      gives: 'edit',
    },
  ],
  run: (call, context) => {
    const found = readArguments(call.rest, { ids: PULL });
    const [named, ...others] = found.ids;
    if (named === undefined || others.length > 0) {
      throw new CommandFault(
        'Expected one merged pull request, such as `#57`, then the text.',
        found.textSpot,
      );
    }
    const text = requireText(call, found, 'what it brought, in your words');
    const number = Number(named.slice(1));
    const { source } = summarizeRecord(requireSource(context), number, text, context.actor);
    return { kind: 'edit', source, summary: `summarized #${number}` };
  },
};
