import type { Heading, ListItem, RootContent } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import type { Edit } from '../../markdown/edit.ts';
import { EditRefused } from '../../markdown/edit-refused.ts';
import { insertAfter } from '../../markdown/insert-after.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { lastBlock, section } from '../../markdown/section.ts';
import { walk } from '../../markdown/walk.ts';
import { prose } from '../prose.ts';
import type { PhaseSection } from '../reading/plan-document.ts';
import { heading, list } from '../sections/blocks.ts';

/** A document with phases that sections stand beside: a plan of ours, or one that people wrote. */
export interface SectionHost extends MarkdownDocument {
  readonly phases: readonly Pick<PhaseSection, 'number' | 'start' | 'end' | 'heading'>[];
}

export interface SectionPlace {
  /** Its heading in a new plan. */
  readonly title: string;
  /** How people call it too. */
  readonly named: RegExp;
  /** The block behind which it is made where there is none. */
  readonly behind: (plan: SectionHost) => RootContent | undefined;
}

export const DECISIONS: SectionPlace = {
  title: 'Architecture and decisions',
  named: /\bdecisions?\b/i,
  behind: beforeWork,
};

export const RISKS: SectionPlace = { title: 'Risks', named: /\brisks?\b/i, behind: behindWork };

export const SURPRISES: SectionPlace = {
  title: 'Surprises and discoveries',
  named: /\b(?:surprises|discoveries|notes|findings)\b/i,
  behind: ({ tree }) => lastBlock(tree.children),
};

/**
 * Adds an item to a section's list: behind the last one of its kind (by the letter of its id) wherever people moved it,
 * else at the end of the section, which is made where there is none.
 */
export function addToSection(
  plan: SectionHost,
  place: SectionPlace,
  item: ListItem,
  letter: string | null = null,
): Edit[] {
  const kin = letter === null ? undefined : lastOfKind(plan, letter);
  if (kin !== undefined) return insertAfter(plan, kin, [item]);
  const found = sectionHeading(plan, place);
  if (found !== undefined) {
    const last = lastBlock(section(plan, found).blocks) ?? found;
    return behindBlock(plan, last, item);
  }
  const last = place.behind(plan) ?? plan.tree.children.at(-1);
  if (last === undefined) throw new EditRefused('not-in-document', 'The plan has no place for a section.');
  return insertAfter(plan, last, [heading(sectionDepth(plan), prose`${place.title}`), list([item])]);
}

/** A list behind a list would become one with it, so the item joins it. */
export function behindBlock(plan: SectionHost, block: RootContent, item: ListItem): Edit[] {
  const last = block.type === 'list' ? block.children.at(-1) : undefined;
  return last === undefined || (block.type === 'list' && block.ordered === true)
    ? insertAfter(plan, block, [list([item])])
    : insertAfter(plan, last, [item]);
}

function lastOfKind(plan: SectionHost, letter: string): ListItem | undefined {
  const pattern = new RegExp(`^${letter}\\d{1,5}\\b`);
  let last: ListItem | undefined;
  walk(plan.tree, (node, parents) => {
    const isTopLevel = parents.length === 2 && parents[1]?.type === 'list';
    if (node.type !== 'listItem' || !isTopLevel || parents[1]?.type !== 'list' || parents[1].ordered) return;
    const first = node.children[0];
    const start = first?.type === 'paragraph' ? first.children[0] : undefined;
    if ((start?.type === 'strong' || start?.type === 'delete') && pattern.test(nodeText(start))) last = node;
  });
  return last;
}

/** The first heading of that name outside of phases. */
function sectionHeading({ tree, phases }: SectionHost, { named }: SectionPlace): Heading | undefined {
  const inPhase = (index: number): boolean =>
    phases.some((phase) => phase.number !== null && phase.start <= index && index < phase.end);
  const found = tree.children.find(
    (node, index) =>
      node.type === 'heading' && node.depth > 1 && named.test(nodeText(node)) && !inPhase(index),
  );
  return found?.type === 'heading' ? found : undefined;
}

function sectionDepth({ phases }: SectionHost): Heading['depth'] {
  const depth = phases[0]?.heading?.depth ?? 2;
  return depth === 1 ? 2 : depth;
}

function beforeWork({ tree, phases }: SectionHost): RootContent | undefined {
  const blocks = tree.children;
  const first = phases[0];
  const start =
    first?.heading === null
      ? blocks.findIndex((node) => node.type === 'heading' && /^tasks\b/i.test(nodeText(node)))
      : (first?.start ?? -1);
  const block = start > 0 ? blocks[start - 1] : undefined;
  return block?.type === 'yaml' ? undefined : block;
}

function behindWork({ tree, phases }: SectionHost): RootContent | undefined {
  const last = phases.at(-1);
  const blocks = last === undefined ? tree.children : tree.children.slice(last.start, last.end);
  return lastBlock(blocks) ?? lastBlock(tree.children);
}
