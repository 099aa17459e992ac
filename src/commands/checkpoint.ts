import { didYouMean } from '../plan/did-you-mean.ts';
import { adjustCheckpoint, passCheckpoint } from '../plan/edits/pass-checkpoint.ts';
import type { Command } from './command.ts';
import { CommandFault } from './command-fault.ts';
import { type Arguments, readArguments } from './read-arguments.ts';
import { requireText } from './require-arguments.ts';
import { requireSource } from './require-source.ts';

const VERDICTS = ['pass', 'adjust'] as const;

/** `/plan checkpoint`: the gate after a phase. */
export const checkpoint: Command = {
  name: 'checkpoint',
  usage: 'checkpoint 2 pass [note], checkpoint 2 adjust text',
  description: 'Passes the gate after a phase, or says what of the plan has to change first',
  who: 'write',
  takesBlock: true,
  examples: [
    {
      comment: '/plan checkpoint 1 pass',
      given: '/plan done T01 T02 T03\n/plan done E1.1 E1.2 E1.3 seen',
      says: 'the plan holds, and the next phase may start',
      gives: 'edit',
    },
    {
      comment: '/plan checkpoint 1 adjust Split T03: the migration needs a release of its own',
      says: 'kept below the checkpoint, which stays open',
      gives: 'edit',
    },
  ],
  run: (call, context) => {
    const found = readArguments(call.rest, { ids: /^\d{1,4}$/ });
    const [named, ...others] = found.ids;
    const verdict = VERDICTS.find((word) => word === firstWord(found).toLowerCase());
    if (named === undefined || others.length > 0) {
      throw new CommandFault('Expected the number of one phase, then `pass` or `adjust`.', found.textSpot);
    }
    if (verdict === undefined) throw unknownVerdict(found);
    const text = { ...found, text: found.text.slice(verdict.length).trim() };
    const number = Number(named);
    const source = requireSource(context);
    if (verdict === 'adjust') {
      const what = requireText(call, text, 'what of the plan has to change');
      const adjusted = adjustCheckpoint(source, number, context.actor, what);
      return {
        kind: 'edit',
        source: adjusted.source,
        summary: `noted at checkpoint ${number}, which is open`,
      };
    }
    const passed = passCheckpoint(source, number, context.actor, text.text);
    const summary = passed.isChanged ? `passed checkpoint ${number}` : `checkpoint ${number} already passed`;
    return { kind: 'edit', source: passed.source, summary };
  },
};

function firstWord({ text }: Arguments): string {
  return text.split(/\s+/)[0] ?? '';
}

function unknownVerdict(found: Arguments): CommandFault {
  const word = firstWord(found);
  if (word === '')
    return new CommandFault('Expected `pass`, or `adjust` and what has to change.', found.textSpot);
  const shown = word.replaceAll('`', "'").slice(0, 40);
  return new CommandFault(
    `Unknown word \`${shown}\`.${didYouMean(word, VERDICTS)} Expected \`pass\`, or \`adjust\` and what has to change.`,
    found.textSpot,
  );
}
