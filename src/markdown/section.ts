import type { Heading, RootContent } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import { EditRefused } from './edit-refused.ts';
import { nodeText } from './node-text.ts';
import { rangeOf } from './walk.ts';

/** A heading of the document's top level and what stands under it. */
export interface Section {
  readonly heading: Heading;
  /** The blocks up to the next heading of its depth or above; headings below it are among them. */
  readonly blocks: readonly RootContent[];
  /** Offsets from where the heading starts to where the last block ends. */
  readonly start: number;
  readonly end: number;
}

/**
 * The section under a heading: a node of the tree, or its text as a reader sees it. Throws `not-in-document` where
 * there is none, and `ambiguous-heading` where several headings read so.
 */
export function section(document: MarkdownDocument, heading: Heading | string): Section {
  const blocks = document.tree.children;
  const node = typeof heading === 'string' ? headingNamed(blocks, heading) : heading;
  const index = blocks.indexOf(node);
  if (index === -1) {
    throw new EditRefused('not-in-document', 'The heading is not at the top level of this document.');
  }
  const next = blocks.findIndex(
    (block, at) => at > index && block.type === 'heading' && block.depth <= node.depth,
  );
  const inner = blocks.slice(index + 1, next === -1 ? undefined : next);
  const { start } = rangeOf(node);
  return { heading: node, blocks: inner, start, end: rangeOf(inner.at(-1) ?? node).end };
}

/** The block of a section behind which its next one goes: rules and comments that close a section stay behind. */
export function lastBlock(blocks: readonly RootContent[]): RootContent | undefined {
  return blocks.findLast((block) => block.type !== 'thematicBreak' && !isComment(block));
}

function headingNamed(blocks: readonly RootContent[], text: string): Heading {
  const found = blocks.filter(
    (block): block is Heading => block.type === 'heading' && nodeText(block).trim() === text.trim(),
  );
  const [first, second] = found;
  if (first === undefined) {
    throw new EditRefused(
      'not-in-document',
      `There is no heading "${text}" at the top level of this document.`,
    );
  }
  if (second !== undefined) {
    const lines = found.map((node) => node.position?.start.line).join(', ');
    throw new EditRefused(
      'ambiguous-heading',
      `Expected one heading "${text}", found it in lines ${lines}; name one by its node.`,
    );
  }
  return first;
}

function isComment(block: RootContent): boolean {
  return block.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(block.value);
}
