import type { Heading, RootContent } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { RECORD_SECTION, SECTIONS } from '../sections/registry.ts';
import type { Section } from '../sections/section.ts';
import { type FoundPhase, findPhases } from './read-phases.ts';

/** A heading with the blocks below it, up to the next heading that begins a part. */
export interface PlanPart {
  /** Null for what stands before the first heading of a part. */
  readonly heading: Heading | null;
  readonly title: string;
  readonly kind: 'head' | 'section' | 'phase' | 'record' | 'own';
  /** The sections it is read as: several where people merged them under one heading. */
  readonly sections: readonly Section[];
  readonly phase: FoundPhase | null;
  readonly blocks: readonly RootContent[];
}

/**
 * Cuts a plan at the headings that begin a part: those of sections, also where people renamed, moved or merged them,
 * those of phases, and those of people's own as high as these. What stands below deeper headings belongs to its part.
 */
export function cutParts(document: MarkdownDocument): PlanPart[] {
  const phases = findPhases(document).filter((phase) => phase.heading !== null);
  const head: RootContent[] = [];
  const parts: PlanPart[] = [
    { heading: null, title: '', kind: 'head', sections: [], phase: null, blocks: head },
  ];
  let blocks = head;
  for (const block of document.tree.children) {
    const current = parts.at(-1);
    const begun = block.type === 'heading' && current !== undefined ? partOf(block, phases, current) : null;
    if (begun === null) blocks.push(block);
    else {
      blocks = [];
      parts.push({ ...begun, blocks });
    }
  }
  return parts;
}

function partOf(
  heading: Heading,
  phases: readonly FoundPhase[],
  current: PlanPart,
): Omit<PlanPart, 'blocks'> | null {
  const depth = current.heading?.depth ?? 1;
  const title = nodeText(heading).replace(/\s+/g, ' ').trim();
  const part = { heading, title, phase: null, sections: [] };
  const phase = phases.find((one) => one.heading === heading);
  if (phase !== undefined) return { ...part, kind: 'phase', phase };
  if (current.kind === 'phase' && heading.depth > depth) return null;
  const isTitle = heading.depth === 1 && current.kind === 'head' && !current.blocks.some(isHeading);
  if (isTitle) return null;
  const sections = sectionsNamed(title);
  // "### Testing" below "## Overview" is a part of it; "### Risks" below the title is the section.
  const isDeeper = current.kind !== 'head' && heading.depth > depth;
  if (isDeeper && (sections.length === 0 || current.kind === 'section' || current.kind === 'record'))
    return null;
  if (sections.length > 0) return { ...part, kind: 'section', sections };
  if (RECORD_SECTION.test(title)) return { ...part, kind: 'record' };
  return isDeeper ? null : { ...part, kind: 'own' };
}

/** The section with exactly this name, else all that the heading could mean: "Observability and performance" is two. */
function sectionsNamed(title: string): Section[] {
  const exact = SECTIONS.find((section) => section.title.toLowerCase() === title.toLowerCase());
  return exact === undefined ? SECTIONS.filter((section) => section.alias.test(title)) : [exact];
}

function isHeading(block: RootContent): boolean {
  return block.type === 'heading';
}
