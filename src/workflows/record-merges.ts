import type { Config } from '../config/config.ts';
import { UserError } from '../errors.ts';
import { recordCommitMessage } from '../messages/commit-message.ts';
import type { MergedPull } from '../plan/merged-pull.ts';
import { findPlansNamed, type NamedPlan } from './find-plans-named.ts';
import { planUrl } from './plan-url.ts';
import type { EditsPlans, MergeRecord } from './ports/planning.ts';
import {
  type Comments,
  type Commits,
  type IssueReading,
  type PlanText,
  type PullReading,
  type ReadsRepository,
  type RepositoryReading,
  StaleHead,
} from './ports/repository.ts';
import { readConfig } from './read-config.ts';
import { sayBrokenPlan } from './say-broken-plan.ts';
import { updateSticky } from './update-sticky.ts';

export interface RecordMergesPorts {
  readonly repository: ReadsRepository & Commits & Comments;
  readonly plans: EditsPlans;
}

export interface RecordMergesRequest {
  readonly pulls: readonly number[];
  /** Numbers that may be plans' issues. */
  readonly mentioned: readonly number[];
}

/** Times that a moved default branch is read and written again (design, section 9). */
const MOST_TRIES = 5;
/** Plans that one pull request can be for. */
const MOST_PLANS = 10;

/** Every plan that a merged pull request names is brought up to date: one commit for all, one comment a plan. */
export async function recordMerges(ports: RecordMergesPorts, request: RecordMergesRequest): Promise<void> {
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
  const reading = await readWithPlans(ports.repository, request);
  if (reading.repository.isArchived || reading.repository.headOid === null) return;
  const merged = [...reading.pulls.values()].filter(
    (pull) => pull.baseRef === reading.repository.defaultBranch,
  );
  const edits: PlanEdit[] = [];
  for (const issue of reading.issues.values()) {
    const edit = await editPlan(ports, reading, issue, merged);
    if (edit !== null) edits.push(edit);
  }
  const changed = edits.filter((edit) => edit.record.source !== edit.plan.source);
  if (changed.length > 0) {
    await ports.repository.commit({
      branch: reading.repository.defaultBranch,
      expectedHeadOid: reading.repository.headOid,
      files: changed.map(({ plan, record }) => ({ path: plan.path, content: record.source })),
      message: recordCommitMessage(
        changed.map(({ issue, record }) => ({
          issue: issue.number,
          recorded: record.recorded,
          ticked: record.ticked,
        })),
      ),
    });
  }
  for (const { issue, plan, record } of edits) {
    const url = planUrl(reading, plan.path);
    await updateSticky(ports, { issue, source: record.source, url });
  }
}

interface PlanEdit {
  readonly issue: IssueReading;
  readonly plan: PlanText;
  readonly record: MergeRecord;
}

/**
 * The numbers in the event's text usually name all plans; commits and closing references may name more, which
 * costs a second request.
 */
async function readWithPlans(
  repository: ReadsRepository,
  request: RecordMergesRequest,
): Promise<RepositoryReading> {
  const reading = await repository.read({ issues: request.mentioned, pulls: request.pulls });
  const more = [...reading.pulls.values()]
    .flatMap((pull) => namedNumbers(pull))
    .filter((number) => !request.mentioned.includes(number));
  if (more.length === 0) return reading;
  return repository.read({ issues: [...new Set([...request.mentioned, ...more])], pulls: request.pulls });
}

function namedNumbers(pull: PullReading): number[] {
  const { merged } = pull;
  if (merged === null) return [];
  const named = findPlansNamed(merged).map((reference) => reference.issue);
  return named.slice(0, MOST_PLANS);
}

/** Null where the plan is missing, paused, unreadable or not meant. */
async function editPlan(
  ports: RecordMergesPorts,
  reading: RepositoryReading,
  issue: IssueReading,
  pulls: readonly PullReading[],
): Promise<PlanEdit | null> {
  const { plan } = issue;
  if (plan === null) return null;
  const merges = pulls.flatMap(({ merged }) => {
    if (merged === null || isOlder(merged, issue)) return [];
    const reference = findPlansNamed(merged).find((each) => each.issue === issue.number);
    return reference ? [{ pull: merged, tasks: tasksDone(reference, plan.source) }] : [];
  });
  if (merges.length === 0) return null;
  const config: Config | null = await readConfig(ports.repository, reading, issue);
  if (config === null) return null;
  const home = { repositoryUrl: reading.repository.url, planPath: plan.path };
  try {
    return { issue, plan, record: await ports.plans.recordMerges(plan.source, merges, home) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    await sayBrokenPlan(ports.repository, issue, error, planUrl(reading, plan.path));
    return null;
  }
}

/** What was merged before the plan was proposed cannot mean its tasks: the issue was opened again, or planned anew. */
function isOlder(merged: MergedPull, { planPull }: IssueReading): boolean {
  return planPull?.isMerged === true && merged.mergedAt < planPull.openedAt;
}

/** A small plan is completed by a merged pull request that closes its issue; a larger one by its tasks alone. */
function tasksDone(named: NamedPlan, source: string): readonly string[] | 'all' {
  const isSmall = /^tier: small\s*$/m.test(source.slice(0, FRONT_MATTER_CHARACTERS));
  return named.isClosed && named.tasks.length === 0 && isSmall ? 'all' : named.tasks;
}

const FRONT_MATTER_CHARACTERS = 1_000;
