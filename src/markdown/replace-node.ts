import type { Nodes, RootContent } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { renderNodes } from './render-nodes.ts';
import { continuationPrefix, indentLines, lineEndingAt } from './surroundings.ts';
import { nodeAt, pathTo, rangeOf } from './walk.ts';

/** Puts blocks in the place of a block, with its indentation and line ending. */
export function replaceNode(document: MarkdownDocument, node: Nodes, nodes: readonly RootContent[]): Edit[] {
  return replaceRange(document, node, node, nodes);
}

/** Puts blocks in the place of those from `first` to `last`, neighbours in one container. */
export function replaceRange(
  { source, tree }: MarkdownDocument,
  first: Nodes,
  last: Nodes,
  nodes: readonly RootContent[],
): Edit[] {
  const from = pathTo(tree, first);
  const to = pathTo(tree, last);
  const parentPath = from.slice(0, -1);
  const parent = nodeAt(tree, parentPath);
  const index = from.at(-1);
  const lastIndex = to.at(-1);
  const areNeighbours = parentPath.join() === to.slice(0, -1).join();
  if (index === undefined || lastIndex === undefined || !areNeighbours || !('children' in parent)) {
    throw new EditRefused('not-in-document', 'What is replaced does not stand in one container.');
  }
  const { start } = rangeOf(first);
  const { end } = rangeOf(last);
  const prefix = continuationPrefix(source, first, parent);
  const text = indentLines(renderNodes(nodes), prefix, lineEndingAt(source, start));
  const remove = lastIndex - index + 1;
  return [{ start, end, text, intent: { kind: 'children', path: parentPath, index, remove, insert: nodes } }];
}
