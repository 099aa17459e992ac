import type { ListItem, Nodes } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import { nodeText } from './node-text.ts';
import { rangeOf, walk } from './walk.ts';
import { windowsOf } from './windows/document-windows.ts';
import { blocksOf, windowAt, windowEnd } from './windows/windows.ts';

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

export interface TaskFilter {
  /** Only tasks whose markdown, with what is nested in them, holds this: no more of the document is parsed. */
  readonly containing?: string;
}

/** All list items with a checkbox, in document order. `- [ ]` with nothing behind it is none. */
export function taskItems(document: MarkdownDocument, { containing }: TaskFilter = {}): TaskItem[] {
  if (containing === undefined || containing === '') return tasksIn(document.tree.children);
  const windows = windowsOf(document);
  const { source } = document;
  const items: TaskItem[] = [];
  for (let at = source.indexOf(containing); at !== -1; ) {
    const index = windowAt(windows, at);
    items.push(...tasksIn(blocksOf(windows, index)));
    at = source.indexOf(containing, Math.max(at + 1, windowEnd(windows, index)));
  }
  return items.filter(({ start, end }) => source.slice(start, end).includes(containing));
}

function tasksIn(blocks: readonly Nodes[]): TaskItem[] {
  const items: TaskItem[] = [];
  for (const block of blocks) readTasks(block, items);
  return items;
}

function readTasks(block: Nodes, items: TaskItem[]): void {
  walk(block, (node, parents) => {
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
}

/** The list item of a task, or itself. */
export function itemOf(target: ListItem | TaskItem): ListItem {
  return 'item' in target ? target.item : target;
}
