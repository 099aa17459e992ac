import { UserError } from '../errors.ts';
import { markDone } from '../plan/mark-done.ts';
import type { Command } from './command.ts';
import { looksLikeId, readArguments } from './read-arguments.ts';
import { requireSource } from './require-source.ts';

const TASK_OR_CRITERION = /^(?:T\d{1,5}|E\d{1,5}(?:\.\d{1,5})?)$/;

/** `/plan done`: ticks by hand, recorded with who and when. What proves an exit criterion must be said. */
export const done: Command = {
  name: 'done',
  usage: 'done T03 … [reason]',
  description: 'Ticks tasks and exit criteria by hand; an exit criterion needs the reason',
  who: 'write',
  examples: [
    { comment: '/plan done T01', says: 'ticks the task', gives: 'edit' },
    { comment: '/plan done T01 T02', says: 'ticks both', gives: 'edit' },
    { comment: '/plan done E1 ran the suite on my machine', says: 'ticks the criterion', gives: 'edit' },
  ],
  run: (call, context) => {
    const { ids, text } = readArguments(call.rest, { ids: TASK_OR_CRITERION });
    const next = text.split(/\s+/)[0] ?? '';
    if (ids.length === 0 || looksLikeId(next)) throw new UserError(whatIsExpected(next));
    if (text === '' && ids.some((id) => id.startsWith('E'))) {
      const criterion = ids.find((id) => id.startsWith('E'));
      throw new UserError(
        `\`${criterion}\` is an exit criterion and there is no reason; expected what proves it: \`${context.prefix} done ${criterion} <reason>\`.`,
      );
    }
    const edited = markDone(requireSource(context), ids, context.actor, text === '' ? null : text);
    return { kind: 'edit', source: edited.source, summary: summary(edited) };
  },
};

function whatIsExpected(found: string): string {
  const shown = found.replaceAll('`', "'").slice(0, 40);
  const said = found === '' ? 'No id was named' : `\`${shown}\` is neither a task nor an exit criterion`;
  return `${said}; expected tasks such as \`T03\` or exit criteria such as \`E2.1\`, with spaces between them.`;
}

function summary(edited: ReturnType<typeof markDone>): string {
  const parts = [];
  if (edited.ticked.length > 0) parts.push(`ticked ${edited.ticked.join(', ')}`);
  if (edited.alreadyDone.length > 0) parts.push(`${edited.alreadyDone.join(', ')} already done`);
  return parts.join('; ');
}
