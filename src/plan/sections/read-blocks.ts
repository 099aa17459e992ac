import type { ListItem, Nodes, RootContent, Table, TableRow } from 'mdast';
import type { Prose } from '../plan.ts';
import { join } from '../prose.ts';
import { unstruck } from './plan-line.ts';
import { cleanProse, oneLine, readLabel } from './read-prose.ts';

const ID = /^(?:[RTQDK]\d+|E\d+(?:\.\d+)?|Checkpoint(?:\s+\d+)?)$/i;
const CHECKED_ID = /^(?:[TQ]\d+|E\d+(?:\.\d+)?|Checkpoint)\b/i;

/** Statements under a label: `- **Scope:** …`, `**Scope:** …` or `### Scope`. */
export interface Labelled {
  readonly label: string;
  readonly statements: readonly Prose[];
  readonly node: Nodes;
}

/** The id in bold that an item begins with, or with a checkbox also without bold; null where it is no line with an id. */
export function boldId(item: ListItem): string | null {
  const paragraph = item.children[0];
  if (paragraph?.type !== 'paragraph') return null;
  const first = unstruck(paragraph.children)[0];
  if (first?.type === 'strong') {
    const text = oneLine(first.children).replace(/[:.]$/, '');
    if (ID.test(text)) return text;
    // The bar of a question's option and of a plan's checkpoint: bold may go on behind the id.
    const id = /^([RTQDK]\d+|E\d+(?:\.\d+)?)\b/.exec(text)?.[1];
    if (id !== undefined) return id;
  }
  if (typeof item.checked !== 'boolean') return null;
  return CHECKED_ID.exec(oneLine(unstruck(paragraph.children)))?.[0] ?? null;
}

/** One statement a paragraph, item and row; headings, code and lines with ids say none of their own. */
export function statementsOf(blocks: readonly Nodes[]): Prose[] {
  return blocks.flatMap((block): Prose[] => {
    if (block.type === 'paragraph') return said(cleanProse(block.children));
    if (block.type === 'list') return block.children.flatMap(itemStatements);
    if (block.type === 'blockquote') return statementsOf(block.children);
    if (block.type === 'table') return rowsOf(block).map((row) => join(row.cells, ', ', ', '));
    return [];
  });
}

/** An item's own text and that of the items below it; none for a line with an id. */
export function itemStatements(item: ListItem): Prose[] {
  return boldId(item) === null ? statementsOf(item.children) : [];
}

/** What stands under labels among the blocks, in order. A heading is the label of what follows it. */
export function labelledOf(blocks: readonly RootContent[]): Labelled[] {
  const found: { label: string; statements: Prose[]; node: Nodes }[] = [];
  let isUnderHeading = false;
  for (const block of blocks) {
    if (block.type === 'heading') {
      found.push({ label: oneLine(block.children), statements: [], node: block });
      isUnderHeading = true;
      continue;
    }
    const parts = block.type === 'list' ? block.children : [block];
    for (const part of parts) {
      const own = labelOf(part);
      if (own !== null) {
        found.push(own);
        isUnderHeading = false;
      } else if (block.type === 'paragraph') {
        if (isUnderHeading) found.at(-1)?.statements.push(...statementsOf([part]));
      } else if (isUnderHeading || block.type !== 'list') {
        const statements = part.type === 'listItem' ? itemStatements(part) : statementsOf([part]);
        found.at(-1)?.statements.push(...statements);
      }
    }
    // `**Out of scope:**` with a list below it.
    const last = found.at(-1);
    if (block.type === 'paragraph' && last?.node === block && last.statements.length === 0)
      isUnderHeading = true;
  }
  return found;
}

/** The label of a paragraph or item, with what stands behind and below it. */
function labelOf(part: Nodes): { label: string; statements: Prose[]; node: Nodes } | null {
  const paragraph = part.type === 'listItem' ? part.children[0] : part;
  if (paragraph?.type !== 'paragraph') return null;
  if (part.type === 'listItem' && boldId(part) !== null) return null;
  const own = readLabel(cleanProse(paragraph.children));
  if (own === null) return null;
  const below = part.type === 'listItem' ? statementsOf(part.children.slice(1)) : [];
  return { label: own.label, statements: [...said(own.rest), ...below], node: part };
}

/** The rows of a table below its head, each cell as prose, with the names of the columns. */
export function rowsOf(
  table: Table,
): { readonly row: TableRow; readonly cells: readonly Prose[]; readonly names: readonly string[] }[] {
  const [head, ...rows] = table.children;
  const names = head?.children.map((cell) => oneLine(cell.children).toLowerCase()) ?? [];
  return rows.map((row) => ({ row, names, cells: row.children.map((cell) => cleanProse(cell.children)) }));
}

function said(text: Prose): Prose[] {
  return text.length > 0 ? [text] : [];
}
