import { explainLine } from '../plan/explain.ts';
import type { Command } from './command.ts';
import { CommandFault } from './command-fault.ts';
import { refuseText, requireIds } from './require-arguments.ts';
import { requireSource } from './require-source.ts';

const ANY_ID = /^(?:[TRQDK]\d{1,5}|E\d{1,5}(?:\.\d{1,5})?)$/;

/** `/plan explain`: where a line comes from and what hangs on it, as far as the plan says. */
export const explain: Command = {
  name: 'explain',
  usage: 'explain T07',
  description:
    'Says where a task, requirement, exit criterion, question, decision or risk comes from, and what hangs on it',
  who: 'anyone',
  examples: [
    {
      comment: '/plan explain T02',
      says: 'its requirement with the sentence behind it, its files, what comes first; on GitHub also what it was drawn from: sentence, fact, line of a playbook',
      gives: 'explanation',
    },
    { comment: '/plan explain R1', says: 'which tasks meet it', gives: 'explanation' },
  ],
  run: (call, context) => {
    const found = requireIds(call, { ids: ANY_ID }, 'an id such as `T07`');
    refuseText(found, 'one id');
    const [id, ...others] = found.ids;
    const second = others[0] === undefined ? undefined : found.spots.get(others[0]);
    if (id === undefined || second !== undefined) {
      throw new CommandFault('Expected one id; write a command for each.', second ?? found.textSpot);
    }
    return { kind: 'explanation', explanation: explainLine(requireSource(context), id) };
  },
};
