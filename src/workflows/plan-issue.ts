import type { Config } from '../config/config.ts';
import { planCheckOutput } from '../messages/check-run-output.ts';
import { planCommitMessage } from '../messages/commit-message.ts';
import { filledIn, intakeComment } from '../messages/intake-comment.ts';
import { INTAKE_MARK } from '../messages/marks.ts';
import { planPullRequestBody, planPullRequestTitle } from '../messages/plan-pull-request.ts';
import { planPath } from '../plan/path.ts';
import type { Tier } from '../plan/plan.ts';
import { intakeAnswers } from './intake-answers.ts';
import { issueToPlan } from './issue-to-plan.ts';
import { findOurComment } from './our-comment.ts';
import type { DrawnPlan, DrawsPlans } from './ports/planning.ts';
import type {
  Comments,
  Commits,
  DeletesBranches,
  IssueReading,
  Labels,
  OpensPulls,
  Permissions,
  ReadsRepository,
  RepositoryReading,
  RepositoryRef,
} from './ports/repository.ts';
import { PushRefused } from './ports/repository.ts';
import { readConfig, sayConfigError } from './read-config.ts';
import { isSameLabel } from './same-label.ts';
import { sayPlanned } from './say-planned.ts';
import { sayPlanRefused } from './say-refused.ts';
import { settledLabel } from './settled-label.ts';
import { whyNotPlanned } from './why-not-planned.ts';

export interface PlanIssuePorts {
  readonly repository: ReadsRepository &
    Commits &
    DeletesBranches &
    OpensPulls &
    Comments &
    Labels &
    Permissions;
  readonly planning: DrawsPlans;
}

export interface PlanIssueRequest {
  readonly repository: RepositoryRef;
  readonly issue: number;
  /** Somebody allowed to asked by a command: the label is not needed, and a refusal is overruled. */
  readonly asked: boolean;
  readonly tier: Tier | null;
}

/**
 * An issue that should have a plan gets its pull request. Each step looks at what is there already, so that a
 * run that was cut short is resumed and a second run changes nothing. Gives the reason why nothing was drawn, or null.
 */
export async function planIssue(ports: PlanIssuePorts, request: PlanIssueRequest): Promise<string | null> {
  const reading = await ports.repository.read({ issues: [request.issue], pulls: [] });
  const issue = reading.issues.get(request.issue);
  if (!issue || reading.repository.isArchived || !issue.isOpen) return 'the issue is closed';
  const config = await readConfig(ports.repository, reading, issue);
  if (config === null) return null;
  const reason = await whyNotPlanned(ports.repository, issue, config, request);
  if (reason !== null) {
    // The event that said so may have been missed.
    const label = settledLabel(issue, config);
    if (label !== null) await ports.repository.removeLabel(issue.id, label.id);
    else if (!request.asked) await sayPlanned(ports.repository, reading, issue, config);
    return reason;
  }
  if (issue.placeTakenBy !== null) {
    const place = `path: \`${config.path}\` holds the plan for issue ${issue.placeTakenBy}; expected a path with \`{issue}\`, which has room for every plan`;
    await sayConfigError(ports.repository, reading, issue, place);
    return 'its place is taken';
  }
  if (reading.repository.headOid === null) {
    const missing = ['a first commit: a plan is drawn from the repository too'];
    await askForRequirements(ports.repository, { issue, config }, request, missing);
    return null;
  }
  try {
    await openPlan(ports, request, { reading, issue, config });
  } catch (error) {
    if (!(error instanceof PushRefused)) throw error;
    await sayPlanRefused(ports.repository, issue, error, config.label);
  }
  return null;
}

interface Situation {
  readonly reading: RepositoryReading;
  readonly issue: IssueReading;
  readonly config: Config;
}

