import type { Command } from './command.ts';
import { readTier } from './plan-issue.ts';
import { readArguments } from './read-arguments.ts';
import { refuseText } from './require-arguments.ts';
import { requireSource } from './require-source.ts';

/** `/plan regenerate`: draws the plan again from the issue and the repository of now, and keeps what people edited. */
export const regenerate: Command = {
  name: 'regenerate',
  usage: 'regenerate [--tier small|medium|large]',
  description:
    'Draws the plan again and merges it with what people edited; after the merge it comes as a pull request',
  who: 'write',
  examples: [
    { comment: '/plan regenerate', says: 'draws it again in the tier that it has', gives: 'redraw' },
    { comment: '/plan regenerate --tier large', says: 'in another tier', gives: 'redraw' },
  ],
  run: (call, context) => {
    requireSource(context);
    const found = readArguments(call.rest, { flags: ['tier'] });
    refuseText(found, 'nothing but `--tier`');
    return { kind: 'redraw', tier: readTier(found.flags.get('tier'), found.spots.get('--tier')) };
  },
};
