import { moveTasks } from '../plan/edits/move-task.ts';
import type { Command } from './command.ts';
import { CommandFault } from './command-fault.ts';
import { readPhase, refuseText, requireIds, TASK } from './require-arguments.ts';
import { requireSource } from './require-source.ts';
import { sayIds } from './say-ids.ts';

/** `/plan move`: tasks go to another phase; ids and lines stay as they are. */
export const move: Command = {
  name: 'move',
  usage: 'move T03 … --phase 3',
  description: 'Moves tasks to another phase; their ids and lines stay as they are',
  who: 'write',
  examples: [{ comment: '/plan move T02 --phase 2', says: 'the task stands in phase 2', gives: 'edit' }],
  run: (call, context) => {
    const found = requireIds(call, { ids: TASK, flags: ['phase'] }, 'tasks such as `T03`');
    refuseText(found, 'tasks and `--phase`');
    const phase = readPhase(found.flags.get('phase'), found.spots.get('--phase') ?? found.textSpot);
    if (phase === null) {
      throw new CommandFault('It is not said where to; expected `--phase` and its number.', found.textSpot);
    }
    const { source, moved, alreadyThere } = moveTasks(requireSource(context), found.ids, phase);
    const summary = sayIds(['moved ', moved, ` to phase ${phase}`], ['', alreadyThere, ' already there']);
    return { kind: 'edit', source, summary };
  },
};
