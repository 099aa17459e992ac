import { UserError } from '../errors.ts';
import { didYouMean } from '../plan/did-you-mean.ts';
import type { Command } from './command.ts';

/** The command of that name. Throws a UserError that names the nearest one and lists them all. */
export function findCommand(registry: readonly Command[], name: string): Command {
  const found = registry.find((command) => command.name === name.toLowerCase());
  if (found !== undefined) return found;
  const names = registry.map((command) => command.name).filter((known) => known !== '');
  const list = names.map((known) => `\`${known}\``).join(', ');
  throw new UserError(`Unknown command \`${shorten(name)}\`.${didYouMean(name, names)} There are: ${list}.`);
}

/** A pasted paragraph without a space is not worth repeating whole; backticks would end the code span. */
function shorten(name: string): string {
  const shown = name.replaceAll('`', "'");
  return shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
}
