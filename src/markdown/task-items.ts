import type { ListItem } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import { walk } from './walk.ts';

/** A list item with a checkbox. */
export interface TaskItem {
  readonly item: ListItem;
  readonly checked: boolean;
  /** Offset of the character between the brackets. */
  readonly box: number;
  /** Whether it stands in a block quote, where it is somebody's quotation and GitHub shows no box. */
  readonly quoted: boolean;
}

/** All list items with a checkbox, in document order. `- [ ]` with nothing behind it is none. */
export function taskItems(document: MarkdownDocument): TaskItem[] {
  const items: TaskItem[] = [];
  walk(document.tree, (node, parents) => {
    if (node.type !== 'listItem' || typeof node.checked !== 'boolean' || node.data?.box === undefined) return;
    const quoted = parents.some((parent) => parent.type === 'blockquote');
    items.push({ item: node, checked: node.checked, box: node.data.box, quoted });
  });
  return items;
}
