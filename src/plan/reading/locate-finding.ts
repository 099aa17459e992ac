import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Fault } from '../rules/rule.ts';
import type { Place, Places } from './places.ts';

/** Parts that stand within another, or under another name. */
const WITHIN: Readonly<Record<string, string>> = {
  Objectives: 'Overview',
  Architecture: 'Architecture and decisions',
  Decisions: 'Architecture and decisions',
  Files: 'Tasks',
};

/**
 * Finds where the fault's part stands: the words it quotes, else the part's beginning. What is not in the document is
 * looked for at its title.
 */
export function createLocator(
  { source }: MarkdownDocument,
  places: Places,
): (fault: Omit<Fault, 'level'>) => { readonly line: number; readonly column: number } {
  const lines = lineStarts(source);
  return (fault) => {
    const line = /^Line (\d+)$/.exec(fault.where)?.[1];
    if (line !== undefined) return { line: Number(line), column: 1 };
    const place = find(places, fault);
    if (place === undefined) return { line: 1, column: 1 };
    const at = fault.quote === undefined ? -1 : source.slice(place.start, place.end).indexOf(fault.quote);
    return at === -1 ? { line: place.line, column: place.column } : pointAt(lines, place.start + at);
  };
}

function find(places: Places, { where, isLast }: Omit<Fault, 'level'>): Place | undefined {
  const found = places.get(where) ?? places.get(WITHIN[where] ?? '') ?? places.get('Phases');
  const isKnown =
    places.has(where) || places.has(WITHIN[where] ?? '') || where === 'Phases' || where === 'Tasks';
  const standing = isKnown ? found : (places.get('Title') ?? places.get('Document'));
  return isLast ? standing?.at(-1) : standing?.[0];
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (const match of source.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

function pointAt(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
