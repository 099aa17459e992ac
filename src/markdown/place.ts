import type { Nodes, Parents } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import { EditRefused } from './edit-refused.ts';
import type { NodePath } from './walk.ts';
import { windowsOf } from './windows/document-windows.ts';
import { blocksOf, type Windows, windowAt } from './windows/windows.ts';

/** Where a node stands: `path` goes down from the blocks of the window that starts at offset `window`. */
export interface Place {
  readonly window: number;
  readonly path: NodePath;
}

interface Link {
  readonly windows: Windows;
  /** Null for a block of the top level. */
  readonly parent: Parents | null;
  /** Among its parent's children; among its window's blocks at the top level. */
  readonly index: number;
}

const links = new WeakMap<Nodes, Link>();

/** Where `node` stands in the document; throws `not-in-document` where it does not. */
export function placeOf(document: MarkdownDocument, node: Nodes): Place {
  const path: number[] = [];
  let link = linkOf(document, node);
  let top: Nodes = node;
  while (link.parent !== null) {
    path.unshift(link.index);
    top = link.parent;
    link = linkOf(document, top);
  }
  path.unshift(link.index);
  const { list } = link.windows;
  const window = list[windowAt(link.windows, top.position?.start.offset ?? 0)]?.start ?? 0;
  return { window, path };
}

/** The parent of `node` and its index there; throws `not-in-document` for the document itself and what is not in it. */
export function parentOf(
  document: MarkdownDocument,
  node: Nodes,
): { readonly parent: Parents; readonly index: number } {
  const { parent, index } = linkOf(document, node);
  if (parent !== null) return { parent, index };
  const { tree } = document;
  return { parent: tree, index: (tree.children as Nodes[]).indexOf(node) };
}

function linkOf(document: MarkdownDocument, node: Nodes): Link {
  const windows = windowsOf(document);
  const offset = node.position?.start.offset;
  const known = links.get(node);
  if (known?.windows === windows) return known;
  if (offset !== undefined) linkWindow(windows, windowAt(windows, offset));
  // Some nodes, as bare addresses, have no position.
  else for (const index of windows.list.keys()) linkWindow(windows, index);
  const link = links.get(node);
  if (link?.windows === windows) return link;
  throw new EditRefused('not-in-document', `The ${node.type} to edit is not part of this document.`);
}

function linkWindow(windows: Windows, window: number): void {
  const link = (parent: Parents | null, children: readonly Nodes[]): void => {
    for (const [index, child] of children.entries()) {
      links.set(child, { windows, parent, index });
      if ('children' in child) link(child, child.children);
    }
  };
  link(null, blocksOf(windows, window));
}
