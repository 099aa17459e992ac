import type { Nodes, RootContent } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { listStyle } from './list-style.ts';
import { parentOf, placeOf } from './place.ts';
import { renderNodes } from './render-nodes.ts';
import {
  continuationPrefix,
  indentLines,
  isFollowedByText,
  lineEnd,
  lineEndingAt,
  startOfContent,
} from './surroundings.ts';
import { rangeOf } from './walk.ts';

/** Puts blocks in the place of a block, with its indentation and line ending. */
export function replaceNode(document: MarkdownDocument, node: Nodes, nodes: readonly RootContent[]): Edit[] {
  return replaceRange(document, node, node, nodes);
}

/** Puts blocks in the place of those from `first` to `last`, neighbours in one container. */
export function replaceRange(
  document: MarkdownDocument,
  first: Nodes,
  last: Nodes,
  nodes: readonly RootContent[],
): Edit[] {
  const { source } = document;
  const from = parentOf(document, first);
  const to = parentOf(document, last);
  if (from.parent !== to.parent || to.index < from.index) {
    throw new EditRefused('not-in-document', 'What is replaced does not stand in one container.');
  }
  const start = startOfContent(first, from.parent);
  const { end } = rangeOf(last);
  const { parent } = from;
  const prefix = continuationPrefix(source, first, parent);
  const lineEnding = lineEndingAt(source, start);
  const style = listStyle(source, parent, { before: from.index - 1, after: to.index + 1 }, nodes);
  const rendered = indentLines(renderNodes(nodes, style), prefix, lineEnding);
  const text =
    (joinsBefore(source, parent.children[from.index - 1], start, nodes) ? lineEnding + prefix : '') +
    rendered +
    (joinsBehind(source, end, nodes) ? lineEnding + prefix.trimEnd() : '');
  const { window, path } = placeOf(document, first);
  const place = { window, path: path.slice(0, -1), index: path.at(-1) ?? 0 };
  const remove = to.index - from.index + 1;
  return [{ start, end, text, intent: { kind: 'children', ...place, remove, insert: nodes } }];
}

/** Whether a new paragraph would go on with the one that stands directly above it. */
function joinsBefore(
  source: string,
  before: Nodes | undefined,
  start: number,
  nodes: readonly RootContent[],
): boolean {
  if (before?.type !== 'paragraph' || nodes[0]?.type !== 'paragraph') return false;
  const gap = source.slice(rangeOf(before).end, start);
  return gap.split(/\r\n|\n|\r/).length === 2;
}

/** Whether the text in the next line would go on with a new paragraph, or with one at the end of a new list. */
function joinsBehind(source: string, end: number, nodes: readonly RootContent[]): boolean {
  const last = nodes.at(-1)?.type;
  const lineEnds = lineEnd(source, end);
  const isOpen = last === 'paragraph' || last === 'list' || last === 'blockquote';
  return isOpen && isFollowedByText(source, lineEnds) && !isBlockAt(source, lineEnds);
}

/** Whether the next line starts a heading, a fence or a list item, which end a paragraph. */
function isBlockAt(source: string, lineEnds: number): boolean {
  return /^(?:\r\n|\n|\r)[ \t>]*(?:#{1,6}[ \t]|`{3}|~{3}|(?:[-*+]|\d{1,9}[.)])[ \t])/.test(
    source.slice(lineEnds, lineEnds + 200),
  );
}
