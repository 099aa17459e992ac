import type { ListItem } from 'mdast';
import { type Inline, inlineNodes } from './content.ts';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { placeOf } from './place.ts';
import { renderInline } from './render-nodes.ts';
import { continuationPrefix, indentLines, lineEndingAt } from './surroundings.ts';
import { itemOf, type TaskItem } from './task-items.ts';
import { rangeOf } from './walk.ts';

/**
 * Adds `content` at the end of the first paragraph of a list item or task; where it is several lines, they stand in
 * the item. Throws `no-position` where the item has no paragraph.
 */
export function appendToItem(
  document: MarkdownDocument,
  target: ListItem | TaskItem,
  content: Inline,
): Edit[] {
  const item = itemOf(target);
  const suffix = inlineNodes(content);
  if (suffix.length === 0) return [];
  const paragraph = item.children.find((child) => child.type === 'paragraph');
  if (paragraph === undefined) {
    throw new EditRefused(
      'no-position',
      `The list item in line ${item.position?.start.line} has no text to add to.`,
    );
  }
  const { start, end } = rangeOf(paragraph);
  const at = start + document.source.slice(start, end).trimEnd().length;
  const intent = {
    kind: 'children',
    ...placeOf(document, paragraph),
    index: paragraph.children.length,
    remove: 0,
    insert: suffix,
  } as const;
  const text = indentLines(
    renderInline(suffix).replace(/\r\n?/g, '\n'),
    continuationPrefix(document.source, paragraph, item),
    lineEndingAt(document.source, at),
  );
  return [{ start: at, end: at, text, intent }];
}
