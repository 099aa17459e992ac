import { appendToItem } from '../../markdown/append-to-item.ts';
import type { Edit } from '../../markdown/edit.ts';
import { setChecked } from '../../markdown/set-checked.ts';
import { finishEdit, type NewRecord } from '../edits/finish-edit.ts';
import { foreignText, webLink } from '../foreign-text.ts';
import type { PlanHome } from '../issue.ts';
import { linksTo } from '../links-to.ts';
import type { Prose } from '../plan.ts';
import { prose } from '../prose.ts';
import type { CriterionLine, PhaseSection, PlanDocument, TaskLine } from '../reading/plan-document.ts';
import { readPlan } from '../reading/read.ts';
import { progress } from '../reading/read-progress.ts';
import { PLAN_CHECK } from './check-verdict.ts';
import { pullDrift } from './drift.ts';
import { landedEntry, ledgerHas, pullEntry, pushEntry } from './ledger.ts';
import type { LandedChange, MergedPull } from './merged-pull.ts';
import type { ClosedPhase } from './phase-closed.ts';
import { withPhases } from './phase-tasks.ts';
import { withLinks } from './pull-links.ts';
import { factsOf, type PullTasks, pullRecord } from './pull-record.ts';
import { type CheckReading, type RecordedChecks, recordChecks } from './record-checks.ts';
import { recordRevert } from './record-revert.ts';
import { isRevert } from './reverts.ts';

export interface Merge {
  /** A commit that was pushed without a pull request counts only where it reverts what the plan records. */
  readonly pull: LandedChange;
  /**
   * Ids that the evidence names; `all` where it completes the plan; none where it names the plan alone. Null where it
   * does not name the plan: then it counts only where it reverts what the plan records.
   */
  readonly tasks: readonly string[] | 'all' | null;
  /** Phases whose open tasks are done by it too. */
  readonly phases?: readonly ClosedPhase[];
}

export interface RecordedMerges extends RecordedChecks {
  /** Numbers of the pull requests that were recorded now. */
  readonly recorded: readonly number[];
  /** Ids of commits pushed without a pull request that were recorded now. */
  readonly pushed: readonly string[];
}

/**
 * Records merged pull requests in a plan: ticks the tasks they name, writes What shipped, ticks the exit criteria that
 * checks of the default branch prove by now, renders progress. A pull request in the ledger, or under What shipped, is never applied again,
 * so what people took back since stays so. A paused plan is left as it is. Throws UserError where the text is no plan, or an edit cannot be proven.
 */
export function recordMerges(
  source: string,
  merges: readonly Merge[],
  home: PlanHome,
  checks: CheckReading = NO_CHECKS,
): RecordedMerges {
  const plan = readPlan(source);
  const fresh = freshMerges(plan, merges).map(({ pull, tasks, phases }) => ({
    pull,
    tasks: withPhases(plan, tasks, phases, home.repositoryUrl),
  }));
  if (plan.paused || fresh.length === 0) {
    return { recorded: [], pushed: [], ...recordChecks(source, checks) };
  }
  const steps = inSteps(
    fresh.map(({ pull, tasks }) => ({
      pull,
      tasks: pull.number === null ? null : withLinks(plan, pull.number, tasks),
    })),
  );
  let done = nothing(source);
  for (const step of steps) done = both(done, recordStep(readPlan(done.source), step));
  const checked = recordChecks(done.source, {
    ...checks,
    isPatient: checks.isPatient && done.source === source,
  });
  return { ...both(done, { ...checked, recorded: [], pushed: [] }), awaits: checked.awaits };
}

type Recorded = Omit<RecordedMerges, 'awaits'>;

function both(first: Recorded, then: Recorded): Recorded {
  return {
    source: then.source,
    recorded: [...first.recorded, ...then.recorded],
    pushed: [...first.pushed, ...then.pushed],
    ticked: [...first.ticked, ...then.ticked],
    unticked: [...first.unticked, ...then.unticked],
    phasesCompleted: [...first.phasesCompleted, ...then.phasesCompleted],
  };
}

