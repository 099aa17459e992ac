import type { ListItem, Paragraph } from 'mdast';
import { apply } from '../../markdown/apply.ts';
import type { Edit } from '../../markdown/edit.ts';
import { EditRefused } from '../../markdown/edit-refused.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { replaceBlock } from '../../markdown/replace-block.ts';
import { walk } from '../../markdown/walk.ts';
import { linksTo } from '../links-to.ts';
import type { PhaseSection, PlanDocument, TaskLine } from '../reading/plan-document.ts';
import { progress } from '../reading/read-progress.ts';
import { closingEdits } from '../records/closing-edits.ts';
import { ledgerEdits, ledgerHas, pullEntry } from '../records/ledger.ts';
import { recordsOfPhase } from '../records/phase-records.ts';
import { phaseSummary, type RecordFacts } from '../records/phase-summary.ts';
import { renewClosing } from '../records/renew-closing.ts';
import { shippedEdits } from '../records/shipped-edits.ts';
import { renderProgress } from '../render-progress.ts';

/** A record that this edit adds. */
export interface NewRecord {
  readonly phase: PhaseSection;
  readonly item: ListItem;
  readonly facts: RecordFacts;
  /** Ids of tasks that it ticks or names. */
  readonly tasks: readonly string[];
}

export interface PlanChange {
  /** Ids that this edit ticks. */
  readonly ticked: ReadonlySet<string>;
  /** Ids that this edit unticks. */
  readonly unticked?: ReadonlySet<string>;
  readonly edits: readonly Edit[];
  /** Edits that are left out should the whole be refused with them: suffixes of lines that people left half-open. */
  readonly optional: readonly Edit[];
  readonly records: readonly NewRecord[];
  readonly ledger: readonly string[];
}

/**
 * Completes an edit with all that follows from it: records, summaries of phases that are complete now, the progress
 * block, the ledger. One splice of the whole, proven by one parse.
 */
export function finishEdit(
  plan: PlanDocument,
  change: PlanChange,
): { readonly source: string; readonly phasesCompleted: number[] } {
  const unticked = change.unticked ?? new Set<string>();
  const before = progress(plan);
  const after = progress(plan, change.ticked, unticked);
  const complete = new Set(after.filter((phase) => phase.state === 'complete').map((phase) => phase.number));
  const edits = [...change.edits];
  const summarized = new Set<PhaseSection>();
  for (const phase of plan.phases) {
    const records = change.records.filter((record) => record.phase === phase);
    const isTouched =
      records.length > 0 || [...phase.tasks, ...phase.criteria].some((line) => change.ticked.has(line.id));
    const isOpenAgain = !complete.has(phase.number) && phase.summary !== null;
    const isStale =
      phase.summary !== null && (isOpenAgain || records.length > 0) && isOurSummary(plan, phase);
    const isSummarized = complete.has(phase.number) && isTouched && (phase.summary === null || isStale);
    const summary = isSummarized ? summaryOf(plan, phase, change.records) : null;
    if (isSummarized) summarized.add(phase);
    const items = records.map((record) => record.item);
    edits.push(...shippedEdits(plan, phase, { records: items, summary, dropsSummary: isStale }));
  }
  const phases = plan.phases.map((phase) => ({ phase, records: recordsWith(plan, phase, change.records) }));
  const isWhole = after.every((phase) => phase.state === 'complete');
  const ended = phases.filter(({ phase }) => summarized.has(phase));
  if (ended.length > 0) edits.push(...closingEdits(plan, ended, isWhole ? phases : null, change.ticked));
  if (plan.progress !== null)
    edits.push(...replaceBlock(plan, 'progress', renderProgress(plan, change.ticked, unticked)));
  edits.push(...ledgerEdits(plan, plan.ledger, change.ledger));
  const phasesCompleted = before
    .filter((phase) => phase.state !== 'complete' && complete.has(phase.number))
    .map((phase) => phase.number ?? 1);
  const source = renewClosing(plan, applyMost(plan, edits, change.optional));
  return { source, phasesCompleted };
}

/** What shipped in a phase, with what this edit adds. */
function recordsWith(plan: PlanDocument, phase: PhaseSection, records: readonly NewRecord[]): RecordFacts[] {
  const ids = new Set(phase.tasks.map((task) => task.id));
  const added = records
    .filter((record) => record.phase === phase || record.tasks.some((id) => ids.has(id)))
    .map((record) => record.facts);
  return [...recordsOfPhase(plan, phase), ...added];
}

/** A task of this phase may have been ticked by a pull request that is recorded under another, or no more. */
function summaryOf(plan: PlanDocument, phase: PhaseSection, records: readonly NewRecord[]): Paragraph {
  const withPull = new Set([
    ...phase.tasks.filter((task) => isMarked(plan, task)).map((task) => task.id),
    ...records.flatMap((record) => record.tasks),
  ]);
  return phaseSummary(phase, recordsWith(plan, phase, records), withPull);
}

/** Nobody changed the summary since it was written: what it says of the phase may be said anew. */
function isOurSummary(plan: PlanDocument, phase: PhaseSection): boolean {
  return phase.summary !== null && nodeText(phase.summary) === nodeText(summaryOf(plan, phase, []));
}

/** Whether the line says which pull request ticked it: its link may stand in the text too, so the ledger decides. */
function isMarked({ ledger, phases }: PlanDocument, { item }: TaskLine): boolean {
  let found = phases.some((phase) => phase.records.some((record) => linksTo(item, record.url)));
  walk(item, (node) => {
    const number = node.type === 'link' ? /\/pull\/(\d+)$/.exec(node.url)?.[1] : undefined;
    if (number !== undefined && ledgerHas(ledger, pullEntry(Number(number)))) found = true;
  });
  return found;
}

function applyMost(plan: PlanDocument, edits: readonly Edit[], optional: readonly Edit[]): string {
  try {
    return apply(plan, [...edits, ...optional]).source;
  } catch (error) {
    if (!(error instanceof EditRefused) || optional.length === 0) throw error;
    return apply(plan, edits).source;
  }
}
