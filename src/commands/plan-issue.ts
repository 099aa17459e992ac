import { didYouMean } from '../plan/did-you-mean.ts';
import { TIERS, type Tier } from '../plan/plan.ts';
import type { Command } from './command.ts';
import { CommandFault, type Spot } from './command-fault.ts';
import { readArguments } from './read-arguments.ts';
import { requireIssue } from './require-source.ts';

/** `/plan`: the same as the label. Running it again is nothing where the plan is there. */
export const planIssue: Command = {
  name: '',
  usage: '[--tier small|medium|large]',
  description: 'Draws the plan of this issue and opens it as a pull request, as the label does',
  who: 'triage',
  examples: [
    { comment: '/plan', says: 'the plan is drawn; its tier is found from the work', gives: 'plan-issue' },
    { comment: '/plan --tier large', says: 'the same, with the tier that you say', gives: 'plan-issue' },
  ],
  run: (call, context) => {
    requireIssue(context);
    const { flags, text, textSpot, spots } = readArguments(call.rest, { flags: ['tier'] });
    if (text !== '') throw new CommandFault('Expected nothing after the flags of this command.', textSpot);
    return { kind: 'plan-issue', tier: readTier(flags.get('tier'), spots.get('--tier')) };
  },
};

/** The tier that a flag names; null where there is no flag. Throws a CommandFault for another word. */
export function readTier(value: string | undefined, spot: Spot = { start: 0, end: 0 }): Tier | null {
  if (value === undefined) return null;
  const tier = TIERS.find((known) => known === value.toLowerCase());
  if (tier !== undefined) return tier;
  const shown = value.replaceAll('`', "'").slice(0, 40);
  throw new CommandFault(
    `Unknown tier \`${shown}\`.${didYouMean(value, TIERS)} Expected \`small\`, \`medium\` or \`large\`.`,
    spot,
  );
}
