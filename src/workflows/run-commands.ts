import type { CommandCall, CommandResult, Standing } from '../commands/command.ts';
import { whoMay } from '../commands/who-may.ts';
import type { Config } from '../config/config.ts';
import { commandReply } from '../messages/command-reply.ts';
import { commandCommitMessage } from '../messages/commit-message.ts';
import { type CommandPlan, findCommandPlan } from './find-command-plan.ts';
import type { CommandJob } from './job.ts';
import { type KeepsBooks, keepBooks } from './keep-books.ts';
import { type PlanIssuePorts, planIssue } from './plan-issue.ts';
import type { RunsCommands } from './ports/planning.ts';
import {
  type ClosesPulls,
  PushRefused,
  type Reaction,
  type Reacts,
  type RepositoryRef,
  StaleHead,
} from './ports/repository.ts';
import { readConfig } from './read-config.ts';

export interface RunCommandsPorts extends PlanIssuePorts {
  readonly repository: PlanIssuePorts['repository'] & ClosesPulls & Reacts;
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
  await answer(ports, request, { found, config, results, source });
}

interface Ran {
  readonly found: CommandPlan;
  readonly config: Config;
  readonly results: readonly CommandResult[];
  readonly source: string | null;
}

/** The commit first: a reply never says what did not happen. */
async function answer(
  ports: RunCommandsPorts,
  request: RunCommandsRequest,
  { found, config, results: given, source }: Ran,
): Promise<void> {
  const { comment } = request.job;
  const refusals = await drawAsked(ports, request, found, given);
  const isSilent = refusals.length === 0 && given.every(({ kind }) => kind === 'edit');
  const rocket = { subjectId: comment.id, content: 'ROCKET' as const };
  const written = await writeEdit(
    ports.repository,
    { found, config, results: given, source },
    isSilent ? rocket : null,
  );
  if (written === 'with reaction') return;
  const results = written instanceof PushRefused ? refusedResults(given, written) : given;
  const failed = refusals.length > 0 || results.some((result) => result.kind === 'error');
  const reaction = failed ? { ...rocket, content: 'CONFUSED' as const } : rocket;
  const options = { origin: `comment/${comment.databaseId}`, planUrl: found.plan?.url ?? null, refusals };
  const reply = commandReply(results, options);
  if (reply === null) await ports.repository.react(reaction);
  else await ports.repository.comment({ subjectId: found.thread.id, commentId: null, body: reply, reaction });
}

/** An edit of a proposal goes to its own branch, of an approved plan where bookkeeping goes. */
async function writeEdit(
  repository: KeepsBooks,
  { found, config, results, source }: Ran,
  reaction: Reaction | null,
): Promise<'with reaction' | 'written' | PushRefused> {
  const { plan, reading } = found;
  if (plan === null || source === null || source === plan.source) return 'written';
  const files = [{ path: plan.path, content: source }];
  const message = commandCommitMessage(plan.issue, results);
  try {
    if (plan.proposal === null) {
      const { bookkeeping } = config;
      return await keepBooks(repository, reading, { files, message, bookkeeping }, reaction);
    }
    const { branch, headOid } = plan.proposal;
    await repository.commit({ branch, expectedHeadOid: headOid, files, message }, reaction ?? undefined);
    return reaction === null ? 'written' : 'with reaction';
  } catch (error) {
    if (error instanceof PushRefused) return error;
    throw error;
  }
}

/** What was not written was not done. */
function refusedResults(results: readonly CommandResult[], refusal: PushRefused): CommandResult[] {
  const message = `The rules of this repository do not let the app write the plan.\n${refusal.message}`;
  return results.map((result) =>
    result.kind === 'edit' ? { call: result.call, kind: 'error', message, spot: null } : result,
  );
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
