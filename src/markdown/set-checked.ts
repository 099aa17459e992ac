import type { ListItem } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { placeOf } from './place.ts';
import { itemOf, type TaskItem } from './task-items.ts';

/** Ticks or unticks a task; no edit where it stands so already. Throws `no-box` and `split-box`. */
export function setChecked(
  document: MarkdownDocument,
  target: ListItem | TaskItem,
  checked: boolean,
): Edit[] {
  const item = itemOf(target);
  const box = item.data?.box;
  if (box === undefined || typeof item.checked !== 'boolean') {
    throw new EditRefused('no-box', `The list item in line ${item.position?.start.line} has no checkbox.`);
  }
  if (item.checked === checked) return [];
  if (/[\r\n]/.test(document.source.charAt(box))) {
    // For micromark this is a checkbox, for GitHub it is text.
    throw new EditRefused(
      'split-box',
      `The checkbox in line ${item.position?.start.line} is split over two lines; write it as "[ ]".`,
    );
  }
  const intent = { kind: 'check', ...placeOf(document, item), checked } as const;
  return [{ start: box, end: box + 1, text: checked ? 'x' : ' ', intent }];
}
