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
