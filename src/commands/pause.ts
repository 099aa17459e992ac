import { pausePlan } from '../plan/edits/pause-plan.ts';
import type { Command } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { refuseText } from './require-arguments.ts';
import { requireSource } from './require-source.ts';

/** `/plan pause`: merged work is not recorded until it is resumed. Commands still work. */
export const pause: Command = {
  name: 'pause',
  usage: 'pause',
  description: 'Stops the bookkeeping: merged work is not recorded until `resume`; commands still work',
  who: 'write',
  examples: [{ comment: '/plan pause', says: 'merges leave the plan as it is', gives: 'edit' }],
  run: (call, context) => {
    refuseText(readArguments(call.rest, {}), 'the command alone');
    const before = requireSource(context);
    const source = pausePlan(before, true);
    return { kind: 'edit', source, summary: source === before ? 'already paused' : 'paused' };
  },
};

/** `/plan resume`: what was merged meanwhile is recorded by the next sweep. */
export const resume: Command = {
  name: 'resume',
  usage: 'resume',
  description: 'Starts the bookkeeping again; what was merged meanwhile is recorded within minutes',
  who: 'write',
  examples: [
    { comment: '/plan resume', given: '/plan pause', says: 'merges are recorded again', gives: 'edit' },
  ],
  run: (call, context) => {
    refuseText(readArguments(call.rest, {}), 'the command alone');
    const before = requireSource(context);
    const source = pausePlan(before, false);
    return { kind: 'edit', source, summary: source === before ? 'not paused' : 'resumed' };
  },
};
