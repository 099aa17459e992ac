import type { Heading, RootContent } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { insertAfter } from './insert-after.ts';
import { lastBlock, section } from './section.ts';

/**
 * Puts blocks at the end of the section under a heading (a node, or its text), before a rule or a comment that closes
 * it. Throws as `section` and `insertAfter` do.
 */
export function appendToSection(
  document: MarkdownDocument,
  heading: Heading | string,
  nodes: readonly RootContent[],
): Edit[] {
  const { heading: node, blocks } = section(document, heading);
  return insertAfter(document, lastBlock(blocks) ?? node, nodes);
}
