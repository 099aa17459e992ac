import { answer } from '../commands/answer.ts';
import type { CommandCall, CommandResult, Standing } from '../commands/command.ts';
import { issues } from '../commands/issues.ts';
import { planIssue as planIssueCommand } from '../commands/plan-issue.ts';
import { regenerate } from '../commands/regenerate.ts';
import type { PhaseLink } from '../plan/edits/link-phase-issues.ts';
import { type AnswerPorts, answerCommands } from './answer-commands.ts';
import type { AwaitedChecks } from './awaited-checks.ts';
import { commandStanding } from './command-standing.ts';
import { drawAgain } from './draw-again.ts';
import { explainOrigins } from './explain-origins.ts';
import { type CommandPlan, findCommandPlan } from './find-command-plan.ts';
import type { CommandJob } from './job.ts';
import { limitOutsiders } from './limit-outsiders.ts';
import { inTheWay } from './lost-entries.ts';
import { type PhaseIssuesPorts, phaseIssues } from './phase-issues.ts';
import { type PlanIssuePorts, planIssue } from './plan-issue.ts';
import type {
  EditsPlans,
  ExplainsPlans,
  PreviewsMerges,
  ReadsChanges,
  RunsCommands,
  TicksOtherPlans,
} from './ports/planning.ts';
import { type RepositoryRef, StaleHead } from './ports/repository.ts';
import { previewLinked } from './preview-linked.ts';
import type { PreviewMergePorts } from './preview-merge.ts';
import { readConfig } from './read-config.ts';
import { type RecordMergesPorts, recordAnyway } from './record-merges.ts';
import { withOtherPlan } from './with-other-plan.ts';

export interface RunCommandsPorts extends PlanIssuePorts {
  readonly repository: PlanIssuePorts['repository'] &
    AnswerPorts['repository'] &
    PhaseIssuesPorts['repository'] &
    RecordMergesPorts['repository'] &
    PreviewMergePorts['repository'];
  readonly planning: PlanIssuePorts['planning'] & ExplainsPlans;
  readonly commands: RunsCommands;
  readonly plans: AnswerPorts['plans'] &
    PreviewsMerges &
    ReadsChanges &
    TicksOtherPlans &
    EditsPlans &
    PhaseIssuesPorts['plans'];
  readonly awaited: AwaitedChecks;
  /** ISO 8601 in UTC: dates stand in records only. */
  readonly now: () => string;
}

export interface RunCommandsRequest {
  readonly repository: RepositoryRef;
  readonly job: CommandJob;
  readonly prefix: string;
}

const MOST_TRIES = 5;

/** The commands of one comment are obeyed in order: 👀 while they run, then 🚀, or 😕 and one reply. */
export async function runCommands(ports: RunCommandsPorts, request: RunCommandsRequest): Promise<void> {
  const calls = await freshCalls(ports.commands, request.job, request.prefix);
  if (calls.length === 0) return;
  let standing: Standing | null = null;
  const standingOnce = async (ask: () => Promise<Standing>): Promise<Standing> => {
    standing ??= await ask();
    return standing;
  };
  const opened: PhaseLink[] = [];
  for (let attempt = 1; ; attempt++) {
    try {
      await runOnce(ports, request, { calls, standingOnce, opened, isFirstTry: attempt === 1 });
      return;
    } catch (error) {
      if (!(error instanceof StaleHead) || attempt >= MOST_TRIES) throw error;
    }
  }
}

/** An edited comment runs only the commands that it did not hold before. */
async function freshCalls(
  commands: RunsCommands,
  job: CommandJob,
  prefix: string,
): Promise<readonly CommandCall[]> {
  const all = await commands.parseCommands(job.comment.body, prefix);
  // What was answered before an edit that no event told of stands in ledgers and replies, but for this one.
  const calls = job.found === 'edited' ? all.filter((call) => call.name !== planIssueCommand.name) : all;
  if (calls.length === 0 || job.comment.bodyBefore === null) return calls;
  const before = await commands.parseCommands(job.comment.bodyBefore, prefix);
  const known = new Set(before.map((call) => call.hash));
  return calls.filter((call) => !known.has(call.hash));
}

interface Try {
  readonly calls: readonly CommandCall[];
  readonly standingOnce: (ask: () => Promise<Standing>) => Promise<Standing>;
  /** Sub-issues that the tries before opened. */
  readonly opened: PhaseLink[];
  readonly isFirstTry: boolean;
}

