import type { RootContent } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { nodeText } from '../../markdown/node-text.ts';

/** A heading at the top level of a document, or a bold line that stands for one. */
export interface OutlineEntry {
  /** Index of its block in the tree's root. */
  readonly index: number;
  /** Half a step below the heading before it for a bold line. */
  readonly depth: number;
  readonly isHeading: boolean;
  readonly text: string;
  readonly line: number;
}

/** The headings of a document in order, and the paragraphs that are one bold line. */
export function outlineOf({ tree }: MarkdownDocument): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  let depth = 0;
  for (const [index, block] of tree.children.entries()) {
    const line = block.position?.start.line ?? 0;
    if (block.type === 'heading') {
      depth = block.depth;
      entries.push({ index, depth, isHeading: true, text: oneLine(block), line });
    } else if (isBoldLine(block)) {
      entries.push({ index, depth: depth + 0.5, isHeading: false, text: oneLine(block), line });
    }
  }
  return entries;
}

/** Index of the block where the section of an entry ends. */
export function sectionEnd(
  { tree }: MarkdownDocument,
  outline: readonly OutlineEntry[],
  entry: OutlineEntry,
  isBoundary: (other: OutlineEntry) => boolean,
): number {
  const next = outline.find((other) => other.index > entry.index && isBoundary(other));
  return next?.index ?? tree.children.length;
}

function isBoldLine(block: RootContent): boolean {
  if (block.type !== 'paragraph') return false;
  const [first, ...rest] = block.children;
  return (
    first?.type === 'strong' && rest.every((node) => node.type === 'text' && /^[\s:.]*$/.test(node.value))
  );
}

function oneLine(block: RootContent): string {
  return nodeText(block).replace(/\s+/g, ' ').trim();
}
