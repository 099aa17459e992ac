import { appendToItem } from '../../markdown/append-to-item.ts';
import { setChecked } from '../../markdown/set-checked.ts';
import { finishEdit } from '../edits/finish-edit.ts';
import { readPlan } from '../reading/read.ts';
import { awaitedCriteria, freshVerdict, isUnderWay } from './awaited-criteria.ts';
import type { BranchHistory } from './branch-history.ts';
import { renderCheckMark } from './check-mark.ts';
import { checkEntry } from './ledger.ts';

export interface RecordedChecks {
  /** The same text as before where nothing was to do. */
  readonly source: string;
  readonly ticked: readonly string[];
  /** Exit criteria that were proven, and whose check failed since. */
  readonly unticked: readonly string[];
  readonly phasesCompleted: readonly number[];
  /** Names of the checks that can change this plan from now on. */
  readonly awaits: readonly string[];
}

export interface CheckReading {
  /** The default branch with what checks said of its newest commits. */
  readonly history: BranchHistory;
  /** Does nothing while some of the checks run still, so that the checks of one push end in one commit. */
  readonly isPatient: boolean;
}

/**
 * Ticks the exit criteria that checks of the default branch prove, on the merge commit or a later one that contains
 * it, and unticks those whose check failed afterwards; both with a link. What a person unticked stays so, and what is
 * in the ledger is not applied again. Throws UserError where the text is no plan.
 */
export function recordChecks(source: string, { history, isPatient }: CheckReading): RecordedChecks {
  const plan = readPlan(source);
  const awaited = awaitedCriteria(plan, history);
  const awaits = [...new Set(awaited.flatMap((one) => one.names))];
  const nothing = { source, ticked: [], unticked: [], phasesCompleted: [], awaits };
  if (isPatient && isUnderWay(awaited)) return nothing;
  const changes = awaited.flatMap((one) => {
    const verdict = freshVerdict(plan, one);
    return verdict === null ? [] : [{ criterion: one.criterion, verdict }];
  });
  if (changes.length === 0) return nothing;
  const idsOf = (conclusion: string): string[] =>
    changes.flatMap(({ criterion, verdict }) => (verdict.conclusion === conclusion ? [criterion.id] : []));
  const ticked = idsOf('success');
  const unticked = idsOf('failure');
  const finished = finishEdit(plan, {
    ticked: new Set(ticked),
    unticked: new Set(unticked),
    edits: changes.flatMap(({ criterion }) => setChecked(plan, criterion.item, !criterion.checked)),
    optional: changes.flatMap(({ criterion, verdict }) =>
      appendToItem(plan, criterion.item, renderCheckMark(verdict)),
    ),
    records: [],
    ledger: changes.flatMap(({ verdict }) => verdict.runs.map((run) => checkEntry(run.sha, run.name))),
  });
  return { ...finished, ticked, unticked, awaits };
}
