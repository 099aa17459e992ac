import type { ListItem } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { ItemMark } from './foreign-plan.ts';

/** Letters and signs that people put between the brackets besides GitHub's own. */
const OTHER_MARK = /^\[([~\-/><!?+*.oOvV√✓✔☑✅✗✘❌❎⏳⌛🚧🔄⏸☐⬜]\u{fe0f}?)\](\*?)(?=[ \t])/u;
const OPTIONAL_BOX = /^\[([ xX])\](\*)(?=[ \t])/;

/**
 * The mark of a list item: GitHub's checkbox, other marks such as `[~]` and `[-]`, or Kiro's optional `[ ]*`.
 * Null where there is none, or nothing behind it.
 */
export function readItemMark({ source }: MarkdownDocument, item: ListItem): ItemMark | null {
  const box = item.data?.box;
  if (box !== undefined && typeof item.checked === 'boolean') {
    return { value: source.charAt(box), offset: box, isBox: true, optional: false };
  }
  const [paragraph] = item.children;
  const start = paragraph?.type === 'paragraph' ? paragraph.position?.start.offset : undefined;
  if (start === undefined || paragraph?.position?.start.line !== item.position?.start.line) return null;
  const ahead = source.slice(start, start + 12);
  const found = OPTIONAL_BOX.exec(ahead) ?? OTHER_MARK.exec(ahead);
  if (found === null) return null;
  const lineEnd = source.slice(start).search(/[\r\n]/);
  const rest = source.slice(start + found[0].length, lineEnd === -1 ? undefined : start + lineEnd);
  if (rest.trim() === '') return null;
  return { value: found[1] ?? '', offset: start + 1, isBox: false, optional: found[2] === '*' };
}
