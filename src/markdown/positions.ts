import type { Nodes, Root } from 'mdast';
import { walk } from './walk.ts';

interface Shift {
  readonly offset: number;
  readonly line: number;
}

/** Moves nodes, in place, by so many characters and lines. */
export function shiftPositions(nodes: readonly Nodes[], by: Shift): void {
  if (by.offset === 0 && by.line === 0) return;
  // Points may be shared between nodes.
  const seen = new Set<object>();
  for (const node of nodes) {
    walk(node, (inner) => {
      for (const point of [inner.position?.start, inner.position?.end]) {
        if (point?.offset === undefined || seen.has(point)) continue;
        seen.add(point);
        point.offset += by.offset;
        point.line += by.line;
      }
      if (inner.type === 'listItem' && inner.data?.box !== undefined) inner.data.box += by.offset;
    });
  }
}

/** Where the root of a text stands: from its first character (behind a byte order mark) to its end. */
export function rootPosition(source: string): NonNullable<Root['position']> {
  const first = source.startsWith('\uFEFF') ? 1 : 0;
  const endings = [...source.matchAll(/\r\n|\n|\r/g)];
  const last = endings.at(-1);
  const lineStart = last === undefined ? first : last.index + last[0].length;
  return {
    start: { line: 1, column: 1, offset: first },
    end: { line: endings.length + 1, column: source.length - lineStart + 1, offset: source.length },
  };
}
