import type { ListItem } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import type { Edit, Intent } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { insertAfter } from './insert-after.ts';
import { parentOf, placeOf } from './place.ts';
import { removeNode } from './remove-node.ts';
import { endOfBlock, lineEndingAt, lineStart } from './surroundings.ts';
import { rangeOf } from './walk.ts';

/**
 * Takes a list item with all its lines away from where it stands and puts it behind another item: byte by byte where
 * both lists are written alike, else written anew. Throws where it stands in a quotation or beside other text.
 */
export function moveItem(document: MarkdownDocument, item: ListItem, after: ListItem): Edit[] {
  return [...removeNode(document, item), ...copyItem(document, item, after)];
}

function copyItem(document: MarkdownDocument, item: ListItem, after: ListItem): Edit[] {
  const { source } = document;
  const { start, end } = linesOf(document, item);
  const from = rangeOf(item).start;
  const to = rangeOf(after).start;
  const isAlike =
    source.slice(start, from) === source.slice(lineStart(source, to), to) &&
    source[from] === source[to] &&
    /[-*+]/.test(source[from] ?? '');
  const { parent: list } = parentOf(document, after);
  if (!isAlike || list.type !== 'list' || list.spread === true) return insertAfter(document, after, [item]);
  const at = endOfBlock(source, after);
  const { window, path } = placeOf(document, after);
  const place = { window, path: path.slice(0, -1), index: (path.at(-1) ?? 0) + 1 };
  const intent: Intent = { kind: 'children', ...place, remove: 0, insert: [item] };
  return [{ start: at, end: at, text: lineEndingAt(source, at) + source.slice(start, end), intent }];
}

/** From the start of its first line to the end of its last. */
function linesOf(
  { source }: MarkdownDocument,
  item: ListItem,
): { readonly start: number; readonly end: number } {
  const range = rangeOf(item);
  const start = lineStart(source, range.start);
  if (/\S/.test(source.slice(start, range.start))) {
    throw new EditRefused(
      'no-position',
      `The list item in line ${item.position?.start.line} does not begin its line, so it cannot be moved.`,
    );
  }
  return { start, end: endOfBlock(source, item) };
}