/** A comment that was answered already, delivered again, is left as it is: its 👀 would never go. */
async function runOnce(
  ports: RunCommandsPorts,
  request: RunCommandsRequest,
  { calls, standingOnce, opened, isFirstTry }: Try,
): Promise<void> {
  const { repository } = ports;
  const { job } = request;
  const place = await findMergeable(ports, request, calls);
  if (place === null) return;
  const config = await readConfig(repository, place.reading, place.thread);
  if (config === null) return;
  const found = await withOtherPlan(repository, place, { job, calls, config });
  const { issue } = found;
  const standing = await standingOnce(() =>
    commandStanding(repository, { job, calls, issue, teams: config.teams }),
  );
  const first = await ports.commands.runCommands(calls, contextOf(ports, found, { job, standing, config }));
  if (first.results.length === 0) return;
  const now = ports.now();
  const { comments } = found.thread;
  const isAnswered = first.results.some((result) => result.kind !== 'edit' && result.kind !== 'plan-issue');
  const limit = isAnswered
    ? await limitOutsiders(repository, { job, standing, comments, now })
    : { isOutsider: false, isOverLimit: false };
  if (limit.isOverLimit) {
    await repository.react({ subjectId: job.comment.id, content: 'CONFUSED' });
    return;
  }
  if (isFirstTry) await repository.react({ subjectId: job.comment.id, content: 'EYES' });
  const { origin } = job.comment;
  const ran = await phaseIssues(ports, { ...first, found, origin, opened });
  const refusals = await drawAsked(ports, request, found, ran.results);
  const outsiderAt = limit.isOutsider ? now : null;
  const asked = { ...ran, found, config, repository: request.repository, origin };
  const drawing = await drawAgain(ports, asked);
  const results = await explainOrigins(ports.planning, {
    repository: request.repository,
    found,
    results: ran.results,
  });
  await answerCommands(ports, { job, found, results, refusals, outsiderAt, config, drawing });
  const previewing = { ...ports, today: () => now.slice(0, 10) };
  await previewLinked(previewing, { job, repository: request.repository }, found, results);
}

/** The plan that is meant. What a standing pull request that cannot be merged holds is brought to the next one first. */
async function findMergeable(
  ports: RunCommandsPorts,
  { job, repository: ref }: RunCommandsRequest,
  calls: readonly CommandCall[],
): Promise<CommandPlan | null> {
  const also = {
    subIssues: calls.some((call) => call.name === issues.name),
    revisions: calls.some((call) => call.name === regenerate.name || call.name === answer.name),
  };
  const found = await findCommandPlan(ports.repository, job, also);
  if (found === null || inTheWay(found.reading) === null || (found.plan?.proposal ?? null) !== null)
    return found;
  const mentioned = found.plan === null ? [] : [found.plan.issue];
  await recordAnyway(ports, { repository: ref, pulls: [], mentioned, checked: [] });
  return findCommandPlan(ports.repository, job, also);
}

function contextOf(
  { now }: RunCommandsPorts,
  found: CommandPlan,
  given: {
    readonly job: CommandJob;
    readonly standing: Standing;
    readonly config: { readonly prefix: string };
  },
): Parameters<RunsCommands['runCommands']>[1] {
  const { job, standing, config } = given;
  const login = job.comment.author;
  return {
    source: (found.other ?? found.plan)?.source ?? null,
    planUrl: (found.other ?? found.plan)?.url ?? null,
    ...(found.other === null ? {} : { otherPlans: found.other.paths }),
    issue: found.issue,
    pull: job.isPull ? job.thread : null,
    people: found.people,
    prefix: config.prefix,
    actor: {
      login,
      url: `${new URL(found.reading.repository.url).origin}/${login}`,
      date: now().slice(0, 10),
    },
    standing,
    origin: job.comment.origin,
    answered: found.answered,
  };
}

/** Draws the plans that were asked for; gives why one was not drawn. */
async function drawAsked(
  ports: RunCommandsPorts,
  { repository }: RunCommandsRequest,
  found: CommandPlan,
  results: readonly CommandResult[],
): Promise<string[]> {
  const refusals: string[] = [];
  for (const result of results) {
    if (result.kind !== 'plan-issue' || found.issue === null) continue;
    const reason = await planIssue(ports, { repository, issue: found.issue, asked: true, tier: result.tier });
    if (reason !== null) refusals.push(reason);
  }
  return refusals;
}
