import type { Heading, RootContent } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { insertAfter } from './insert-after.ts';

/** The blocks under a heading of the document's top level, up to the next heading of its depth or above. */
export function sectionBlocks(document: MarkdownDocument, heading: Heading): RootContent[] {
  const blocks = document.tree.children;
  const start = blocks.indexOf(heading);
  if (start === -1) {
    throw new EditRefused('not-in-document', 'The heading is not at the top level of this document.');
  }
  const end = blocks.findIndex(
    (block, index) => index > start && block.type === 'heading' && block.depth <= heading.depth,
  );
  return blocks.slice(start + 1, end === -1 ? undefined : end);
}

/** The block of a section behind which its next one goes: rules and comments that close a section stay behind. */
export function lastBlock(blocks: readonly RootContent[]): RootContent | undefined {
  return blocks.findLast((block) => block.type !== 'thematicBreak' && !isComment(block));
}

/** Puts blocks at the end of the heading's section, before a rule that closes it. */
export function appendToSection(
  document: MarkdownDocument,
  heading: Heading,
  nodes: readonly RootContent[],
): Edit[] {
  return insertAfter(document, lastBlock(sectionBlocks(document, heading)) ?? heading, nodes);
}

function isComment(block: RootContent): boolean {
  return block.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(block.value);
}
