import type { Nodes, Parents } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { parentOf, placeOf } from './place.ts';
import { lineEnd, lineStart } from './surroundings.ts';
import { rangeOf } from './walk.ts';

/**
 * Takes a node out: a block with its lines and the blank lines behind it, the only item of a list with the list, a
 * row of a table, a piece of a line. Throws `no-position` for what cannot be taken out alone, as a table's header.
 */
export function removeNode(document: MarkdownDocument, node: Nodes): Edit[] {
  const { parent, index } = parentOf(document, node);
  if (node.type === 'listItem' && parent.children.length === 1) return removeNode(document, parent);
  const range = rangeOfRemoval(document.source, node, parent, index);
  const { window, path } = placeOf(document, node);
  const from = { window, path: path.slice(0, -1), index: path.at(-1) ?? 0 };
  return [{ ...range, text: '', intent: { kind: 'children', ...from, remove: 1, insert: [] } }];
}

function rangeOfRemoval(
  source: string,
  node: Nodes,
  parent: Parents,
  index: number,
): { readonly start: number; readonly end: number } {
  const own = rangeOf(node);
  if (isInline(parent)) return own;
  if (node.type === 'tableCell' || (node.type === 'tableRow' && index === 0)) {
    throw new EditRefused(
      'no-position',
      `The ${node.type} in line ${node.position?.start.line} cannot be taken out alone.`,
    );
  }
  const before = parent.children[index - 1];
  const after = parent.children[index + 1];
  if (parent.type === 'list' && before === undefined && after !== undefined) {
    // A list counts from its first number: the item that comes first now takes it over.
    const next = rangeOf(after).start;
    return {
      start: own.start + numberAt(source, own.start).length,
      end: next + numberAt(source, next).length,
    };
  }
  const isRow = node.type === 'tableRow';
  // The next block takes the place of this one, so that what stands before it is as far away as it was.
  if (after !== undefined && !isRow && (before === undefined || isAfterBlankLine(source, own.start))) {
    const next = rangeOf(after).start;
    const ownLine = startOfLine(source, own.start);
    const nextLine = startOfLine(source, next);
    return ownLine === null || nextLine === null
      ? { start: own.start, end: next }
      : { start: ownLine, end: nextLine };
  }
  if (before === undefined) return own;
  // The delimiter row below a table's header has no node.
  const start = isRow ? lineStart(source, own.start) - endingBefore(source, own.start) : rangeOf(before).end;
  return { start, end: lineEnd(source, own.end) };
}

function numberAt(source: string, at: number): string {
  return /^\d{1,9}/.exec(source.slice(at, at + 9))?.[0] ?? '';
}

function isInline(parent: Parents): boolean {
  return !['root', 'blockquote', 'list', 'listItem', 'table', 'tableRow', 'footnoteDefinition'].includes(
    parent.type,
  );
}

/** Start of the line, where nothing but white space and quote marks stands before `at`; else null. */
function startOfLine(source: string, at: number): number | null {
  const start = lineStart(source, at);
  return /^[\s>]*$/.test(source.slice(start, at)) ? start : null;
}

function isAfterBlankLine(source: string, at: number): boolean {
  const start = lineStart(source, at);
  if (start === 0) return true;
  const end = start - endingBefore(source, at);
  return /^[\s>]*$/.test(source.slice(lineStart(source, end), end));
}

/** Length of the line ending before the line of `at`. */
function endingBefore(source: string, at: number): number {
  const start = lineStart(source, at);
  return source.slice(start - 2, start) === '\r\n' ? 2 : start === 0 ? 0 : 1;
}
