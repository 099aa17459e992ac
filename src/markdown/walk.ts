import type { Nodes, Parents } from 'mdast';
import { EditRefused } from './edit-refused.ts';

/** Indexes of children from the root down to a node. */
export type NodePath = readonly number[];

/** Calls `visit` for each node below `node`, in document order, with its parents from the root down. */
export function walk(
  node: Nodes,
  visit: (node: Nodes, parents: readonly Parents[]) => void,
  parents: readonly Parents[] = [],
): void {
  visit(node, parents);
  if (!('children' in node)) return;
  const inner = [...parents, node];
  for (const child of node.children) walk(child, visit, inner);
}

/** The node at `path`; throws `not-in-document` where there is none. */
export function nodeAt(root: Nodes, path: NodePath): Nodes {
  let node: Nodes = root;
  for (const index of path) {
    const child: Nodes | undefined = 'children' in node ? node.children[index] : undefined;
    if (child === undefined) {
      throw new EditRefused('not-in-document', `There is no node at ${path.join('.')} in this document.`);
    }
    node = child;
  }
  return node;
}

/** Start and end offset of a node; throws `no-position` for a node that the parser gave none (or that is new). */
export function rangeOf(node: Nodes): { readonly start: number; readonly end: number } {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) {
    throw new EditRefused('no-position', `The ${node.type} to edit has no position in the document.`);
  }
  return { start, end };
}
