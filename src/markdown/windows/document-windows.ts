import type { Root } from 'mdast';
import type { MarkdownDocument } from '../document.ts';
import { rootOf, type Windows, wholeWindow } from './windows.ts';

const byDocument = new WeakMap<MarkdownDocument, Windows>();
const byRoot = new WeakMap<Root, Windows>();

/** A document whose tree is parsed when it is asked for. */
export function documentOf(windows: Windows): MarkdownDocument {
  const document: MarkdownDocument = {
    source: windows.source,
    get tree() {
      const root = rootOf(windows);
      byRoot.set(root, windows);
      return root;
    },
  };
  byDocument.set(document, windows);
  return document;
}

/** What is parsed of a document so far, whatever object holds its source and tree. */
export function windowsOf(document: MarkdownDocument): Windows {
  const known = byDocument.get(document) ?? byRoot.get(document.tree);
  if (known !== undefined && known.source === document.source) return known;
  const windows = wholeWindow(document.source, document.tree);
  byRoot.set(document.tree, windows);
  return windows;
}
