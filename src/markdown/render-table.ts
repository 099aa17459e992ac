import type { PhrasingContent } from 'mdast';
import { renderNodes } from './render-nodes.ts';

type Cell = readonly PhrasingContent[];

/** A table without padding: `| a | b |`, `|---|---|`. Cells hold no line ends. */
export function renderTable(header: readonly Cell[], rows: readonly (readonly Cell[])[]): string {
  const table = renderNodes([
    {
      type: 'table',
      children: [header, ...rows].map((cells) => ({
        type: 'tableRow',
        children: cells.map((cell) => ({ type: 'tableCell', children: [...cell] })),
      })),
    },
  ]);
  const lines = table.split('\n');
  lines[1] = `|${'---|'.repeat(header.length)}`;
  return lines.map((line) => line.replaceAll('|  |', '| |').replaceAll('|  |', '| |')).join('\n');
}

/** What stands between the pipes for a cell with this content. */
export function renderCell(content: Cell): string {
  const table = renderNodes([
    {
      type: 'table',
      children: [{ type: 'tableRow', children: [{ type: 'tableCell', children: [...content] }] }],
    },
  ]);
  const [row = ''] = table.split('\n');
  return row.slice(1, -1).trim();
}
