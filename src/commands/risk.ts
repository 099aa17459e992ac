import { didYouMean } from '../plan/did-you-mean.ts';
import { type PersonsLine, riskLine, writeLine } from '../plan/edits/write-lines.ts';
import { writeForeignLine } from '../plan/foreign/write-foreign-line.ts';
import { LEVELS, type Level } from '../plan/plan.ts';
import type { Command, CommandCall, CommandContext } from './command.ts';
import { CommandFault } from './command-fault.ts';
import { type Arguments, readArguments } from './read-arguments.ts';
import { recorded } from './recorded.ts';
import { requireText } from './require-arguments.ts';
import { requireSource } from './require-source.ts';

/** `/plan risk`: a risk with who saw it. */
export const risk: Command = {
  name: 'risk',
  usage: 'risk text [--likelihood low] [--impact high] [--trigger "…"] [--mitigation "…"]',
  description: 'Records a risk, with what it looks like when it comes true and what is done about it',
  who: 'write',
  takesBlock: true,
  examples: [
    {
      comment: '/plan risk The mirror may be down on release day',
      says: 'the next `K`, with who and when',
      gives: 'edit',
    },
    {
      comment: '/plan risk The queue fills up --likelihood low --impact high --mitigation "an alarm at 80 %"',
      says: 'weighed, with what is done about it',
      gives: 'edit',
    },
  ],
  run: (call, context) => recorded(writeLine(requireSource(context), lineOf(call, context))),
  runOnForeign: (call, source, context) => recorded(writeForeignLine(source, lineOf(call, context))),
};

function lineOf(call: CommandCall, { actor }: CommandContext): PersonsLine {
  const found = readArguments(call.rest, { flags: ['likelihood', 'impact', 'trigger', 'mitigation'] });
  const risk = {
    text: requireText(call, found, 'what may go wrong'),
    likelihood: levelOf(found, 'likelihood'),
    impact: levelOf(found, 'impact'),
    trigger: found.flags.get('trigger') ?? null,
    mitigation: found.flags.get('mitigation') ?? null,
  };
  return riskLine(risk, actor);
}

function levelOf({ flags, spots, textSpot }: Arguments, flag: string): Level | null {
  const value = flags.get(flag);
  if (value === undefined) return null;
  const level = LEVELS.find((known) => known === value.toLowerCase());
  if (level !== undefined) return level;
  const shown = value.replaceAll('`', "'").slice(0, 40);
  throw new CommandFault(
    `Unknown ${flag} \`${shown}\`.${didYouMean(value, LEVELS)} Expected \`low\`, \`medium\` or \`high\`.`,
    spots.get(`--${flag}`) ?? textSpot,
  );
}
