import type { CommandResult } from '../commands/command.ts';
import type { Config } from '../config/config.ts';
import { planCheckOutput } from '../messages/check-run-output.ts';
import { commandReply } from '../messages/command-reply.ts';
import { commandCommitMessage, otherPlanCommandMessage } from '../messages/commit-message.ts';
import { CLOSED_MARK, outsiderMark, STICKY_MARK } from '../messages/marks.ts';
import { otherPlanCommandLines } from '../messages/other-plans.ts';
import { planPullRequestBody } from '../messages/plan-pull-request.ts';
import { redrawnReply } from '../messages/revision-pull-request.ts';
import { stickyComment } from '../messages/sticky-comment.ts';
import { findStaleness } from '../plan/staleness.ts';
import type { Drawing } from './draw-again.ts';
import type { CommandPlan } from './find-command-plan.ts';
import type { CommandJob } from './job.ts';
import { type KeepsBooks, keepBooks } from './keep-books.ts';
import { findOurComment } from './our-comment.ts';
import type { EditsPlans } from './ports/planning.ts';
import {
  type ChecksHeads,
  type ClosesIssues,
  type Comments,
  type CommitCompany,
  type DeletesBranches,
  PushRefused,
  type Reaction,
  type Reacts,
  type ReadsOlderComments,
} from './ports/repository.ts';
import { publishRevision } from './publish-revision.ts';
import { closer } from './record-edits.ts';
import { updateSticky } from './update-sticky.ts';

export interface AnswerPorts {
  readonly repository: KeepsBooks &
    Comments &
    ReadsOlderComments &
    ClosesIssues &
    Reacts &
    DeletesBranches &
    ChecksHeads;
  readonly plans: Pick<EditsPlans, 'planStatus'>;
}

export interface CommandAnswer {
  readonly job: CommandJob;
  readonly found: CommandPlan;
  readonly results: readonly CommandResult[];
  /** PLAN.md after the commands, and what came of drawing it again. */
  readonly drawing: Drawing;
  /** Why plans that were asked for were not drawn. */
  readonly refusals: readonly string[];
  /** When the reply is given, where it counts as one to an outsider. */
  readonly outsiderAt: string | null;
  readonly config: Config;
}

/** The commit first: a reply never says what did not happen. */
export async function answerCommands(ports: AnswerPorts, answer: CommandAnswer): Promise<void> {
  const { job, found, results: given, drawing } = answer;
  const refusals = [...answer.refusals, ...(drawing.refusal === null ? [] : [drawing.refusal])];
  const isSaid = refusals.length > 0 || drawing.note !== null || drawing.revision !== null;
  const isSilent = !isSaid && given.every(({ kind }) => kind === 'edit' || kind === 'redraw');
  const rocket = { subjectId: job.comment.id, content: 'ROCKET' as const };
  const written = await writeEdit(ports, answer, isSilent ? rocket : undefined);
  if (written === 'with company' && isSilent) return;
  const results = written instanceof PushRefused ? refusedResults(given, written) : given;
  let redrawn = drawing.note;
  if (drawing.revision !== null && !(written instanceof PushRefused)) {
    const published = await publishRevision(ports.repository, drawing.revision);
    if (published.kind === 'refused') refusals.push(published.reason);
    else redrawn = redrawnReply(published);
  }
  const failed = refusals.length > 0 || results.some((result) => result.kind === 'error');
  const reaction = failed ? { ...rocket, content: 'CONFUSED' as const } : rocket;
  const reply = commandReply(results, {
    origin: job.comment.origin,
    planUrl: (found.other ?? found.plan)?.url ?? null,
    refusals,
    redrawn,
    marks: answer.outsiderAt === null ? [] : [outsiderMark(answer.outsiderAt)],
  });
  if (reply === null) await ports.repository.react(reaction);
  else await ports.repository.comment({ subjectId: found.thread.id, commentId: null, body: reply, reaction });
}

/** An edit of a proposal goes to its own branch, of an approved plan where bookkeeping goes. */
async function writeEdit(
  { repository, plans }: AnswerPorts,
  answer: CommandAnswer,
  reaction: Reaction | undefined,
): Promise<'with company' | 'written' | PushRefused> {
  const { found, config, results, drawing } = answer;
  const { plan, reading } = found;
  const { source } = drawing;
  if (found.other !== null) return writeOther(repository, answer, reaction);
  if (plan === null || source === null || source === plan.source) return 'written';
  const files = [{ path: plan.path, content: source }];
  const message = commandCommitMessage(plan.issue, results);
  try {
    if (plan.proposal === null) {
      const comment = await renewedSticky(plans, found, source, config.prefix);
      const { bookkeeping } = config;
      const entry = { files, message, bookkeeping };
      const written = await keepBooks(repository, reading, entry, { reaction, comment });
      await closeWithPlan({ repository, plans }, found, source, config);
      return written;
    }
    const { branch, headOid } = plan.proposal;
    const pull = renewedPull(found, drawing, config);
    const commit = { branch, expectedHeadOid: headOid, files, message };
    const { oid } = await repository.commit(commit, { reaction, pull });
    await checkDrawn(repository, answer, oid);
    return 'with company';
  } catch (error) {
    if (error instanceof PushRefused) return error;
    throw error;
  }
}

