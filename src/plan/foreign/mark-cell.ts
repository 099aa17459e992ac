import type { PhrasingContent, TableCell } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Edit } from '../../markdown/edit.ts';
import { placeOf } from '../../markdown/place.ts';
import { setCell } from '../../markdown/set-cell.ts';
import { rangeOf } from '../../markdown/walk.ts';
import type { ForeignPlan, ForeignTask } from './foreign-plan.ts';

/**
 * Writes the state of a row into its status cell, in the table's own words: as another row says it, else in the
 * manner of what stands there. A box in the cell is ticked and nothing else of the cell changes.
 */
export function markCell(plan: ForeignPlan, task: ForeignTask, isDone: boolean): Edit[] {
  const { place } = task;
  if (place.kind !== 'cell') return [];
  const boxed = tickBox(plan.document, place.cell, isDone);
  if (boxed !== null) return boxed;
  const state = isDone ? 'done' : 'open';
  const like = plan.tasks.find(
    (other) =>
      other.place.kind === 'cell' &&
      other.place.table === place.table &&
      other.state === state &&
      other.place.text !== '' &&
      // Written anew, a box would be escaped.
      !/^\[.\]/.test(other.place.text),
  );
  const content: string | readonly PhrasingContent[] =
    like?.place.kind === 'cell' ? structuredClone(like.place.cell.children) : inManner(place.text, isDone);
  return setCell(plan.document, place.cell, content);
}

/** A cell whose text holds `[ ]`, which is no checkbox to GitHub but one to people. */
function tickBox(document: MarkdownDocument, cell: TableCell, isDone: boolean): Edit[] | null {
  const [only, ...others] = cell.children;
  const box = only?.type === 'text' ? /^\[([ xX~/-])\](?![([:])/.exec(only.value) : null;
  if (only?.type !== 'text' || box === null || others.length > 0) return null;
  const { start, end } = rangeOf(cell);
  const at = document.source.slice(start, end).indexOf(`[${box[1]}]`);
  if (at === -1) return null;
  const mark = isDone ? 'x' : ' ';
  const text = { type: 'text' as const, value: `[${mark}]${only.value.slice(3)}` };
  const intent = {
    kind: 'children',
    ...placeOf(document, cell),
    index: 0,
    remove: 1,
    insert: [text],
  } as const;
  return [{ start: start + at + 1, end: start + at + 2, text: mark, intent }];
}

function inManner(before: string, isDone: boolean): string {
  const isSign = !/[\p{L}\p{N}]/u.test(before) && before.trim() !== '';
  if (isSign && !/^[-–—]+$/.test(before)) return isDone ? '✅' : '⬜';
  const words = isDone ? 'done' : 'to do';
  if (/^\P{Ll}*\p{Lu}{2}\P{Ll}*$/u.test(before)) return words.toUpperCase();
  const isSmall = /^\W*\p{Ll}/u.test(before);
  return isSmall ? words : words.charAt(0).toUpperCase() + words.slice(1);
}