/** Merges side by side are one edit; a revert is one of its own, as it may be of what came just before it. */
function inSteps(merges: readonly Merge[]): Merge[][] {
  const steps: Merge[][] = [];
  for (const merge of merges) {
    const last = steps.at(-1);
    const isAlone = isRevert(merge.pull) || (last?.[0] !== undefined && isRevert(last[0].pull));
    if (last === undefined || isAlone) steps.push([merge]);
    else last.push(merge);
  }
  return steps;
}

function recordStep(plan: PlanDocument, step: readonly Merge[]): Recorded {
  const [first] = step;
  const reverted = first !== undefined && isRevert(first.pull) ? recordRevert(plan, first.pull) : null;
  if (reverted !== null && first !== undefined) return { ...reverted, ...numbersOf([first.pull]) };
  const named = step.flatMap(({ pull: { number, ...pull }, tasks }) =>
    tasks === null || number === null ? [] : [{ pull: { ...pull, number }, tasks }],
  );
  return named.length === 0 ? nothing(plan.source) : recordNamed(plan, named);
}

function numbersOf(landed: readonly LandedChange[]): Pick<Recorded, 'recorded' | 'pushed'> {
  return {
    recorded: landed.flatMap(({ number }) => number ?? []),
    pushed: landed.flatMap(({ number, mergeCommit }) => (number === null ? (mergeCommit?.oid ?? []) : [])),
  };
}

function nothing(source: string): Recorded {
  return { source, recorded: [], pushed: [], ticked: [], unticked: [], phasesCompleted: [] };
}

interface NamedMerge {
  readonly pull: MergedPull;
  readonly tasks: readonly string[] | 'all';
}

function recordNamed(plan: PlanDocument, merges: readonly NamedMerge[]): Recorded {
  const resolved = merges.map(({ pull, tasks }) => ({ pull, tasks: resolveTasks(plan, tasks) }));
  const named = new Set(resolved.flatMap(({ tasks }) => tasks.known));
  const open = plan.tasks.filter((task) => named.has(task.id) && !task.checked);
  const records = resolved.map(({ pull, tasks }) => newRecord(plan, pull, tasks));
  const proven = provenByRecord(plan, records, named);
  const ticked = [...open, ...proven];
  const mark = planMark(merges.at(-1)?.pull);
  const marks = proven.flatMap((criterion) => appendToItem(plan, criterion.item, mark));
  const finished = finishEdit(plan, {
    ticked: new Set(ticked.map((line) => line.id)),
    edits: ticked.flatMap((line) => setChecked(plan, line.item, true)),
    optional: [...plan.tasks.flatMap((task) => pullMarks(plan, task, resolved)), ...marks],
    records,
    ledger: merges.map(({ pull }) => pullEntry(pull.number)),
  });
  const recorded = numbersOf(merges.map(({ pull }) => pull));
  return { ...finished, ...recorded, ticked: ticked.map((line) => line.id), unticked: [] };
}

const NO_CHECKS: CheckReading = { history: [], isPatient: false };

/** Not recorded yet, each once, in the order they were merged. */
function freshMerges(plan: PlanDocument, merges: readonly Merge[]): Merge[] {
  const recorded = new Set(plan.phases.flatMap((phase) => phase.records.map((record) => record.url)));
  const byEntry = new Map<string, Merge>();
  for (const merge of merges) {
    const entry = landedEntry(merge.pull);
    if (ledgerHas(plan.ledger, entry) || recorded.has(merge.pull.url) || isPushedBefore(plan, merge))
      continue;
    const before = byEntry.get(entry);
    byEntry.set(entry, before === undefined ? merge : { ...merge, tasks: united(before.tasks, merge.tasks) });
  }
  return [...byEntry.values()].sort(
    (a, b) => a.pull.mergedAt.localeCompare(b.pull.mergedAt) || (a.pull.number ?? 0) - (b.pull.number ?? 0),
  );
}

/** A revert whose commits were recorded when they were pushed, before GitHub knew of which pull request they are. */
function isPushedBefore({ ledger }: PlanDocument, { pull }: Merge): boolean {
  if (pull.number === null || !isRevert(pull)) return false;
  const oids = [pull.mergeCommit?.oid ?? '', ...pull.commits.map(({ oid }) => oid)];
  return oids.some((oid) => ledgerHas(ledger, pushEntry(oid)));
}

