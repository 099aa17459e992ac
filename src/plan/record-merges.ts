import { appendToItem } from '../markdown/append-to-item.ts';
import type { Edit } from '../markdown/edit.ts';
import { setChecked } from '../markdown/set-checked.ts';
import { finishEdit, type NewRecord } from './finish-edit.ts';
import { foreignText, webLink } from './foreign-text.ts';
import type { PlanHome } from './issue.ts';
import { checkEntry, ledgerHas, pullEntry } from './ledger.ts';
import { linksTo } from './links-to.ts';
import type { EndedCheck, MergedPull } from './merged-pull.ts';
import type { PhaseSection, PlanDocument, TaskLine } from './plan-document.ts';
import { prose } from './prose.ts';
import { PLAN_CHECK, type ProvenCriterion, provenCriteria } from './proven-criteria.ts';
import { type PullTasks, pullRecord } from './pull-record.ts';
import { readPlan } from './read.ts';
import { progress } from './read-progress.ts';

export interface Merge {
  readonly pull: MergedPull;
  /** Ids that the evidence names; `all` where it completes the plan; none where it names the plan alone. */
  readonly tasks: readonly string[] | 'all';
}

export interface RecordedMerges {
  /** The same text as before where nothing was to do. */
  readonly source: string;
  /** Numbers of the pull requests that were recorded now. */
  readonly recorded: number[];
  /** Ids of tasks and exit criteria that were ticked now. */
  readonly ticked: string[];
  readonly phasesCompleted: number[];
}

/**
 * Records merged pull requests in a plan: ticks the tasks they name, writes What shipped, ticks the exit criteria that
 * their checks prove, renders progress. A pull request in the ledger, or under What shipped, is never applied again,
 * so what people took back since stays so. A paused plan is left as it is. Throws UserError where the text is no plan, or an edit cannot be proven.
 */
export function recordMerges(source: string, merges: readonly Merge[], _home: PlanHome): RecordedMerges {
  const plan = readPlan(source);
  const fresh = freshMerges(plan, merges);
  if (plan.paused || fresh.length === 0) return { source, recorded: [], ticked: [], phasesCompleted: [] };
  const resolved = fresh.map(({ pull, tasks }) => ({ pull, tasks: resolveTasks(plan, tasks) }));
  const named = new Set(resolved.flatMap(({ tasks }) => tasks.known));
  const open = plan.tasks.filter((task) => named.has(task.id) && !task.checked);
  const records = resolved.map(({ pull, tasks }) => newRecord(plan, pull, tasks));
  const proven = provenBy(
    plan,
    records,
    named,
    fresh.map(({ pull }) => pull),
  );
  const ticked = [...open, ...proven.map(({ criterion }) => criterion)];
  const marks = proven.flatMap(({ criterion, suffix }) => appendToItem(plan, criterion.item, suffix));
  const finished = finishEdit(plan, {
    ticked: new Set(ticked.map((line) => line.id)),
    edits: ticked.flatMap((line) => setChecked(plan, line.item, true)),
    optional: [...plan.tasks.flatMap((task) => pullMarks(plan, task, resolved)), ...marks],
    records,
    ledger: [
      ...fresh.map(({ pull }) => pullEntry(pull.number)),
      ...proven.flatMap(({ checks }) =>
        checks.filter(isReal).map((check) => checkEntry(check.sha, check.name)),
      ),
    ],
  });
  const recorded = fresh.map(({ pull }) => pull.number);
  return { ...finished, recorded, ticked: ticked.map((line) => line.id) };
}

/** Not recorded yet, each once, in the order they were merged. */
function freshMerges(plan: PlanDocument, merges: readonly Merge[]): Merge[] {
  const recorded = new Set(plan.phases.flatMap((phase) => phase.records.map((record) => record.url)));
  const byNumber = new Map<number, Merge>();
  for (const merge of merges) {
    const { number, url } = merge.pull;
    if (ledgerHas(plan.ledger, pullEntry(number)) || recorded.has(url)) continue;
    const before = byNumber.get(number);
    byNumber.set(
      number,
      before === undefined ? merge : { ...merge, tasks: united(before.tasks, merge.tasks) },
    );
  }
  return [...byNumber.values()].sort(
    (a, b) => a.pull.mergedAt.localeCompare(b.pull.mergedAt) || a.pull.number - b.pull.number,
  );
}

function united(a: Merge['tasks'], b: Merge['tasks']): Merge['tasks'] {
  return a === 'all' || b === 'all' ? 'all' : [...new Set([...a, ...b])];
}

function resolveTasks(plan: PlanDocument, tasks: Merge['tasks']): PullTasks {
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
  const { number, url, title, changedFiles, additions, deletions } = pull;
  const facts = {
    number,
    url,
    title,
    date: pull.mergedAt.slice(0, 10),
    files: changedFiles,
    additions,
    deletions,
  };
  return { phase: phaseFor(plan, tasks.known), item: pullRecord(pull, tasks), facts, tasks: tasks.known };
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

/**
 * The commit that counts is the newest merge: it contains the others. Where a later one is recorded already, its checks
 * would have to speak.
 */
function provenBy(
  plan: PlanDocument,
  records: readonly NewRecord[],
  done: ReadonlySet<string>,
  pulls: readonly MergedPull[],
): ProvenCriterion[] {
  const newest = pulls.at(-1);
  if (newest === undefined) return [];
  const day = newest.mergedAt.slice(0, 10);
  return plan.phases.flatMap((phase) => {
    if (phase.records.some((record) => record.date !== null && record.date > day)) return [];
    const isRecorded = records.some(
      (record) => record.phase === phase || phase.tasks.some((task) => record.tasks.includes(task.id)),
    );
    const checks = isRecorded ? [...newest.checks, planCheck(newest)] : newest.checks;
    return provenCriteria(phase, (id) => done.has(id), checks);
  });
}

/** Writing the record is what brings the plan up to date. */
function planCheck(pull: MergedPull): EndedCheck {
  const sha = pull.mergeCommit?.oid ?? '';
  return { name: PLAN_CHECK, conclusion: 'success', url: `${pull.url}/checks`, sha, endedAt: pull.mergedAt };
}

function isReal(check: EndedCheck): boolean {
  return check.name !== PLAN_CHECK;
}
