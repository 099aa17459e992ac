import { checkNesting } from './check-nesting.ts';
import type { MarkdownDocument } from './document.ts';
import { documentOf } from './windows/document-windows.ts';
import { openWindows } from './windows/windows.ts';

/**
 * Opens GitHub-flavoured markdown, with YAML front matter where its block is closed. The tree is parsed when it is
 * first asked for; a task's list item has `data.box`, the offset of the mark in its checkbox. Throws `EditRefused`
 * (`too-deep`) for hostile nesting, as reading the tree does.
 */
export function parse(source: string): MarkdownDocument {
  checkNesting(source);
  return documentOf(openWindows(source));
}
