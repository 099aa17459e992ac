import { UserError } from '../errors.ts';
import { markForeign } from '../plan/foreign/mark-foreign.ts';
import { readForeignPlan } from '../plan/foreign/read-foreign.ts';
import { requireTasks } from '../plan/foreign/tasks-named.ts';
import type { CommandCall, CommandOutcome } from './command.ts';

/** Far more than any list of ids. */
const LONGEST_NAMES = 2_000;

/**
 * Ticks (or unticks) tasks of a plan that another tool or a person wrote. Only marks change in it, so neither who
 * nor why is kept. Throws UserError for what cannot be done.
 */
export function markOnForeign(call: CommandCall, source: string, isDone: boolean): CommandOutcome {
  const reading = readForeignPlan(source);
  if (reading.kind === 'refused') throw new UserError(reading.message);
  const named = requireTasks(reading.plan, call.rest.slice(0, LONGEST_NAMES));
  const marked = markForeign(reading.plan, named.tasks, isDone);
  const parts = [];
  if (marked.changed.length > 0) parts.push(`${isDone ? 'ticked' : 'unticked'} ${marked.changed.join(', ')}`);
  if (marked.already.length > 0)
    parts.push(`${marked.already.join(', ')} already ${isDone ? 'done' : 'open'}`);
  return { kind: 'edit', source: marked.source, summary: parts.join('; ') };
}
