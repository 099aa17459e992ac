import { dropLines } from '../plan/edits/drop-lines.ts';
import type { Command } from './command.ts';
import { requireIds } from './require-arguments.ts';
import { requireSource } from './require-source.ts';
import { sayIds } from './say-ids.ts';

const DROPPED = /^(?:[TRDK]\d{1,5}|E\d{1,5}(?:\.\d{1,5})?)$/;

/** `/plan drop`: strikes through, with who, when and why. Nothing is deleted, and the id stays taken. */
export const drop: Command = {
  name: 'drop',
  usage: 'drop T03 … [reason]',
  description: 'Strikes tasks, exit criteria, requirements, decisions or risks through; their ids stay taken',
  who: 'write',
  examples: [
    {
      comment: '/plan drop T02 the framework does it by now',
      says: 'the task is struck through',
      gives: 'edit',
    },
    { comment: '/plan drop R2', says: 'so is the requirement', gives: 'edit' },
  ],
  run: (call, context) => {
    const { ids, text } = requireIds(call, { ids: DROPPED }, 'ids such as `T03` or `R2`');
    const edited = dropLines(requireSource(context), ids, context.actor, text);
    const summary = sayIds(['dropped ', edited.dropped, ''], ['', edited.alreadyDropped, ' already dropped']);
    return { kind: 'edit', source: edited.source, summary };
  },
};
