import type { ListItem } from 'mdast';
import { type Inline, inlineNodes } from './content.ts';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { placeOf } from './place.ts';
import { renderInline } from './render-nodes.ts';
import { itemOf, type TaskItem } from './task-items.ts';
import { rangeOf } from './walk.ts';

/**
 * Adds `content` at the end of the first paragraph of a list item or task. Throws `no-position` where the item has
 * none.
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
  return [{ start: at, end: at, text: renderInline(suffix), intent }];
}