function united(a: Merge['tasks'], b: Merge['tasks']): Merge['tasks'] {
  if (a === null || b === null) return a ?? b;
  return a === 'all' || b === 'all' ? 'all' : [...new Set([...a, ...b])];
}

function resolveTasks(plan: PlanDocument, tasks: NamedMerge['tasks']): PullTasks {
  if (tasks === 'all') {
    const open = plan.tasks.filter((task) => !task.checked && !task.struck);
    return { known: open.map((task) => task.id), unknown: [], dropped: [] };
  }
  const ids = new Map(plan.tasks.map((task) => [Number(task.id.slice(1)), task]));
  const found = tasks.map((id) => ({
    id,
    task: plan.tasks.find((task) => task.id === id) ?? ids.get(Number(id.slice(1))),
  }));
  const named = new Set(found.flatMap(({ task }) => task ?? []));
  const lines = plan.tasks.filter((task) => named.has(task));
  return {
    known: lines.filter((task) => !task.struck).map((task) => task.id),
    unknown: found.filter(({ task }) => task === undefined).map(({ id }) => foreignText(id, 20)),
    dropped: lines.filter((task) => task.struck).map((task) => task.id),
  };
}

function newRecord(plan: PlanDocument, pull: MergedPull, tasks: PullTasks): NewRecord {
  const drift = pullDrift(plan, pull, tasks.known);
  const facts = factsOf(pull, { drift }, tasks.known);
  const item = pullRecord(pull, tasks, { drift });
  return { phase: phaseFor(plan, tasks.known), item, facts, tasks: tasks.known };
}

/** The phase with most of the tasks; where none is named, the first that is not complete. */
function phaseFor(plan: PlanDocument, ids: readonly string[]): PhaseSection {
  const counted = plan.phases
    .map((phase) => ({ phase, count: phase.tasks.filter((task) => ids.includes(task.id)).length }))
    .toSorted((a, b) => b.count - a.count || (a.phase.number ?? 0) - (b.phase.number ?? 0));
  const [most] = counted;
  const current = progress(plan).find((phase) => phase.state !== 'complete') ?? progress(plan).at(-1);
  const open = plan.phases.find((phase) => phase.number === current?.number);
  const found = most !== undefined && most.count > 0 ? most.phase : (open ?? most?.phase);
  if (found === undefined) throw new Error('a plan has at least one phase');
  return found;
}

function pullMarks(
  plan: PlanDocument,
  task: TaskLine,
  resolved: readonly { readonly pull: MergedPull; readonly tasks: PullTasks }[],
): Edit[] {
  const pulls = resolved.filter(
    ({ pull, tasks }) => tasks.known.includes(task.id) && !linksTo(task.item, pull.url),
  );
  const suffix = pulls.flatMap(({ pull }) => prose` · ${webLink(pull.url, `#${pull.number}`)}`);
  return appendToItem(plan, task.item, suffix);
}

/** Writing the record is what brings the plan up to date: it proves the criteria that ask for nothing else. */
function provenByRecord(
  plan: PlanDocument,
  records: readonly NewRecord[],
  done: ReadonlySet<string>,
): CriterionLine[] {
  return plan.phases.flatMap((phase) => {
    const isRecorded = records.some(
      (record) => record.phase === phase || phase.tasks.some((task) => record.tasks.includes(task.id)),
    );
    const tasks = phase.tasks.filter((task) => !task.struck);
    const isDone = tasks.length > 0 && tasks.every((task) => task.checked || done.has(task.id));
    if (!isRecorded || !isDone) return [];
    return phase.criteria.filter(
      ({ checked, struck, proof }) =>
        !checked && !struck && proof?.kind === 'check' && proof.names.every((name) => name === PLAN_CHECK),
    );
  });
}

function planMark(newest: MergedPull | undefined): Prose {
  if (newest === undefined) return [];
  return prose` · ${webLink(`${newest.url}/checks`, 'recorded')}, ${newest.mergedAt.slice(0, 10)}`;
}
