import type { Heading, RootContent } from 'mdast';
import type { MarkdownDocument } from '../markdown/document.ts';
import { nodeText } from '../markdown/node-text.ts';
import { walk } from '../markdown/walk.ts';
import type { PhaseSection } from './plan-document.ts';

export type FoundPhase = Pick<PhaseSection, 'number' | 'title' | 'heading' | 'start' | 'end'>;

const PHASE = /^phase\s+(\d{1,4})\b\s*[:.–—-]?\s*/i;

/**
 * Finds the phases by their headings, `Phase 2: …`, at whatever depth people gave them. A plan without such a
 * heading is one implicit phase.
 */
export function findPhases({ tree }: MarkdownDocument): FoundPhase[] {
  const blocks = tree.children;
  const headings = blocks.flatMap((block, start) => {
    if (block.type !== 'heading') return [];
    const text = nodeText(block).trim();
    const match = PHASE.exec(text);
    if (match === null) return [];
    return [{ heading: block, start, number: Number(match[1]), title: text.slice(match[0].length) }];
  });
  // "### Phase 2, looked back" below another section is no phase.
  const depth = Math.min(...headings.map(({ heading }) => heading.depth));
  const phases = headings
    .filter(({ heading }) => heading.depth === depth)
    .map((phase) => ({ ...phase, end: sectionEnd(blocks, phase.start, phase.heading) }));
  if (phases.length > 0) return phases;
  return [{ number: null, title: '', heading: null, start: 0, end: blocks.length }];
}

function sectionEnd(blocks: readonly RootContent[], start: number, { depth }: Heading): number {
  const end = blocks.findIndex(
    (block, index) => index > start && block.type === 'heading' && block.depth <= depth,
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
