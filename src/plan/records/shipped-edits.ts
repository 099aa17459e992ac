import type { ListItem, Paragraph, RootContent } from 'mdast';
import type { Edit } from '../../markdown/edit.ts';
import { EditRefused } from '../../markdown/edit-refused.ts';
import { insertAfter } from '../../markdown/insert-after.ts';
import { removeNode } from '../../markdown/remove-node.ts';
import { replaceNode } from '../../markdown/replace-node.ts';
import { lastBlock } from '../../markdown/section.ts';
import { prose } from '../prose.ts';
import type { PhaseSection, PlanDocument } from '../reading/plan-document.ts';
import { heading, list } from '../sections/blocks.ts';
import { readWhatShipped, type Shipped } from '../sections/what-shipped.ts';

export interface ShippedChange {
  readonly records: readonly ListItem[];
  readonly summary: Paragraph | null;
  /** The summary that is there goes, or gives way to the new one. */
  readonly dropsSummary?: boolean;
}

/**
 * Adds records, and the summary of a complete phase directly above all of them, under the phase's "What shipped".
 * The heading is written again where somebody deleted it.
 */
export function shippedEdits(
  plan: PlanDocument,
  phase: PhaseSection,
  { records, summary, dropsSummary = false }: ShippedChange,
): Edit[] {
  const blocks = plan.tree.children.slice(phase.start, phase.end);
  const shipped = readWhatShipped(blocks);
  if (dropsSummary && shipped.summary !== null) {
    const old = shipped.summary;
    const edits = summary === null ? removeNode(plan, old) : replaceNode(plan, old, [summary]);
    return [...edits, ...shippedEdits(plan, phase, { records, summary: null })];
  }
  if (records.length === 0 && summary === null) return [];
  const above: RootContent[] = summary === null ? [] : [summary];
  if (shipped.heading === null) {
    const last = lastBlock(blocks) ?? phase.heading;
    if (last === null) throw new EditRefused('not-in-document', 'The plan has no place for a record.');
    const below = records.length > 0 ? [list(records)] : [];
    return insertAfter(plan, last, [heading(3, prose`What shipped`), ...above, ...below]);
  }
  if (records.length > 0 && shipped.placeholder !== null) {
    return replaceNode(plan, shipped.placeholder, [...above, list(records)]);
  }
  const last = lastBlock(shipped.blocks) ?? shipped.heading;
  if (records.length > 0 && last === shipped.heading)
    return insertAfter(plan, last, [...above, list(records)]);
  return [...insertAfter(plan, shipped.heading, above), ...recordEdits(plan, shipped, last, records)];
}

function recordEdits(
  plan: PlanDocument,
  shipped: Shipped,
  last: RootContent,
  records: readonly ListItem[],
): Edit[] {
  if (records.length === 0) return [];
  const lastRecord = shipped.records.at(-1);
  if (lastRecord !== undefined) return insertAfter(plan, lastRecord.item, records);
  // A list behind a list would become one with it: so be it, in one list.
  const item = last.type === 'list' ? last.children.at(-1) : undefined;
  return item === undefined ? insertAfter(plan, last, [list(records)]) : insertAfter(plan, item, records);
}
