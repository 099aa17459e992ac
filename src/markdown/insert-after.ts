import type { List, ListItem, Nodes, Parents, RootContent } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { listStyle } from './list-style.ts';
import { isOpenEnded } from './open-ended.ts';
import { parentOf, placeOf } from './place.ts';
import { renderNodes } from './render-nodes.ts';
import {
  continuationPrefix,
  endOfBlock,
  indentLines,
  isFollowedByText,
  lineEndingAt,
} from './surroundings.ts';
import { rangeOf } from './walk.ts';

/**
 * Puts blocks behind a block, in the same container, with its indentation and line ending. Behind a list item go
 * list items, with its bullet. Throws `open-ended-block` where the text would be swallowed.
 */
export function insertAfter(document: MarkdownDocument, node: Nodes, nodes: readonly RootContent[]): Edit[] {
  if (nodes.length === 0) return [];
  if (isOpenEnded(document, node)) {
    throw new EditRefused(
      'open-ended-block',
      `The ${node.type} in line ${node.position?.start.line} is not closed, so anything behind it would become part of it; close it first.`,
    );
  }
  const { parent, index } = parentOf(document, node);
  const { window, path } = placeOf(document, node);
  const at = endOfBlock(document.source, node);
  const text =
    node.type === 'listItem' && parent.type === 'list'
      ? itemsText(document, node, parent, nodes, at)
      : blocksText(document, { node, parent, index }, nodes, at);
  const intent = {
    kind: 'children',
    window,
    path: path.slice(0, -1),
    index: (path.at(-1) ?? 0) + 1,
    remove: 0,
    insert: nodes,
  } as const;
  return [{ start: at, end: at, text, intent }];
}

function blocksText(
  { source }: MarkdownDocument,
  { node, parent, index }: { readonly node: Nodes; readonly parent: Parents; readonly index: number },
  nodes: readonly RootContent[],
  at: number,
): string {
  const lineEnding = lineEndingAt(source, at);
  const prefix = continuationPrefix(source, node, parent);
  const blank = lineEnding + prefix.trimEnd();
  const style = listStyle(source, parent, { before: index, after: index + 1 }, nodes);
  const text = prefix + indentLines(renderNodes(nodes, style), prefix, lineEnding);
  // Without a blank line the next line would become part of the last block.
  return blank + lineEnding + text + (isFollowedByText(source, at) ? blank : '');
}

function itemsText(
  { source }: MarkdownDocument,
  item: ListItem,
  list: List,
  nodes: readonly RootContent[],
  at: number,
): string {
  const items = nodes.filter((node) => node.type === 'listItem');
  if (items.length !== nodes.length) {
    throw new EditRefused('not-as-intended', 'Only list items can follow a list item.');
  }
  const { start } = rangeOf(item);
  const mark = /^(?:([-*+])|(\d{1,9})([.)]))/.exec(source.slice(start, start + 12));
  const first = mark?.[2] === undefined ? null : Number(mark[2]) + 1;
  const rendered = renderNodes(
    [{ type: 'list', ordered: first !== null, start: first, spread: list.spread ?? false, children: items }],
    {
      bullet: mark?.[1] === '*' || mark?.[1] === '+' ? mark[1] : '-',
      bulletOrdered: mark?.[3] === ')' ? ')' : '.',
    },
  );
  const lineEnding = lineEndingAt(source, at);
  const prefix = continuationPrefix(source, item, list);
  const gap = list.spread ? lineEnding + prefix.trimEnd() : '';
  return gap + lineEnding + prefix + indentLines(rendered, prefix, lineEnding);
}
