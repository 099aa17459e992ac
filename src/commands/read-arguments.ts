import { UserError } from '../errors.ts';
import { didYouMean } from '../plan/did-you-mean.ts';

export interface ArgumentGrammar {
  /** Flags that take a value, without the dashes: `tier`. */
  readonly flags?: readonly string[];
  /** What an id looks like here, tested on one word in upper case. */
  readonly ids?: RegExp;
}

export interface Arguments {
  /** Upper case, in the order written, each once. */
  readonly ids: readonly string[];
  readonly flags: ReadonlyMap<string, string>;
  /** What follows ids and flags, to the end of the line; quotes around the whole of it are taken off. */
  readonly text: string;
}

const WORD = /^(?:"([^"]*)"|(\S+))/;
const ID_LIKE = /^[a-z]{1,2}\d/i;

/**
 * Reads what follows a command's name: ids (`T03, T04`) and flags (`--tier large`, `--tier=large`) in any order,
 * then free text. Throws a UserError for a flag that the command does not have, or has without a value or twice.
 */
export function readArguments(rest: string, grammar: ArgumentGrammar): Arguments {
  const ids: string[] = [];
  const flags = new Map<string, string>();
  let left = rest.trim();
  while (left !== '') {
    const word = /^\S+/.exec(left)?.[0] ?? '';
    const named = readIds(word, grammar.ids);
    if (/^--[a-z]/i.test(word)) left = readFlag(left, word, grammar.flags ?? [], flags);
    else if (named.length > 0) {
      ids.push(...named.filter((id, index) => !ids.includes(id) && named.indexOf(id) === index));
      left = left.slice(word.length).trimStart();
    } else break;
  }
  return { ids, flags, text: unquote(left) };
}

/** True for a word that was meant as an id: a letter or two, then a digit. */
export function looksLikeId(word: string): boolean {
  return ID_LIKE.test(word);
}

/** The ids of one word, which may be several with commas between; none where any part is something else. */
function readIds(word: string, pattern: RegExp | undefined): string[] {
  const parts = word
    .toUpperCase()
    .split(',')
    .filter((part) => part !== '');
  return parts.every((part) => pattern?.test(part) === true) ? parts : [];
}

function readFlag(left: string, word: string, known: readonly string[], flags: Map<string, string>): string {
  const [, name = '', equals] = /^--([^=]*)(=)?/.exec(word) ?? [];
  if (!known.includes(name)) {
    const list =
      known.length === 0 ? 'This command takes none.' : `It takes ${known.map(asFlag).join(', ')}.`;
    throw new UserError(`Unknown flag \`--${name}\`.${didYouMean(name, known)} ${list}`);
  }
  if (flags.has(name)) throw new UserError(`The flag \`--${name}\` is there twice; expected it once.`);
  const after = left.slice(2 + name.length + (equals === undefined ? 0 : 1));
  const value = WORD.exec(equals === undefined ? after.trimStart() : after);
  const said = value?.[1] ?? value?.[2] ?? '';
  if (value === null || said === '' || said.startsWith('--')) {
    throw new UserError(`The flag \`--${name}\` has no value; expected one after it: \`--${name} …\`.`);
  }
  const skipped = equals === undefined ? after.length - after.trimStart().length : 0;
  flags.set(name, said);
  return after.slice(skipped + value[0].length).trimStart();
}

function unquote(text: string): string {
  return /^"([^"]*)"$/.exec(text)?.[1] ?? text;
}

function asFlag(name: string): string {
  return `\`--${name}\``;
}