async function openPlan(
  ports: PlanIssuePorts,
  request: PlanIssueRequest,
  situation: Situation,
): Promise<void> {
  const { reading, issue, config } = situation;
  const { prefix, label } = config;
  const path = issue.branch?.plan?.path ?? planPath(config.path, issue.number, issue.title);
  const home = { repositoryUrl: reading.repository.url, planPath: path };
  const drawn = await ports.planning.drawPlan({
    repository: request.repository,
    issue: issueToPlan(issue, await intakeAnswers(ports.repository, issue, prefix)),
    home,
    tier: request.tier ?? config.tier ?? null,
    standard: { rules: config.rules, sections: config.sections },
  });
  if (drawn.kind === 'intake') {
    await askForRequirements(ports.repository, situation, request, drawn.missing);
    return;
  }
  const headOid = await publishPlan(ports.repository, situation, drawn, path);
  await ports.repository.openPull({
    repositoryId: reading.repository.id,
    base: reading.repository.defaultBranch,
    branch: branchOf(issue),
    headOid,
    title: planPullRequestTitle(drawn.summary),
    body: planPullRequestBody(drawn.summary, home, { findings: drawn.findings, prefix, label }),
    check: planCheckOutput(drawn.summary, drawn.findings),
  });
}

/**
 * A branch whose pull request was merged has done its work: what is drawn anew on it would conflict with what became
 * of the plan since. It goes, unless somebody pushed to it afterwards.
 */
async function freshBranch(
  repository: DeletesBranches,
  { branch, planPull }: IssueReading,
): Promise<IssueReading['branch']> {
  if (branch === null || planPull?.isMerged !== true || planPull.headOid !== branch.headOid) return branch;
  await repository.deleteBranch(branch.id);
  return null;
}

/** One commit on the plan's own branch; what is there already from a run that was cut short is kept. */
async function publishPlan(
  repository: Commits & DeletesBranches,
  { reading, issue }: Situation,
  drawn: Extract<DrawnPlan, { kind: 'plan' }>,
  path: string,
): Promise<string> {
  const branch = await freshBranch(repository, issue);
  if (branch?.plan && issue.planPull === null) return branch.headOid;
  const base = drawn.base ?? reading.repository.headOid;
  if (base === null) throw new Error('An empty repository has no commit to branch from');
  const commit = {
    branch: branchOf(issue),
    files: [{ path, content: drawn.markdown }],
    message: planCommitMessage(issue.number),
  };
  if (branch === null) {
    const made = await repository.createBranchAndCommit(reading.repository.id, {
      ...commit,
      expectedHeadOid: base,
    });
    return made.oid;
  }
  if (branch.plan?.source === drawn.markdown) return branch.headOid;
  return (await repository.commit({ ...commit, expectedHeadOid: branch.headOid })).oid;
}

/**
 * One comment ever, edited in place: deleted by someone it is not posted again until the label is set anew, and what
 * people filled into it stays. Without the label no edit and no answer starts a run, so the command is repeated.
 */
async function askForRequirements(
  repository: Comments,
  { issue, config }: Pick<Situation, 'issue' | 'config'>,
  { asked }: Pick<PlanIssueRequest, 'asked'>,
  missing: readonly string[],
): Promise<void> {
  const before = findOurComment(issue.comments, INTAKE_MARK);
  if (before === null ? !asked && isUnwanted(issue, config) : filledIn(before.body) !== '') return;
  const isLabelled = issue.labels.some((label) => isSameLabel(label.name, config.label));
  const body = intakeComment(missing, issue.number, isLabelled ? null : config.prefix);
  if (before?.body === body) return;
  await repository.comment({ subjectId: issue.id, commentId: before?.id ?? null, body });
}

function isUnwanted({ ourCommentDeletedAt, labelings }: IssueReading, config: Config): boolean {
  if (ourCommentDeletedAt === null) return false;
  const labeling = labelings.findLast((each) => isSameLabel(each.label, config.label));
  return labeling === undefined || labeling.at <= ourCommentDeletedAt;
}

function branchOf(issue: IssueReading): string {
  return issue.branch?.name ?? `planwright/issue-${issue.number}`;
}
