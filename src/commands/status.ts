import { foreignStatusOf } from '../plan/any-status.ts';
import { planStatus } from '../plan/status.ts';
import type { Command } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { refuseText } from './require-arguments.ts';
import { requireSource } from './require-source.ts';

/** `/plan status`: reads the plan and says how it stands; changes nothing. */
export const status: Command = {
  name: 'status',
  usage: 'status',
  description: 'Says how far the plan is, what comes next, and what can run side by side',
  who: 'anyone',
  examples: [{ comment: '/plan status', says: 'progress and next tasks', gives: 'status' }],
  run: (call, context) => {
    refuseText(readArguments(call.rest, {}), 'the command alone');
    return { kind: 'status', status: planStatus(requireSource(context)) };
  },
  runOnForeign: (_call, source) => ({ kind: 'foreign-status', status: foreignStatusOf(source) }),
};
