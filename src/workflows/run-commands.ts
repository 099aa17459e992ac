import type { CommandCall, CommandResult, Standing } from '../commands/command.ts';
import { whoMay } from '../commands/who-may.ts';
import { commandReply } from '../messages/command-reply.ts';
import { commandCommitMessage } from '../messages/commit-message.ts';
import { type CommandPlan, findCommandPlan } from './find-command-plan.ts';
import type { CommandJob } from './job.ts';
import { type PlanIssuePorts, planIssue } from './plan-issue.ts';
import type { RunsCommands } from './ports/planning.ts';
import { type Reacts, type RepositoryRef, StaleHead } from './ports/repository.ts';
import { readConfig } from './read-config.ts';

export interface RunCommandsPorts extends PlanIssuePorts {
  readonly repository: PlanIssuePorts['repository'] & Reacts;
  readonly commands: RunsCommands;
  /** `YYYY-MM-DD` in UTC: dates stand in records only. */
  readonly today: () => string;
}

export interface RunCommandsRequest {
  readonly repository: RepositoryRef;
  readonly job: CommandJob;
  readonly prefix: string;
}

const MOST_TRIES = 5;

/** The commands of one comment are obeyed in order: 👀 while they run, then 🚀, or 😕 and one reply. */
export async function runCommands(ports: RunCommandsPorts, request: RunCommandsRequest): Promise<void> {
  const { job } = request;
  const calls = await freshCalls(ports.commands, job, request.prefix);
  if (calls.length === 0) return;
  const standing = await standingOf(ports, job, calls);
  for (let attempt = 1; ; attempt++) {
    try {
      await runOnce(ports, request, { calls, standing, isFirstTry: attempt === 1 });
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
  const calls = await commands.parseCommands(job.comment.body, prefix);
  if (calls.length === 0 || job.comment.bodyBefore === null) return calls;
  const before = await commands.parseCommands(job.comment.bodyBefore, prefix);
  const known = new Set(before.map((call) => call.hash));
  return calls.filter((call) => !known.has(call.hash));
}

/** GitHub is asked only where a command wants more than anyone may. An error is thrown on: it means no. */
async function standingOf(
  ports: RunCommandsPorts,
  job: CommandJob,
  calls: readonly CommandCall[],
): Promise<Standing> {
  // Deleted accounts have no name, and one is not the other.
  const author = job.comment.author !== '' && job.comment.author === job.threadAuthor;
  if (calls.every((call) => whoMay(call.name) === 'anyone')) return { author, triage: false, write: false };
  const permission = await ports.repository.permissionOf(job.comment.author);
  return { author, triage: permission === 'triage' || permission === 'write', write: permission === 'write' };
}

interface Try {
  readonly calls: readonly CommandCall[];
  readonly standing: Standing;
  readonly isFirstTry: boolean;
}

/** A comment that was answered already, delivered again, is left as it is: its 👀 would never go. */
async function runOnce(
  ports: RunCommandsPorts,
  request: RunCommandsRequest,
  { calls, standing, isFirstTry }: Try,
): Promise<void> {
  const { job } = request;
  const found = await findCommandPlan(ports.repository, job);
  if (found === null) return;
  const config = await readConfig(ports.repository, found.reading, found.thread);
  if (config === null) return;
  const { results, source } = await ports.commands.runCommands(calls, {
    source: found.plan?.source ?? null,
    planUrl: found.plan?.url ?? null,
    issue: found.issue,
    pull: job.isPull ? job.thread : null,
    people: found.people,
    prefix: config.prefix,
    actor: {
      login: job.comment.author,
      url: `${new URL(found.reading.repository.url).origin}/${job.comment.author}`,
      date: ports.today(),
    },
    standing,
    origin: `comment/${job.comment.databaseId}`,
    answered: found.answered,
  });
  if (results.length === 0) return;
  if (isFirstTry) await ports.repository.react({ subjectId: job.comment.id, content: 'EYES' });
  await answer(ports, request, { found, results, source });
}

interface Ran {
  readonly found: CommandPlan;
  readonly results: readonly CommandResult[];
  readonly source: string | null;
}

/** The commit first: a reply never says what did not happen. */
async function answer(
  ports: RunCommandsPorts,
  request: RunCommandsRequest,
  { found, results, source }: Ran,
): Promise<void> {
  const { comment } = request.job;
  const refusals = await drawAsked(ports, request, found, results);
  const failed = refusals.length > 0 || results.some((result) => result.kind === 'error');
  const reaction = { subjectId: comment.id, content: failed ? ('CONFUSED' as const) : ('ROCKET' as const) };
  const options = { origin: `comment/${comment.databaseId}`, planUrl: found.plan?.url ?? null, refusals };
  const reply = commandReply(results, options);
  const { plan } = found;
  const isEdited = plan !== null && source !== null && source !== plan.source;
  if (isEdited) {
    const commit = {
      branch: plan.branch,
      expectedHeadOid: plan.headOid,
      files: [{ path: plan.path, content: source }],
      message: commandCommitMessage(plan.issue, results),
    };
    await (reply === null ? ports.repository.commit(commit, reaction) : ports.repository.commit(commit));
  }
  if (reply !== null) {
    await ports.repository.comment({ subjectId: found.thread.id, commentId: null, body: reply, reaction });
  } else if (!isEdited) await ports.repository.react(reaction);
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
