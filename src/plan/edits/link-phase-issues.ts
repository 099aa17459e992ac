import type { List, ListItem, RootContent } from 'mdast';
import { apply } from '../../markdown/apply.ts';
import type { Edit } from '../../markdown/edit.ts';
import { insertAfter } from '../../markdown/insert-after.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { replaceNode } from '../../markdown/replace-node.ts';
import { webLink } from '../foreign-text.ts';
import type { Prose } from '../plan.ts';
import { prose } from '../prose.ts';
import { phaseIssueLine } from '../reading/phase-issues.ts';
import type { PhaseSection, PlanDocument } from '../reading/plan-document.ts';
import { readPlan } from '../reading/read.ts';
import { ledgerEdits } from '../records/ledger.ts';
import { bullet, labelled, paragraph } from '../sections/blocks.ts';
import { findPhase } from './find-phase.ts';

/** The issue that stands for a phase. */
export interface PhaseLink {
  readonly phase: number;
  readonly issue: number;
  /** `https://github.com/OWNER/NAME/issues/77`. */
  readonly url: string;
}

/**
 * Links the issues of phases from what stands below their headings, and notes `entries` in the ledger. The same text
 * where every link is there already. Throws UserError where the text is no plan, or a phase is not in it.
 */
export function linkPhaseIssues(
  source: string,
  links: readonly PhaseLink[],
  entries: readonly string[],
): string {
  const plan = readPlan(source);
  const edits = links.flatMap((link) => linkEdits(plan, findPhase(plan, link.phase), link));
  if (edits.length === 0) return source;
  const linked = apply(plan, [...edits, ...ledgerEdits(plan, plan.ledger, entries)]).source;
  readPlan(linked);
  return linked;
}

function linkEdits(plan: PlanDocument, phase: PhaseSection, { issue, url }: PhaseLink): Edit[] {
  const line = phaseIssueLine(plan, phase, url.replace(/\/issues\/\d+$/, ''));
  const node = webLink(url, `#${issue}`);
  if (line?.issue === issue) return [];
  if (line !== null) {
    const children = line.paragraph.children.map((child) => (child === line.link ? node : child));
    return replaceNode(plan, line.paragraph, [{ type: 'paragraph', children }]);
  }
  return insertLine(plan, phase, labelled('Issue', [node]));
}

/** Behind the owner, or at the end of the list below the heading; where people have none, directly below it. */
function insertLine(plan: PlanDocument, phase: PhaseSection, text: Prose): Edit[] {
  const blocks = plan.tree.children.slice(phase.start + 1, phase.end);
  const next = blocks.findIndex((block) => block.type === 'heading');
  const own = next === -1 ? blocks : blocks.slice(0, next);
  const list = own.find(isLabels);
  const item = list?.children.find((child) => isLabelled(child, /^owners?:/i)) ?? list?.children.at(-1);
  if (item !== undefined) return insertAfter(plan, item, [bullet(text)]);
  return phase.heading === null ? [] : insertAfter(plan, phase.heading, [paragraph(prose`${text}`)]);
}

/** A list of labels and no tasks. */
function isLabels(block: RootContent): block is List {
  return (
    block.type === 'list' &&
    block.ordered !== true &&
    block.children.every((item) => typeof item.checked !== 'boolean') &&
    block.children.some((item) => isLabelled(item, /^[\w -]{2,40}:/))
  );
}

function isLabelled({ children: [first] }: ListItem, label: RegExp): boolean {
  return first?.type === 'paragraph' && label.test(nodeText(first).trim());
}
