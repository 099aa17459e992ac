import type { List, ListItem, RootContent } from 'mdast';
import type { Edit } from '../../markdown/edit.ts';
import { insertAfter } from '../../markdown/insert-after.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { lastBlock, section } from '../../markdown/section.ts';
import { prose } from '../prose.ts';
import type { PlanDocument } from '../reading/plan-document.ts';
import { bullet, heading, labelled, list } from '../sections/blocks.ts';
import { phaseDrift } from './drift.ts';
import { type PhaseEnd, retrospective } from './retrospective.ts';

/**
 * What is written when phases end: where they left the plan, a line each, and once all are complete the retrospective.
 * A line, or a section, that is there already is left to the people who may have changed it.
 */
export function closingEdits(
  plan: PlanDocument,
  ended: readonly PhaseEnd[],
  /** All phases, where the plan is complete now; else null. */
  all: readonly PhaseEnd[] | null,
  done: ReadonlySet<string>,
): Edit[] {
  const drift = headingNamed(plan, DRIFT);
  const said = drift === undefined ? '' : section(plan, drift).blocks.map(nodeText).join('\n');
  const items = ended
    .filter(({ phase }) => phase.number !== null && !said.includes(`Phase ${phase.number}:`))
    .map(driftLine);
  const atEnd: RootContent[] = [];
  const edits: Edit[] = [];
  if (items.length > 0 && drift === undefined) atEnd.push(heading(2, prose`Drift`), list(items));
  else if (items.length > 0 && drift !== undefined) {
    const last = lastBlock(section(plan, drift).blocks) ?? drift;
    const item = isBullets(last) ? last.children.at(-1) : undefined;
    edits.push(...insertAfter(plan, item ?? last, item === undefined ? [list(items)] : items));
  }
  if (all !== null && headingNamed(plan, RETROSPECTIVE) === undefined)
    atEnd.push(...retrospective(plan, all, done));
  const end = lastBlock(plan.tree.children);
  return end === undefined ? edits : [...edits, ...insertAfter(plan, end, atEnd)];
}

export const DRIFT = /^drift\b/i;
export const RETROSPECTIVE = /^retrospective\b/i;

export function driftLine({ phase, records }: PhaseEnd): ListItem {
  return bullet(labelled(`Phase ${phase.number}`, phaseDrift(phase, records)));
}

function isBullets(block: RootContent): block is List {
  return block.type === 'list' && block.ordered !== true;
}

export function headingNamed({ tree }: PlanDocument, pattern: RegExp) {
  const found = tree.children.find(
    (node) => node.type === 'heading' && node.depth > 1 && pattern.test(nodeText(node).trim()),
  );
  return found?.type === 'heading' ? found : undefined;
}
