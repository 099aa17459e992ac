import { closest, didYouMean } from '../plan/did-you-mean.ts';
import { CommandFault, type Spot } from './command-fault.ts';
import { readWords, type Word } from './read-words.ts';

export interface ArgumentGrammar {
  /** Flags that take a value, without the dashes: `tier`. */
  readonly flags?: readonly string[];
  /** Flags that take none. */
  readonly switches?: readonly string[];
  /** What an id looks like here, tested on one word, in upper case where it is a letter and digits. */
  readonly ids?: RegExp;
}

export interface Arguments {
  /** In the order written, each once; those of letters and digits in upper case. */
  readonly ids: readonly string[];
  /** A switch that is there has an empty value. */
  readonly flags: ReadonlyMap<string, string>;
  /** What follows ids and flags; quotes around the whole of it are taken off. */
  readonly text: string;
  /** Where an id or the value of a flag (`--phase`) stands, for errors about it. */
  readonly spots: ReadonlyMap<string, Spot>;
  /** Where the text begins. */
  readonly textSpot: Spot;
}

const ID_LIKE = /^[a-z]{1,2}\d/i;
/** Phones turn two hyphens into a dash. */
const FLAG = /^(--|—)([a-z][a-z-]*)(?:=(.*))?$/is;

/**
 * Reads what follows a command's name: ids (`T03, T04`, `#42/T03`), then free text; flags (`--tier large`,
 * `--tier=large`) may stand anywhere outside quotes and code, and `--` makes everything behind it text. Throws a
 * CommandFault for a flag that the command does not have, or has without a value or twice.
 */
export function readArguments(rest: string, grammar: ArgumentGrammar): Arguments {
  const words = readWords(rest);
  const found = { ids: [] as string[], flags: new Map<string, string>(), spots: new Map<string, Spot>() };
  const kept: Word[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at] as Word;
    at += 1;
    if (word.kind === 'bare' && word.value === '--') {
      kept.push(...words.slice(at));
      break;
    }
    const flag = flagOf(word, grammar, kept.length > 0);
    if (flag !== null) at += takeFlag(flag, word, words[at], grammar, found);
    else if (kept.length > 0 || !takeIds(word, grammar.ids, found)) kept.push(word);
  }
  const { ids, flags, spots } = found;
  const start = kept[0]?.start ?? rest.length;
  return { ids, flags, spots, text: textOf(rest, kept), textSpot: { start, end: kept[0]?.end ?? start } };
}

/** True for a word that was meant as an id: a letter or two, then a digit. */
export function looksLikeId(word: string): boolean {
  return ID_LIKE.test(word);
}

interface Flag {
  readonly name: string;
  readonly isSwitch: boolean;
  /** Behind `=`; null where the value is the next word. */
  readonly value: string | null;
}

/** Behind the first word of the text, only flags of this command are flags: `--out` may be what the text is about. */
function flagOf(word: Word, grammar: ArgumentGrammar, isInText: boolean): Flag | null {
  const [, dashes, written = '', value = null] = word.kind === 'bare' ? (FLAG.exec(word.value) ?? []) : [];
  if (dashes === undefined) return null;
  const name = written.toLowerCase();
  const known = [...(grammar.flags ?? []), ...(grammar.switches ?? [])];
  if (known.includes(name)) return { name, isSwitch: grammar.switches?.includes(name) === true, value };
  if (dashes === '—') return null;
  if (isInText) {
    const near = closest(name, known);
    if (near === null) return null;
    throw new CommandFault(
      `Unknown flag \`--${name}\`. Did you mean \`--${near}\`? If it belongs to the text, put it in backticks.`,
      word,
    );
  }
  const list =
    known.length === 0
      ? 'This command takes none.'
      : `It takes ${known.map((each) => `\`--${each}\``).join(', ')}.`;
  throw new CommandFault(`Unknown flag \`--${name}\`.${didYouMean(name, known)} ${list}`, word);
}

/** Gives how many further words the flag took. */
function takeFlag(
  { name, isSwitch, value }: Flag,
  word: Word,
  next: Word | undefined,
  grammar: ArgumentGrammar,
  found: { readonly flags: Map<string, string>; readonly spots: Map<string, Spot> },
): number {
  if (found.flags.has(name)) {
    throw new CommandFault(`The flag \`--${name}\` is there twice; expected it once.`, word);
  }
  if (isSwitch) {
    found.flags.set(name, '');
    return 0;
  }
  const said = value ?? next?.value ?? '';
  const isFlag = value === null && next?.kind === 'bare' && flagLike(next.value, grammar);
  if (said === '' || isFlag) {
    throw new CommandFault(
      `The flag \`--${name}\` has no value; expected one after it: \`--${name} …\`.`,
      word,
    );
  }
  found.flags.set(name, value === null ? said : said.replace(/^"([\s\S]*)"$/, '$1'));
  found.spots.set(`--${name}`, value === null && next ? { start: next.start, end: next.end } : word);
  return value === null ? 1 : 0;
}

function flagLike(value: string, { flags = [], switches = [] }: ArgumentGrammar): boolean {
  const name = FLAG.exec(value)?.[2]?.toLowerCase();
  return value.startsWith('--') || (name !== undefined && [...flags, ...switches].includes(name));
}

/** The ids of one word, which may be several with commas between; none where any part is something else. */
function takeIds(
  word: Word,
  pattern: RegExp | undefined,
  found: { readonly ids: string[]; readonly spots: Map<string, Spot> },
): boolean {
  if (word.kind !== 'bare' || pattern === undefined) return false;
  const parts = word.value
    .split(',')
    .filter((part) => part !== '')
    .map((part) => part.replace(/^#\d{1,9}\/(?=[a-z])/i, ''))
    .map((part) => (looksLikeId(part) ? part.toUpperCase() : part));
  if (parts.length === 0 || !parts.every((part) => pattern.test(part))) return false;
  for (const part of parts) {
    if (found.ids.includes(part)) continue;
    found.ids.push(part);
    found.spots.set(part, { start: word.start, end: word.end });
  }
  return true;
}

/** As written, without the flags in it; neighbours keep the white space between them. */
function textOf(rest: string, kept: readonly Word[]): string {
  const [only] = kept;
  if (only === undefined) return '';
  if (kept.length === 1 && only.kind === 'quoted') return only.value;
  const parts: string[] = [];
  for (const [index, word] of kept.entries()) {
    const before = kept[index - 1];
    const gap = before === undefined ? '' : rest.slice(before.end, word.start);
    parts.push(/^\s*$/.test(gap) ? gap : ' ', rest.slice(word.start, word.end));
  }
  return parts.join('').trim();
}
