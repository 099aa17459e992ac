import type { Nodes } from 'mdast';

/** A piece of a document: where it begins, counted from 1 as mdast does, and its offsets in the source. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

/** Where the parts of a plan stand, by the names that findings use; in document order where a name stands twice. */
export type Places = ReadonlyMap<string, readonly Place[]>;

/** The place of a node, perhaps with all up to the end of another. */
export function placeOf(node: Nodes, last: Nodes = node): Place {
  const start = node.position?.start;
  return {
    line: start?.line ?? 1,
    column: start?.column ?? 1,
    start: start?.offset ?? 0,
    end: last.position?.end.offset ?? start?.offset ?? 0,
  };
}
