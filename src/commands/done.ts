import { markDone } from '../plan/edits/mark-done.ts';
import type { Command } from './command.ts';
import { CommandFault } from './command-fault.ts';
import { markOnForeign } from './mark-on-foreign.ts';
import { requireIds, TASK_OR_CRITERION } from './require-arguments.ts';
import { requireSource } from './require-source.ts';
import { sayIds } from './say-ids.ts';

/** `/plan done`: ticks by hand, recorded with who and when. What proves an exit criterion must be said. */
export const done: Command = {
  name: 'done',
  usage: 'done T03 … [reason]',
  description: 'Ticks tasks and exit criteria by hand; an exit criterion needs the reason',
  who: 'write',
  examples: [
    { comment: '/plan done T01', says: 'ticks the task', gives: 'edit' },
    { comment: '/plan done T01 T02', says: 'ticks both', gives: 'edit' },
    { comment: '/plan done E1.1 ran the suite on my machine', says: 'ticks the criterion', gives: 'edit' },
  ],
  runOnForeign: (call, source) => markOnForeign(call, source, true),
  run: (call, context) => {
    const expected = 'tasks such as `T03` or exit criteria such as `E2.1`';
    const { ids, text, spots } = requireIds(call, { ids: TASK_OR_CRITERION }, expected);
    const criterion = ids.find((id) => id.startsWith('E'));
    const spot = criterion === undefined ? undefined : spots.get(criterion);
    if (text === '' && spot !== undefined) {
      throw new CommandFault(
        `\`${criterion}\` is an exit criterion and there is no reason; expected what proves it: \`${context.prefix} done ${criterion} <reason>\`.`,
        spot,
      );
    }
    const edited = markDone(requireSource(context), ids, context.actor, text === '' ? null : text);
    const summary = sayIds(['ticked ', edited.ticked, ''], ['', edited.alreadyDone, ' already done']);
    return { kind: 'edit', source: edited.source, summary };
  },
};
