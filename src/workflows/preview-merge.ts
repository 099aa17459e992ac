import { createHash } from 'node:crypto';
import type { Config } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import { RetryLater, UserError } from '../errors.ts';
import type { LintedPlan } from '../messages/check-run-output.ts';
import {
  type PreviewedOtherPlan,
  type PreviewedPlan,
  pullCheckOutput,
} from '../messages/pull-check-output.ts';
import type { MergedPull } from '../plan/records/merged-pull.ts';
import { unifiedDiff } from '../plan/records/unified-diff.ts';
import { findPlansNamed, type NamedPlan, tasksDone } from './find-plans-named.ts';
import { isLinkedByHand } from './linked-by-hand.ts';
import { lintPlans } from './lint-plans.ts';
import type { PreviewsMerges, ReadsChanges, TicksOtherPlans } from './ports/planning.ts';
import type {
  CheckAnnotation,
  CheckOutput,
  ChecksHeads,
  PullReading,
  ReadsRepository,
  ReadsTrees,
  RepositoryReading,
  RepositoryRef,
} from './ports/repository.ts';
import { withChanges } from './read-changes.ts';
import { readWithPlans } from './read-with-plans.ts';
import { otherPlansOf, previewOtherPlans } from './record-other-plans.ts';

export interface PreviewMergePorts {
  readonly repository: ReadsRepository & ReadsTrees & ChecksHeads;
  readonly plans: PreviewsMerges & ReadsChanges & TicksOtherPlans;
  /** `YYYY-MM-DD` in UTC: the record of a merge holds its date. */
  readonly today: () => string;
}

export interface PreviewMergeRequest {
  readonly repository: RepositoryRef;
  readonly pull: number;
  /** Its head as the event says; the reading shows where it is now. */
  readonly headOid: string;
  /** Numbers that may be plans' issues. */
  readonly mentioned: readonly number[];
  /** Files that may be plans of others, to save a request. */
  readonly files?: readonly string[];
  /** Somebody asked for the check run again: it is drawn though nothing changed. */
  readonly again: boolean;
}

/**
 * The check run Planwright on an open pull request: the edit that merging it makes to each plan it names. It stands
 * only where there is something to say, or was; what stands there already is not written again.
 */
export async function previewMerge(ports: PreviewMergePorts, request: PreviewMergeRequest): Promise<void> {
  const reading = await readNamed(ports.repository, request);
  const pull = reading.pulls.get(request.pull);
  if (!pull?.isOpen || reading.repository.isArchived) return;
  const config = readableConfig(reading.config);
  if (pull.baseRef !== reading.repository.defaultBranch || config === null) return;
  const { head } = reading;
  if (head === null) throw new RetryLater('GitHub does not show the head of the pull request yet', 2_000);
  const linted = await lintPlans(ports, head.plans, config);
  const blocksEarly = config.entry === 'block';
  const whole = await withChanges(ports.plans, request.repository, reading);
  const plans = await previewPlans(ports, whole, whole.pulls.get(pull.number) ?? pull);
  const others = await previewOthers(ports, whole, pull);
  const check = { plans, linted, others, blocksEarly };
  const isSilent = plans.length + linted.length + others.length === 0;
  if (isSilent && head.checkedAs === null) return;
  const output = { ...pullCheckOutput(check), annotations: linted.flatMap(annotationsOf) };
  const externalId = checkName(request.pull, output);
  if (head.checkedAs === externalId && !request.again) return;
  await ports.repository.check({
    repositoryId: reading.repository.id,
    headOid: head.oid,
    externalId,
    output,
  });
}

/** With the plans that it names; those of other tools as their files are on the default branch. */
async function readNamed(
  repository: ReadsRepository,
  { mentioned, pull, headOid, files = [] }: PreviewMergeRequest,
): Promise<RepositoryReading> {
  const asked = { issues: mentioned, pulls: [pull], head: { pull, oid: headOid }, files };
  const reading = await readWithPlans(repository, asked);
  const proposed = reading.pulls.get(pull)?.proposed ?? null;
  const others = proposed === null ? [] : otherPlansOf(reading, proposed);
  if (others.every((path) => files.includes(path))) return reading;
  return repository.read({ ...asked, issues: [...reading.issues.keys()], files: others });
}

async function previewOthers(
  { plans, today }: PreviewMergePorts,
  reading: RepositoryReading,
  { proposed, headRef, isFromHere }: PullReading,
): Promise<PreviewedOtherPlan[]> {
  if (proposed === null || (isFromHere && isOurBranch(headRef))) return [];
  const pull = { ...proposed, mergedAt: `${today()}T23:59:59Z` };
  const edits = await previewOtherPlans(plans, reading, pull);
  return edits.map(({ path, before, record }) => ({
    path,
    diff: unifiedDiff(path, before, record.source),
    ids: record.ticked.flatMap(({ ids }) => ids),
    faults: record.faults.map(({ message }) => message),
  }));
}

/** Where the configuration cannot be read, its issue says so and nothing else happens until it is mended. */
function readableConfig(config: string | null): Config | null {
  try {
    return parseConfig(config ?? '');
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Of a plan torn apart, more would say nothing new. */
const MOST_ANNOTATIONS = 500;

function annotationsOf({ path, findings }: LintedPlan): CheckAnnotation[] {
  return findings.slice(0, MOST_ANNOTATIONS).map((finding) => ({
    path,
    line: finding.line,
    level: finding.level === 'error' ? 'failure' : 'warning',
    title: finding.rule,
    message: finding.message.slice(0, LONGEST_MESSAGE),
  }));
}

const LONGEST_MESSAGE = 4_000;

async function previewPlans(
  { plans, today }: PreviewMergePorts,
  reading: RepositoryReading,
  { proposed, headRef, isFromHere }: PullReading,
): Promise<PreviewedPlan[]> {
  if (proposed === null || (isFromHere && isOurBranch(headRef))) return [];
  const pull: MergedPull = { ...proposed, mergedAt: `${today()}T23:59:59Z` };
  const previews: PreviewedPlan[] = [];
  for (const named of plansOf(reading, pull)) {
    const plan = reading.issues.get(named.issue)?.plan ?? null;
    if (plan === null) continue;
    const home = { repositoryUrl: reading.repository.url, planPath: plan.path };
    const merge = { pull, tasks: tasksDone(named, plan.source), phases: named.phases };
    try {
      previews.push({
        issue: named.issue,
        preview: await plans.previewMerge(plan.source, merge, home),
      });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      previews.push({ issue: named.issue, broken: error.message });
    }
  }
  return previews;
}

/** Plans that it names, and those that link it by hand. */
function plansOf({ issues }: RepositoryReading, pull: MergedPull): NamedPlan[] {
  const named = findPlansNamed(pull);
  const linked = [...issues.values()].filter(
    ({ number, plan }) =>
      plan !== null &&
      isLinkedByHand(plan.source, pull.number) &&
      !named.some(({ issue }) => issue === number),
  );
  return [
    ...named,
    ...linked.map(({ number }) => ({ issue: number, tasks: [], isClosed: false, phases: [] })),
  ];
}

/** A plan's own pull request, or the standing one: merging it records nothing. */
function isOurBranch(branch: string): boolean {
  return branch.startsWith('planwright/');
}

/** Which pull request the check run is of, and what it says: read back from GitHub, and from a request to run again. */
function checkName(pull: number, output: CheckOutput): string {
  const hash = createHash('sha256').update(JSON.stringify(output)).digest('hex');
  return `pull/${pull}#${hash.slice(0, 16)}`;
}
