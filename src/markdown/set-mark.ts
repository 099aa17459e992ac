import type { ListItem } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { placeOf } from './place.ts';
import { setChecked } from './set-checked.ts';
import { rangeOf } from './walk.ts';

/**
 * Ticks or unticks an item whatever stands between its brackets: GitHub's checkbox, or another mark such as `[~]`,
 * `[-]` and Kiro's `[ ]*`. No edit where it stands so already. Throws `no-box` where there are no brackets.
 */
export function setMark(document: MarkdownDocument, item: ListItem, checked: boolean): Edit[] {
  if (typeof item.checked === 'boolean') return setChecked(document, item, checked);
  const [paragraph] = item.children;
  const start = paragraph?.type === 'paragraph' ? rangeOf(paragraph).start : 0;
  const mark = /^\[([^\s[\]]{1,4}| )\]/u.exec(document.source.slice(start, start + 8))?.[1];
  if (paragraph?.type !== 'paragraph' || mark === undefined) {
    throw new EditRefused('no-box', `The list item in line ${item.position?.start.line} has no checkbox.`);
  }
  const isTicked = mark.toLowerCase() === 'x';
  if (isTicked === checked && (isTicked || mark === ' ')) return [];
  const intent = { kind: 'mark', ...placeOf(document, item), mark, checked } as const;
  return [{ start: start + 1, end: start + 1 + mark.length, text: checked ? 'x' : ' ', intent }];
}
