import type { PhrasingContent, TableCell } from 'mdast';
import { type Inline, inlineNodes } from './content.ts';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { nodeText } from './node-text.ts';
import { parentOf, placeOf } from './place.ts';
import { renderCell } from './render-table.ts';
import { rangeOf } from './walk.ts';

/**
 * Writes a cell of a table anew; its pipes and the padding around its content stay, and no other cell is aligned.
 * No edit where it reads so already. Spaces at its ends are padding too, and left out. Throws `cell-form` for content of several lines, which no cell can hold.
 */
export function setCell(document: MarkdownDocument, cell: TableCell, content: Inline): Edit[] {
  const insert = withoutEdges(inlineNodes(content));
  if (insert.some((node) => node.type === 'break' || /[\r\n]/.test(nodeText(node)))) {
    throw new EditRefused('cell-form', 'A table cell holds one line: expected content without line ends.');
  }
  const { start, end } = contentRange(document.source, cell);
  const rendered = renderCell(insert);
  const before = document.source.slice(start, end);
  if (before.trim() === rendered) return [];
  const place = placeOf(document, cell);
  let text = rendered;
  if (rendered === '') text = pipesAround(document, cell);
  else if (before.trim() === '') text = ` ${rendered} `;
  return [
    {
      start,
      end,
      text,
      intent: { kind: 'children', ...place, index: 0, remove: cell.children.length, insert },
    },
  ];
}

/** As a cell is read: what stands at its ends is padding (GFM 4.10). */
function withoutEdges(nodes: readonly PhrasingContent[]): readonly PhrasingContent[] {
  return nodes
    .map((node, index) => {
      if (node.type !== 'text') return node;
      let { value } = node;
      if (index === 0) value = value.replace(/^[ \t]+/, '');
      if (index === nodes.length - 1) value = value.slice(0, value.search(/[^ \t](?=[ \t]*$)/) + 1);
      return value === node.value ? node : { ...node, value };
    })
    .filter((node) => node.type !== 'text' || node.value !== '');
}

/** A row may leave out its outer pipes; without content its first and its last cell need them. */
function pipesAround(document: MarkdownDocument, cell: TableCell): string {
  const { source } = document;
  const { start, end } = rangeOf(cell);
  const { parent: row, index } = parentOf(document, cell);
  const opening = source[start] === '|' ? '' : '| ';
  const isLast = index === row.children.length - 1;
  return opening + (isLast && !isClosed(source.slice(start, end)) ? '|' : '');
}

function isClosed(text: string): boolean {
  return text.length > 1 && /(?<!\\)(?:\\\\)*\|$/.test(text);
}

/** Where the content stands between the pipes; all between them where the cell is empty. */
function contentRange(source: string, cell: TableCell): { readonly start: number; readonly end: number } {
  const { start, end } = rangeOf(cell);
  const text = source.slice(start, end);
  const from = text.startsWith('|') ? 1 : 0;
  const inner = text.slice(from, isClosed(text) ? -1 : undefined);
  const content = inner.trim();
  if (content === '') return { start: start + from, end: start + from + inner.length };
  const at = start + from + inner.indexOf(content);
  return { start: at, end: at + content.length };
}