/** Where bookkeeping goes too; the message of the commit is its ledger. */
async function writeOther(
  repository: AnswerPorts['repository'],
  { found, config, results, drawing, job }: CommandAnswer,
  reaction: Reaction | undefined,
): Promise<'with company' | 'written' | PushRefused> {
  const { other, reading } = found;
  const { source } = drawing;
  if (other === null || source === null || source === other.source) return 'written';
  const [path] = other.paths;
  const edits = results.filter(({ kind }) => kind === 'edit');
  const entries = edits.map(({ call }) => `${job.comment.origin}#${call.hash}`);
  const message = otherPlanCommandMessage(results, otherPlanCommandLines(path, entries));
  const entry = { files: [{ path, content: source }], message, bookkeeping: config.bookkeeping };
  try {
    return await keepBooks(repository, reading, entry, { reaction });
  } catch (error) {
    if (error instanceof PushRefused) return error;
    throw error;
  }
}

/**
 * What we push starts nothing, so a proposal that a person has drawn again gets its check run from here, as it got its
 * first. Other edits of it keep to their four requests: there the next push of a person brings it.
 */
async function checkDrawn(
  repository: ChecksHeads,
  { found, drawing, results }: CommandAnswer,
  headOid: string,
): Promise<void> {
  const { drawn } = drawing;
  if (drawn === null || results.every(({ kind }) => kind !== 'redraw')) return;
  await repository.check({
    repositoryId: found.reading.repository.id,
    headOid,
    externalId: `drawn/${headOid}`,
    output: planCheckOutput(drawn.summary, drawn.findings),
  });
}

/** The pull request of a proposal that was drawn again says so too, unless people wrote its text anew. */
function renewedPull(
  { plan, reading }: CommandPlan,
  { drawn }: Drawing,
  { label, prefix }: Config,
): CommitCompany['pull'] {
  const pull = plan === null ? null : (reading.issues.get(plan.issue)?.planPull ?? null);
  if (plan === null || drawn === null || !pull?.isOpen || !pull.isOurText) return undefined;
  const home = { repositoryUrl: reading.repository.url, planPath: plan.path };
  const { findings, summary } = drawn;
  return { pullId: pull.id, body: planPullRequestBody(summary, home, { findings, prefix, label }) };
}

/** A command may be what completes the plan: then the sticky comment says that the issue is closed with it. */
async function closeWithPlan(
  ports: AnswerPorts,
  { plan, reading }: CommandPlan,
  source: string,
  config: Config,
): Promise<void> {
  const issue = plan === null ? undefined : reading.issues.get(plan.issue);
  if (!config['close-issue'] || !plan || !issue?.isOpen) return;
  if (!(await ports.plans.planStatus(source)).complete) return;
  const missing = reading.missing ?? new Set();
  const update = { issue, source, url: plan.url, prefix: config.prefix, missing };
  await updateSticky(ports, { ...update, ...closer(ports.repository, config) });
}

/** What was not written was not done. */
function refusedResults(results: readonly CommandResult[], refusal: PushRefused): CommandResult[] {
  const message = `The rules of this repository do not let the app write the plan.\n${refusal.message}`;
  return results.map((result) =>
    result.kind === 'edit' ? { call: result.call, kind: 'error', message, spot: null } : result,
  );
}

/**
 * The sticky comment as it reads after the commit; nothing where there is none yet. It
 * goes along with the commit: should that meet a branch that moved, the next try writes it again.
 */
async function renewedSticky(
  plans: AnswerPorts['plans'],
  { plan, reading }: CommandPlan,
  source: string,
  prefix: string,
): Promise<CommitCompany['comment']> {
  const issue = plan === null ? undefined : reading.issues.get(plan.issue);
  const before = issue === undefined ? null : findOurComment(issue.comments, STICKY_MARK);
  if (!plan || !issue || before === null) return undefined;
  const status = await plans.planStatus(source);
  const stale = findStaleness(status, issue, reading.missing ?? new Set());
  const isClosed = before.body.includes(CLOSED_MARK);
  const body = stickyComment(status, { url: plan.url, prefix, stale, isClosed });
  return body === before.body ? undefined : { commentId: before.id, body };
}
