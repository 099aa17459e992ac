import type { Config } from '../config/config.ts';
import { UserError } from '../errors.ts';
import {
  checksCommitMessage,
  otherPlansCommitMessage,
  recordCommitMessage,
  withLines,
} from '../messages/commit-message.ts';
import { otherPlanLines } from '../messages/other-plans.ts';
import { withHeadChecks } from '../plan/records/branch-history.ts';
import { PLAN_CHECK } from '../plan/records/check-verdict.ts';
import type { LandedChange } from '../plan/records/merged-pull.ts';
import type { CheckReading } from '../plan/records/record-checks.ts';
import type { Merge, RecordedMerges } from '../plan/records/record-merges.ts';
import { isRevert } from '../plan/records/reverts.ts';
import type { AwaitedChecks } from './awaited-checks.ts';
import { carryOver, united } from './carry-over.ts';
import { findPlansNamed, tasksDone } from './find-plans-named.ts';
import type { KeepsBooks } from './keep-books.ts';
import { isLinkedByHand } from './linked-by-hand.ts';
import { lostEntries } from './lost-entries.ts';
import { planUrl } from './plan-url.ts';
import type { EditsPlans, ReadsChanges, RunsCommands, TicksOtherPlans } from './ports/planning.ts';
import {
  type ClosesIssues,
  type Comments,
  type IssueReading,
  type PullReading,
  type ReadsNamedComments,
  type ReadsOlderComments,
  type ReadsRepository,
  type RepositoryReading,
  StaleHead,
} from './ports/repository.ts';
import { pushedReverts } from './pushed-reverts.ts';
import { isOlder, isWanted, withChanges } from './read-changes.ts';
import { readConfig } from './read-config.ts';
import { type RecordMergesRequest, readToRecord } from './read-to-record.ts';
import { type PlanEdit, recordEdits } from './record-edits.ts';
import {
  changedPlans,
  type OtherPlanEdit,
  pullsTicked,
  pushesTicked,
  recordOtherPlans,
  refusedPlans,
} from './record-other-plans.ts';
import { sayBrokenPlan } from './say-broken-plan.ts';
import { sayOtherFaults } from './say-other-faults.ts';

export interface RecordMergesPorts {
  readonly repository: ReadsRepository &
    ReadsOlderComments &
    ReadsNamedComments &
    KeepsBooks &
    Comments &
    ClosesIssues;
  readonly plans: EditsPlans & TicksOtherPlans & ReadsChanges;
  /** For those that are obeyed again. */
  readonly commands: RunsCommands;
  /** Told what the plans wait for from now on. */
  readonly awaited: AwaitedChecks;
  /** Looks for merges before these, and comes back to these when those are recorded. */
  readonly lookBack?: (() => Promise<void>) | undefined;
}

/** Times that a moved default branch is read and written again (design, section 9). */
const MOST_TRIES = 5;

/**
 * Every plan that a merged pull request names, or that waits for checks, is brought up to date: one commit for all, one
 * comment a plan.
 */
export async function recordMerges(ports: RecordMergesPorts, request: RecordMergesRequest): Promise<void> {
  const { repositoryId } = request.repository;
  const isNews = request.checked.some((end) => ports.awaited.isNews(repositoryId, end));
  if (request.pulls.length + (request.pushed?.length ?? 0) === 0 && !isNews) return;
  await recordAnyway(ports, request);
}

/**
 * The same where nothing is news: a standing pull request that cannot be merged gives way to the next, which has all
 * that it held.
 */
export async function recordAnyway(ports: RecordMergesPorts, request: RecordMergesRequest): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await recordOnce(ports, request);
      return;
    } catch (error) {
      if (!(error instanceof StaleHead) || attempt >= MOST_TRIES) throw error;
    }
  }
}

