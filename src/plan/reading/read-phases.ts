import type { Heading, RootContent } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { walk } from '../../markdown/walk.ts';
import type { PhaseSection } from './plan-document.ts';

export type FoundPhase = Pick<PhaseSection, 'number' | 'title' | 'heading' | 'start' | 'end'>;

const PHASE = /^phase\s+(\d{1,4})\b\s*[:.–—-]?\s*/i;
/** A heading that names a phase and nothing else, whatever its depth. */
const PHASE_ALONE = /^phase\s+\d{1,4}\b\s*(?:[:.–—-]|$)/i;
/** Headings inside of a phase, also where people made the phase's own as deep as they are. */
const INNER = /^(?:tasks|approach|testing|exit criteria|done when|what shipped)$/i;

/**
 * Finds the phases by their headings, `Phase 2: …`, at whatever depth people gave them, each number once. A plan without
 * such a heading is one implicit phase.
 */
export function findPhases({ tree }: MarkdownDocument): FoundPhase[] {
  const blocks = tree.children;
  const headings = blocks.flatMap((block, start) => {
    if (block.type !== 'heading') return [];
    const text = nodeText(block).trim();
    const match = PHASE.exec(text);
    if (match === null) return [];
    const isAlone = PHASE_ALONE.test(text);
    return [{ heading: block, start, isAlone, number: Number(match[1]), title: text.slice(match[0].length) }];
  });
  const depth = Math.min(...headings.map(({ heading }) => heading.depth));
  // "### Phase 2, looked back" below another section is no phase, and no number is one twice.
  const found = headings.filter(
    ({ heading, isAlone, number }, index) =>
      heading.depth === depth ||
      (isAlone &&
        !headings.some((other, at) => other.number === number && goesFirst(other, at, heading, index))),
  );
  if (found.length === 0) {
    return [{ number: null, title: '', heading: null, start: 0, end: blocks.length }];
  }
  return found.map(({ isAlone, ...phase }, index) => ({
    ...phase,
    end: Math.min(sectionEnd(blocks, phase.start, phase.heading), found[index + 1]?.start ?? blocks.length),
  }));
}

function goesFirst(
  other: { readonly heading: Heading },
  otherIndex: number,
  heading: Heading,
  index: number,
): boolean {
  const isShallower = other.heading.depth < heading.depth;
  return isShallower || (other.heading.depth === heading.depth && otherIndex < index);
}

function sectionEnd(blocks: readonly RootContent[], start: number, { depth }: Heading): number {
  const end = blocks.findIndex(
    (block, index) =>
      index > start &&
      block.type === 'heading' &&
      block.depth <= depth &&
      !INNER.test(nodeText(block).trim()),
  );
  return end === -1 ? blocks.length : end;
}

/** What stands behind "Owner:" in the phase's blocks. */
export function readOwners(blocks: readonly RootContent[]): string {
  let owners = '';
  for (const block of blocks) {
    walk(block, (node) => {
      if (owners !== '' || node.type !== 'paragraph') return;
      owners = /^owners?:\s*(.+)$/i.exec(nodeText(node).replace(/\s+/g, ' ').trim())?.[1] ?? '';
    });
  }
  return owners;
}
