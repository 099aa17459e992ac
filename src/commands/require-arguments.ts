import { LONGEST_TEXT } from '../plan/edits/foreign-item.ts';
import type { CommandCall } from './command.ts';
import { CommandFault } from './command-fault.ts';
import { type ArgumentGrammar, type Arguments, looksLikeId, readArguments } from './read-arguments.ts';

export const TASK = /^T\d{1,5}$/;
export const TASK_OR_CRITERION = /^(?:T\d{1,5}|E\d{1,5}(?:\.\d{1,5})?)$/;

/**
 * Arguments that begin with one id or more, then perhaps text. `expected` says which: "tasks such as `T03`". Throws a
 * CommandFault where there is none, or where a word that is meant as an id is none of these.
 */
export function requireIds(
  call: CommandCall,
  grammar: ArgumentGrammar & { readonly ids: RegExp },
  expected: string,
): Arguments {
  const found = readArguments(call.rest, grammar);
  const next = found.text.split(/\s+/)[0] ?? '';
  if (found.ids.length > 0 && !looksLikeId(next)) return found;
  const shown = next.replaceAll('`', "'").slice(0, 40);
  const message =
    found.text === ''
      ? `No id was named; expected ${expected}, with spaces between them.`
      : `Found \`${shown}\`; expected ${expected}, with spaces between them.`;
  throw new CommandFault(message, found.textSpot);
}

/** Throws a CommandFault where text follows that the command has no use for. */
export function refuseText({ text, textSpot }: Arguments, expected: string): void {
  if (text !== '') throw new CommandFault(`Expected ${expected}, and nothing behind it.`, textSpot);
}

/**
 * The text of the command: what follows on its line, and the block below it where it takes one. Throws a CommandFault
 * where there is none, or more than a plan should hold.
 */
export function requireText(call: CommandCall, { text, textSpot }: Arguments, expected: string): string {
  const whole = (text + call.block).trim();
  if (whole === '') throw new CommandFault(`There is no text; expected ${expected}.`, textSpot);
  if (whole.length > LONGEST_TEXT) {
    throw new CommandFault(
      `The text has ${whole.length} characters; expected at most ${LONGEST_TEXT}. Put the rest in a document and link it.`,
      textSpot,
    );
  }
  return whole;
}

/** The number of a phase that a flag or a word says; null where it says nothing. Throws a CommandFault for no number. */
export function readPhase(value: string | undefined, spot: Arguments['textSpot']): number | null {
  if (value === undefined) return null;
  const number = /^(?:phase\s*)?(\d{1,4})$/i.exec(value)?.[1];
  if (number !== undefined) return Number(number);
  const shown = value.replaceAll('`', "'").slice(0, 40);
  throw new CommandFault(`\`${shown}\` is no phase; expected its number, such as \`2\`.`, spot);
}
