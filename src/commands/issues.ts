import { UserError } from '../errors.ts';
import { readPlan } from '../plan/reading/read.ts';
import type { Command } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { refuseText } from './require-arguments.ts';
import { requireSource } from './require-source.ts';

/** `/plan issues`: one sub-issue a phase, so that phases can be assigned, discussed and closed like other work. */
export const issues: Command = {
  name: 'issues',
  usage: 'issues',
  description:
    "Opens one sub-issue for each phase that is not complete, linked from the phase; again, it updates what it opened. A merged pull request that closes one does the phase's open tasks",
  who: 'write',
  examples: [{ comment: '/plan issues', says: 'a sub-issue for each phase', gives: 'phase-issues' }],
  run: (call, context) => {
    const source = requireSource(context);
    refuseText(readArguments(call.rest, {}), 'nothing');
    if (readPlan(source).phases.every((phase) => phase.number === null)) {
      throw new UserError(
        'This plan has no phases: it is one piece of work, and its own issue stands for it. A merged pull request that closes that issue completes a small plan.',
      );
    }
    return { kind: 'phase-issues' };
  },
};
