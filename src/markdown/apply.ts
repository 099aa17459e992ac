import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { prove } from './prove.ts';
import { documentOf, windowsOf } from './windows/document-windows.ts';

/**
 * Makes the edits, all or none. Their order does not matter, but for insertions at one and the same place, which
 * stand as given. Throws `EditRefused`: `edit-form`, `overlap`, or `not-as-intended` where the text, parsed again, has another tree
 * than the edits mean to make.
 */
export function apply(document: MarkdownDocument, edits: readonly Edit[]): MarkdownDocument {
  if (edits.length === 0) return document;
  for (const edit of edits) checkForm(edit);
  const ordered = inOrder(edits);
  const source = splice(document.source, ordered);
  return documentOf(prove(windowsOf(document), ordered, source));
}

/** Edits are plain data, and may come from anywhere. */
function checkForm(edit: Edit): void {
  const { start, end, text, intent }: Partial<Edit> = edit ?? {};
  const isWhole = Number.isInteger(start) && Number.isInteger(end) && typeof text === 'string';
  if (isWhole && Array.isArray(intent?.path) && typeof intent?.window === 'number') return;
  throw new EditRefused(
    'edit-form',
    'An edit has `start`, `end`, `text` and `intent`, as the functions here make it; expected one of theirs.',
  );
}

/** By place; at one place what goes into an inner node comes before what follows the node. */
function inOrder(edits: readonly Edit[]): Edit[] {
  return edits.toSorted(
    (a, b) => a.start - b.start || a.end - b.end || b.intent.path.length - a.intent.path.length,
  );
}

function splice(source: string, ordered: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text } of ordered) {
    if (start < at || end < start || end > source.length) {
      throw new EditRefused('overlap', `Two edits overlap at offset ${start}, so nothing was changed.`);
    }
    parts.push(source.slice(at, start), text);
    at = end;
  }
  parts.push(source.slice(at));
  return parts.join('');
}
