import type { Nodes, RootContent } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { parentOf, placeOf } from './place.ts';
import { renderNodes } from './render-nodes.ts';
import { continuationPrefix, indentLines, lineEndingAt } from './surroundings.ts';
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
  const { start } = rangeOf(first);
  const { end } = rangeOf(last);
  const prefix = continuationPrefix(source, first, from.parent);
  const text = indentLines(renderNodes(nodes), prefix, lineEndingAt(source, start));
  const { window, path } = placeOf(document, first);
  const place = { window, path: path.slice(0, -1), index: path.at(-1) ?? 0 };
  const remove = to.index - from.index + 1;
  return [{ start, end, text, intent: { kind: 'children', ...place, remove, insert: nodes } }];
}
