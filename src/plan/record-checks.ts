import { appendToItem } from '../markdown/append-to-item.ts';
import { setChecked } from '../markdown/set-checked.ts';
import { finishEdit } from './finish-edit.ts';
import { checkEntry, ledgerHas } from './ledger.ts';
import type { EndedCheck } from './merged-pull.ts';
import type { PlanDocument } from './plan-document.ts';
import { type ProvenCriterion, provenCriteria } from './proven-criteria.ts';
import { readPlan } from './read.ts';

export interface RecordedChecks {
  /** The same text as before where nothing was to do. */
  readonly source: string;
  readonly ticked: string[];
  readonly phasesCompleted: number[];
}

/**
 * Ticks the exit criteria that checks prove which ended after the merge was recorded. `checks` are all that have ended
 * on each commit, and the commits contain the merges. What is in the ledger is not applied again.
 */
export function recordChecks(source: string, checks: readonly EndedCheck[]): RecordedChecks {
  const plan = readPlan(source);
  const proven = new Map<string, ProvenCriterion>();
  for (const ofCommit of Map.groupBy(checks, (check) => check.sha).values()) {
    for (const phase of plan.phases) {
      for (const one of provenCriteria(phase, () => false, ofCommit)) {
        if (!isApplied(plan, one)) proven.set(one.criterion.id, one);
      }
    }
  }
  if (proven.size === 0) return { source, ticked: [], phasesCompleted: [] };
  const found = [...proven.values()];
  const finished = finishEdit(plan, {
    ticked: new Set(proven.keys()),
    edits: found.flatMap(({ criterion }) => setChecked(plan, criterion.item, true)),
    optional: found.flatMap(({ criterion, suffix }) => appendToItem(plan, criterion.item, suffix)),
    records: [],
    ledger: found.flatMap((one) => one.checks.map((check) => checkEntry(check.sha, check.name))),
  });
  return { ...finished, ticked: [...proven.keys()] };
}

function isApplied(plan: PlanDocument, { checks }: ProvenCriterion): boolean {
  return checks.every((check) => ledgerHas(plan.ledger, checkEntry(check.sha, check.name)));
}
