import type { CriterionLine, PhaseSection, PlanDocument } from '../reading/plan-document.ts';
import type { BranchCommit } from './branch-history.ts';
import { type BranchHistory, containsCommit, mainLine } from './branch-history.ts';
import { readCheckMark } from './check-mark.ts';
import { type CheckVerdict, jointVerdict, PLAN_CHECK, runsOf } from './check-verdict.ts';
import { checkEntry, ledgerHas } from './ledger.ts';
import { recordsOfPhase } from './phase-records.ts';

/** An exit criterion that checks can change now. */
export interface AwaitedCriterion {
  readonly criterion: CriterionLine;
  readonly names: readonly string[];
  /** Commits whose checks count: those that contain all that shipped in the phase, newest first. */
  readonly commits: readonly BranchCommit[];
}

/**
 * The exit criteria whose checks matter now. Open ones count once all tasks of their phase are done: passing tests
 * prove nothing about work that is not there. Those that a check ticked count until the phase is settled, for it may
 * fail yet. What a person unticked is theirs.
 */
export function awaitedCriteria(plan: PlanDocument, history: BranchHistory): AwaitedCriterion[] {
  if (plan.paused) return [];
  const line = mainLine(history);
  return plan.phases.flatMap((phase) => {
    const tasks = phase.tasks.filter((task) => !task.struck);
    if (tasks.length === 0 || !tasks.every((task) => task.checked)) return [];
    const commits = commitsThatCount(plan, phase, history, line);
    return phase.criteria.flatMap((criterion) => {
      if (criterion.struck || criterion.proof?.kind !== 'check') return [];
      const names = criterion.proof.names.filter((name) => name !== PLAN_CHECK);
      const mark = readCheckMark(criterion.item);
      const isOpen = criterion.checked ? mark === 'passed' : mark !== 'passed';
      if (names.length === 0 || !isOpen) return [];
      const isClosed = criterion.checked && isSettled(phase);
      const counting = isClosed ? provingCommit(plan, commits, { names, history }) : commits;
      return [{ criterion, names, commits: counting }];
    });
  });
}

/** The gate was passed, or there is none and nothing is open: what breaks later is other work's. */
function isSettled({ checkpoint, criteria }: PhaseSection): boolean {
  if (checkpoint !== null && !checkpoint.struck) return checkpoint.checked;
  return criteria.every((criterion) => criterion.checked || criterion.struck);
}

/**
 * The first commit in the ledger that contains what shipped: later ones proved other phases, by the same check. One that
 * is older than what was read is left alone.
 */
function provingCommit(
  { ledger }: PlanDocument,
  commits: readonly BranchCommit[],
  { names, history }: { readonly names: readonly string[]; readonly history: BranchHistory },
): BranchCommit[] {
  for (const entry of ledger.entries) {
    const sha = /^check\/([^/]+)\//.exec(entry)?.[1] ?? '';
    const isNamed = names.some(
      (name) => entry === checkEntry(sha, name) || entry.startsWith(checkEntry(sha, `${name} (`)),
    );
    if (sha === '' || !isNamed) continue;
    const found = commits.find(
      (commit) => commit.oid === sha || commit.checks.some((check) => check.sha === sha),
    );
    if (found !== undefined) return [found];
    if (!history.some((commit) => commit.oid === sha)) return [];
  }
  return [];
}

/** Where no commit is known of what shipped, only the head surely contains it. */
function commitsThatCount(
  plan: PlanDocument,
  phase: PhaseSection,
  history: BranchHistory,
  line: readonly BranchCommit[],
): readonly BranchCommit[] {
  const records = recordsOfPhase(plan, phase);
  const merges = records.flatMap((record) => record.commit ?? []);
  if (merges.length === 0 || merges.length < records.length) {
    const days = records.flatMap((record) => record.date ?? []).toSorted();
    const day = days.at(-1) ?? '';
    return line.filter(
      (commit, index) => index === 0 || (day !== '' && commit.committedAt.slice(0, 10) > day),
    );
  }
  return line.filter((commit) => merges.every((merge) => containsCommit(history, commit.oid, merge)));
}

/** What the checks of a criterion say, where that is not applied yet; null where there is nothing to do. */
export function freshVerdict(
  plan: PlanDocument,
  { criterion, names, commits }: AwaitedCriterion,
): CheckVerdict | null {
  const verdict = jointVerdict(names, commits);
  if (verdict === null || (verdict.conclusion === 'success') === criterion.checked) return null;
  if (verdict.conclusion === 'failure') return criterion.checked ? verdict : null;
  const isTakenBack = readCheckMark(criterion.item) === null;
  const isApplied = verdict.runs.every((run) => ledgerHas(plan.ledger, checkEntry(run.sha, run.name)));
  return isTakenBack && isApplied ? null : verdict;
}

/** Some of these checks have ended on a commit and others run there still: they end together, in one commit. */
export function isUnderWay(awaited: readonly AwaitedCriterion[]): boolean {
  const names = [...new Set(awaited.flatMap((one) => one.names))];
  const newest = awaited
    .flatMap((one) => one.commits)
    .find(({ checks }) => names.some((name) => runsOf(name, checks).length > 0));
  if (newest === undefined) return false;
  return names.some((name) => runsOf(name, newest.checks).some((run) => run.conclusion === 'pending'));
}
