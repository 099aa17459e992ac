import { reopenLines } from '../plan/edits/reopen-lines.ts';
import type { Command } from './command.ts';
import { markOnForeign } from './mark-on-foreign.ts';
import { requireIds } from './require-arguments.ts';
import { requireSource } from './require-source.ts';
import { sayIds } from './say-ids.ts';

const REOPENED = /^(?:[TRDK]\d{1,5}|E\d{1,5}(?:\.\d{1,5})?)$/;

/** `/plan reopen`: takes a tick or a strike back, recorded with who, when and why. */
export const reopen: Command = {
  name: 'reopen',
  usage: 'reopen T03 … [reason]',
  description:
    'Unticks tasks and exit criteria, or brings back what was dropped; an exit criterion needs the reason',
  who: 'write',
  examples: [
    {
      comment: '/plan reopen T03 it fails on Windows',
      given: '/plan done T03',
      says: 'the task is open again',
      gives: 'edit',
    },
    {
      comment: '/plan reopen E1.1 the suite is red since',
      given: '/plan done E1.1 seen',
      says: 'the criterion is open again',
      gives: 'edit',
    },
    {
      comment: '/plan reopen T04',
      given: '/plan drop T04',
      says: 'what was dropped stands again',
      gives: 'edit',
    },
  ],
  runOnForeign: (call, source) => markOnForeign(call, source, false),
  run: (call, context) => {
    const expected = 'tasks such as `T03` or exit criteria such as `E2.1`';
    const { ids, text } = requireIds(call, { ids: REOPENED }, expected);
    const edited = reopenLines(requireSource(context), ids, context.actor, text);
    const summary = sayIds(['reopened ', edited.reopened, ''], ['', edited.alreadyOpen, ' already open']);
    return { kind: 'edit', source: edited.source, summary };
  },
};
