import type { ListItem } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import { nodeText } from './node-text.ts';
import { rangeOf, walk } from './walk.ts';

/** A list item with a checkbox. */
export interface TaskItem {
  readonly item: ListItem;
  readonly checked: boolean;
  /** What a reader sees of its first paragraph. */
  readonly text: string;
  /** How many list items it stands in: 0 for one of an outermost list. */
  readonly depth: number;
  /** Offsets of the whole item, what is nested in it included. */
  readonly start: number;
  readonly end: number;
  /** Offset of the character between the brackets. */
  readonly box: number;
  /** Whether it stands in a block quote, where it is somebody's quotation and GitHub shows no box. */
  readonly quoted: boolean;
}

/** All list items with a checkbox, in document order. `- [ ]` with nothing behind it is none. */
export function taskItems(document: MarkdownDocument): TaskItem[] {
  const items: TaskItem[] = [];
  walk(document.tree, (node, parents) => {
    const box = node.type === 'listItem' ? node.data?.box : undefined;
    if (node.type !== 'listItem' || typeof node.checked !== 'boolean' || box === undefined) return;
    const paragraph = node.children.find((child) => child.type === 'paragraph');
    items.push({
      item: node,
      checked: node.checked,
      text: paragraph === undefined ? '' : nodeText(paragraph),
      depth: parents.filter((parent) => parent.type === 'listItem').length,
      ...rangeOf(node),
      box,
      quoted: parents.some((parent) => parent.type === 'blockquote'),
    });
  });
  return items;
}

/** The list item of a task, or itself. */
export function itemOf(target: ListItem | TaskItem): ListItem {
  return 'item' in target ? target.item : target;
}