async function recordOnce(ports: RecordMergesPorts, request: RecordMergesRequest): Promise<void> {
  const { reading: asRead, pushed: reverts } = await readToRecord(ports, request);
  if (asRead.repository.isArchived || asRead.repository.headOid === null) return;
  const { lookBack } = ports;
  const isMissing = [...asRead.pulls.values()].some((pull) => isWanted(asRead, pull));
  if (lookBack !== undefined && isMissing) return lookBack();
  const reading = await withChanges(ports.plans, request.repository, asRead);
  const merged = [...reading.pulls.values()].filter(
    (pull) => pull.baseRef === reading.repository.defaultBranch,
  );
  const history = withHeadChecks(
    reading.history,
    merged.flatMap((pull) => pull.merged ?? []),
    PLAN_CHECK,
  );
  const checks = {
    history,
    isPatient: request.pulls.length === 0 && request.checked.some((end) => end.conclusion !== null),
  };
  const pushed = pushedReverts(reading, reverts);
  const edits: RecordedEdit[] = [];
  for (const issue of reading.issues.values()) {
    const edit = await editPlan(
      ports,
      { ...reading, history },
      { issue, pulls: merged, pushed, checks, request },
    );
    if (edit !== null) edits.push(edit);
  }
  const others = await recordOtherPlans(ports.plans, reading, pushed);
  const changed = changedPlans(reading, others);
  const refusal = await recordEdits(ports, reading, edits, messageOf(edits, others), changed);
  await sayOtherFaults(ports.repository, reading, refusal === null ? others : refusedPlans(others, refusal));
  ports.awaited.saw(request.repository.repositoryId, reading.history);
  for (const { issue, record } of edits) {
    ports.awaited.learn(request.repository.repositoryId, issue.number, record.awaits);
  }
}

interface RecordedEdit extends PlanEdit {
  readonly record: RecordedMerges;
}

function messageOf(edits: readonly RecordedEdit[], others: readonly OtherPlanEdit[]): string {
  const plans = edits
    .filter((edit) => edit.source !== edit.plan.source)
    .map(({ issue, record }) => ({ issue: issue.number, ...record }));
  const hasMerges = plans.some((plan) => plan.recorded.length + plan.pushed.length > 0);
  const lines = otherPlanLines(others.map(({ path, record }) => ({ path, ticked: record.ticked })));
  if (plans.length === 0 && lines.length > 0) {
    return otherPlansCommitMessage(others.flatMap(pullsTicked), others.flatMap(pushesTicked), lines);
  }
  return withLines(hasMerges ? recordCommitMessage(plans) : checksCommitMessage(plans), lines);
}

interface ToRecord {
  readonly issue: IssueReading;
  readonly pulls: readonly PullReading[];
  readonly pushed: readonly LandedChange[];
  readonly checks: CheckReading;
  readonly request: RecordMergesRequest;
}

/** Null where the plan is missing, unreadable or not meant. */
async function editPlan(
  ports: RecordMergesPorts,
  reading: RepositoryReading,
  { issue, pulls, pushed, checks, request }: ToRecord,
): Promise<RecordedEdit | null> {
  const { plan } = issue;
  if (plan === null) return null;
  const merges = pulls.flatMap(({ merged }): Merge[] => {
    if (merged === null || isOlder(merged, issue)) return [];
    const reference = findPlansNamed(merged).find((each) => each.issue === issue.number);
    if (reference)
      return [{ pull: merged, tasks: tasksDone(reference, plan.source), phases: reference.phases }];
    const isLinked = isLinkedByHand(plan.source, merged.number);
    return isLinked || isRevert(merged) ? [{ pull: merged, tasks: null }] : [];
  });
  merges.push(...pushed.map((pull): Merge => ({ pull, tasks: null })));
  const lost = lostEntries(reading, issue);
  if (merges.length + lost.length === 0 && request.checked.length === 0) return null;
  const config: Config | null = await readConfig(ports.repository, reading, issue);
  if (config === null) return null;
  const home = { repositoryUrl: reading.repository.url, planPath: plan.path };
  try {
    const carried = await carryOver(ports, reading, { issue, plan, lost, merges, home, checks, config });
    const record = await ports.plans.recordMerges(carried.source, merges, home, checks);
    const all = united([...carried.records, record]);
    return { issue, plan, source: record.source, config, record: all, unable: carried.unable };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await sayBrokenPlan(ports.repository, issue, error, planUrl(reading, plan.path));
    return null;
  }
}
