import type { ListItem, Paragraph, PhrasingContent } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Edit, Intent } from '../../markdown/edit.ts';
import { EditRefused } from '../../markdown/edit-refused.ts';
import { type Place, placeOf } from '../../markdown/place.ts';
import { rangeOf } from '../../markdown/walk.ts';
import type { Prose } from '../plan.ts';

/** Strikes the first `count` nodes of the line through; all of them where no number is said. */
export function strike(document: MarkdownDocument, item: ListItem, count?: number): Edit[] {
  const paragraph = paragraphOf(item);
  const struck = paragraph.children.slice(0, count);
  const [first] = struck;
  const last = struck.at(-1);
  if (first === undefined || last === undefined) return [];
  const { start } = rangeOf(first);
  const { end } = rangeOf(last);
  const place = placeOf(document, paragraph);
  const insert: Prose = [{ type: 'delete', children: struck }];
  return [
    { start, end: start, text: '~~', intent: { ...children(place), remove: struck.length, insert } },
    { start: end, end, text: '~~', intent: children(place) },
  ];
}

/** Takes the marks away from a line that is struck through from its beginning. Throws where it is not. */
export function unstrike(document: MarkdownDocument, item: ListItem): Edit[] {
  const paragraph = paragraphOf(item);
  const [struck] = paragraph.children;
  if (struck?.type !== 'delete') {
    throw new EditRefused(
      'not-as-intended',
      `The text in line ${item.position?.start.line} is not struck through from its beginning; take the marks away by hand.`,
    );
  }
  const { start, end } = rangeOf(struck);
  const width = document.source.startsWith('~~', start) ? 2 : 1;
  const place = placeOf(document, paragraph);
  const insert: readonly PhrasingContent[] = struck.children;
  return [
    { start, end: start + width, text: '', intent: { ...children(place), remove: 1, insert } },
    { start: end - width, end, text: '', intent: children(place) },
  ];
}

/** A splice may be one half of a change of the tree: the other half then says what the whole is. */
function children(place: Place): Extract<Intent, { readonly kind: 'children' }> {
  return { kind: 'children', ...place, index: 0, remove: 0, insert: [] };
}

function paragraphOf(item: ListItem): Paragraph {
  const [first] = item.children;
  if (first?.type === 'paragraph') return first;
  throw new EditRefused('no-position', `The list item in line ${item.position?.start.line} has no text.`);
}
