import type { Context, Probot } from 'probot';
import { mayHoldCommands } from './commands/may-hold-commands.ts';
import { isBot, type RepositoryPayload, repositoryOf } from './event-payload.ts';
import { INTAKE_MARK } from './messages/marks.ts';
import { commandKey, filesMeant, threadMentions } from './workflows/command-job.ts';
import { type CommandJob, type Job, type JobWork, planKey } from './workflows/job.ts';
import { isSameLabel } from './workflows/same-label.ts';

export interface ListenToCommentsOptions {
  readonly accept: (job: Job) => void;
  readonly settingsOf: (repositoryId: number) => {
    readonly label: string;
    readonly prefix: string;
    readonly 'other-plans'?: readonly string[] | undefined;
  };
}

/**
 * Comments on issues and pull requests, reviews, and comments on lines start their commands; what bots say, and what was
 * deleted, starts nothing. A comment in which no line begins with the prefix is not parsed and costs no request.
 */
export function listenToComments(app: Probot, options: ListenToCommentsOptions): void {
  app.on(['issue_comment.created', 'issue_comment.edited'], ({ payload }) => acceptComment(payload, options));

  app.on(['pull_request_review.submitted', 'pull_request_review.edited'], ({ payload }) => {
    const before = 'changes' in payload ? payload.changes.body?.from : undefined;
    acceptOnPull(payload, { ...payload.review, body: payload.review.body ?? '' }, before, 'review', options);
  });

  app.on(['pull_request_review_comment.created', 'pull_request_review_comment.edited'], ({ payload }) => {
    const before = 'changes' in payload ? payload.changes.body?.from : undefined;
    acceptOnPull(payload, payload.comment, before, 'review-comment', options);
  });
}

type CommentPayload = Context<'issue_comment.created' | 'issue_comment.edited'>['payload'];

function acceptComment(payload: CommentPayload, options: ListenToCommentsOptions): void {
  const { comment, issue } = payload;
  if (isBot(payload.sender)) return;
  const { label, prefix, 'other-plans': others = [] } = options.settingsOf(payload.repository.id);
  // The intake form may be filled in where it stands.
  const isBots = isBot(comment.user);
  if (isBots && !comment.body.includes(INTAKE_MARK)) return;
  if (!isBots && mayHoldCommands(comment.body, prefix)) {
    const isPull = issue.pull_request !== undefined;
    const before = 'changes' in payload ? payload.changes.body?.from : undefined;
    const work: CommandJob = {
      ...{ kind: 'run-commands', thread: issue.number, isPull },
      mentioned: threadMentions(
        { number: issue.number, isPull, title: issue.title, body: issue.body ?? '', headRef: null },
        'comment',
      ),
      comment: commentOf(payload, comment, before, 'comment'),
      threadAuthor: issue.user?.login ?? '',
      files: filesMeant(others, comment.body, { body: isPull ? (issue.body ?? '') : '' }),
    };
    acceptCommands(payload, work, options);
    return;
  }
  // The answer to an intake form may be a comment: the workflow sees whether the issue says enough now.
  const mayAnswer = !issue.pull_request && issue.labels?.some((each) => isSameLabel(each?.name, label));
  if (!mayAnswer) return;
  const work: JobWork = { kind: 'plan-issue', issue: issue.number, asked: false, tier: null };
  acceptFor(payload, work, issue.number, options);
}

interface PullPayload extends RepositoryPayload {
  readonly action: string;
  readonly sender: Person;
  readonly pull_request: {
    readonly number: number;
    readonly title: string;
    readonly body: string | null;
    readonly user: { readonly login: string } | null;
    readonly head: { readonly ref: string };
  };
}

type Person = { readonly login: string; readonly type?: string | undefined } | null | undefined;

interface Comment {
  readonly id: number;
  readonly node_id: string;
  readonly body: string;
  readonly user: Person;
  readonly author_association: string;
}

function acceptOnPull(
  payload: PullPayload,
  comment: Comment,
  before: string | undefined,
  source: 'review' | 'review-comment',
  options: ListenToCommentsOptions,
): void {
  const { prefix, 'other-plans': others = [] } = options.settingsOf(payload.repository.id);
  if (isBot(payload.sender) || isBot(comment.user) || !mayHoldCommands(comment.body, prefix)) return;
  const { number, title, body, user, head } = payload.pull_request;
  const work: CommandJob = {
    ...{ kind: 'run-commands', thread: number, isPull: true },
    mentioned: threadMentions({ number, isPull: true, title, body: body ?? '', headRef: head.ref }, source),
    comment: commentOf(payload, comment, before, source),
    threadAuthor: user?.login ?? '',
    files: filesMeant(others, comment.body, { body: body ?? '' }),
  };
  acceptCommands(payload, work, options);
}

/** Who edits a command into the words of another gives it. */
function commentOf(
  payload: { readonly action: string; readonly sender: Person },
  comment: Comment,
  before: string | undefined,
  source: string,
): CommandJob['comment'] {
  const isEdited = payload.action === 'edited';
  const author = (isEdited ? payload.sender : comment.user)?.login ?? '';
  return {
    id: comment.node_id,
    origin: `${source}/${comment.id}`,
    body: comment.body,
    bodyBefore: isEdited ? (before ?? comment.body) : null,
    author,
    association: author === comment.user?.login ? comment.author_association : 'NONE',
  };
}

function acceptCommands(
  payload: RepositoryPayload,
  work: CommandJob,
  { accept }: ListenToCommentsOptions,
): void {
  const repository = repositoryOf(payload);
  if (repository !== null) accept({ ...work, key: commandKey(repository, work), repository });
}

function acceptFor(
  payload: RepositoryPayload,
  work: JobWork,
  issue: number,
  { accept }: ListenToCommentsOptions,
): void {
  const repository = repositoryOf(payload);
  if (repository !== null) accept({ ...work, key: planKey(repository, issue), repository });
}
