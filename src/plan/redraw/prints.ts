import { createHash } from 'node:crypto';
import { idEntry } from '../edits/next-id.ts';
import { ID, idKind, idNumber } from './line-id.ts';
import { type PlanPart, type PlanParts, plainLines } from './plan-parts.ts';

/** What was drawn last: a print of each part, kept in a comment of the plan itself (docs/adr/0006). */
export interface Drawn {
  /** Print of a part by the hash of its key; a part with an id has the print of its words without ids too. */
  readonly parts: ReadonlyMap<string, { readonly print: string; readonly bare: string }>;
  /** The highest number of each kind of id that was ever drawn. */
  readonly highest: ReadonlyMap<string, number>;
}

/** Where a task or criterion stands is part of what it says. */
export function printOf(part: PlanPart, section: string): string {
  const place = /^(?:[TE]\d|checkpoint)/.test(part.key) ? (section.split('/')[0] ?? '') : '';
  return hash(`${place}\n${saidBy(part)}`);
}

/** The same without the ids in it: a line keeps it when it is numbered anew. */
export function barePrintOf(part: PlanPart): string {
  return hash(bareText(part));
}

export function bareText(part: PlanPart): string {
  return saidBy(part).replace(ID, '#');
}

export function keyHash(key: string): string {
  return hash(key);
}

/**
 * Its text, without what bookkeeping adds (ticks, and suffixes that say who or what ticked), and without the commit
 * that links are pinned to: a plan that is drawn at a later commit says the same.
 */
function saidBy({ kind, id, lines }: PlanPart): string {
  if (kind === 'progress') return '';
  const [first, ...rest] = lines;
  if (id === null || first === undefined) return folded(plainLines(lines));
  const line = splitSuffixes(first.text).text.replace(/^(\s*(?:[-*+]|\d+[.)])\s+)\[[xX]\]/, '$1[ ]');
  return folded([line, ...rest.map(({ text }) => text)].join('\n'));
}

/** A line with an id, and the suffixes at its end that tell of pull requests, people and checks. */
export function splitSuffixes(line: string): { readonly text: string; readonly suffixes: string } {
  const parts = line.trimEnd().split(' · ');
  let kept = parts.length;
  while (kept > 1 && /^\[|, \d{4}-\d{2}-\d{2}\b/.test(parts[kept - 1] ?? '')) kept -= 1;
  const text = parts.slice(0, kept).join(' · ');
  return { text, suffixes: line.trimEnd().slice(text.length) };
}

function folded(text: string): string {
  return text
    .replace(/\b[0-9a-f]{40}\b/g, 'commit')
    .replace(/\s+/g, ' ')
    .trim();
}

/** 36 to the power of 6 values: two of some hundred parts are alike once in 20,000 plans. */
function hash(text: string): string {
  const digest = createHash('sha256').update(text).digest();
  return (digest.readUIntBE(0, 6) % 36 ** 6).toString(36).padStart(6, '0');
}

const A_LINE = 6;

/** The comment that keeps the prints of a plan as it was drawn, in lines of moderate length. */
export function drawnMark(drawn: Drawn): string {
  const entries = [...drawn.parts].map(
    ([key, { print, bare }]) => `${key}${print}${bare === print ? '' : bare}`,
  );
  const lines = [[...drawn.highest].map(([kind, number]) => idEntry(kind + String(number))).join(' ')];
  for (let at = 0; at < entries.length; at += A_LINE) lines.push(entries.slice(at, at + A_LINE).join(' '));
  return `<!-- planwright:drawn\n${lines.filter((line) => line !== '').join('\n')}\n-->`;
}

/** Reads the comment back; null where people deleted it. What they wrote into it is left out. */
export function readDrawn({ sections }: PlanParts): Drawn | null {
  const mark = sections.flatMap(({ parts }) => parts).find(({ kind }) => kind === 'drawn');
  if (mark === undefined) return null;
  const parts = new Map<string, { print: string; bare: string }>();
  for (const entry of plainLines(mark.lines).split(/\s+/)) {
    const [, key, print, bare] = /^([a-z0-9]{6})([a-z0-9]{6})([a-z0-9]{6})?$/.exec(entry) ?? [];
    if (key !== undefined && print !== undefined) parts.set(key, { print, bare: bare ?? print });
  }
  return { parts, highest: highestIn([mark]) };
}

/** The highest number of each kind of id that was given once, also to lines that are gone: ledger and prints. */
export function idsTaken({ sections }: PlanParts): ReadonlyMap<string, number> {
  return highestIn(
    sections
      .flatMap(({ parts }) => parts)
      .filter(({ id, lines }) => id === null && lines[0]?.text.startsWith('<!-- planwright:')),
  );
}

function highestIn(parts: readonly PlanPart[]): Map<string, number> {
  const highest = new Map<string, number>();
  for (const { lines } of parts) {
    for (const [, taken = ''] of plainLines(lines).matchAll(TAKEN)) {
      const kind = idKind(taken);
      highest.set(kind, Math.max(highest.get(kind) ?? 0, idNumber(taken)));
    }
  }
  return highest;
}

const TAKEN = /\bid\/([TRQDK]\d+|E\d+(?:\.\d+)?)\b/g;

/** The prints of a plan as it is drawn; ids that were drawn before stay taken. */
export function printsOf(drawn: PlanParts, before: Drawn | null): Drawn {
  const parts = new Map<string, { print: string; bare: string }>();
  const highest = new Map(before?.highest);
  for (const { key: section, parts: own } of drawn.sections) {
    for (const part of own) {
      if (part.kind === 'drawn') continue;
      const print = printOf(part, section);
      parts.set(keyHash(part.key), { print, bare: part.id === null ? print : barePrintOf(part) });
      if (part.id === null || part.id.startsWith('c')) continue;
      const kind = idKind(part.id);
      highest.set(kind, Math.max(highest.get(kind) ?? 0, idNumber(part.id)));
    }
  }
  return { parts, highest };
}
