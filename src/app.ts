import type { Context, Probot } from 'probot';
import { mayHoldCommands } from './commands/may-hold-commands.ts';
import { isBot, type RepositoryPayload, repositoryOf } from './event-payload.ts';
import { type ListenToChecksOptions, listenToChecks } from './listen-to-checks.ts';
import { listenToPulls } from './listen-to-pulls.ts';
import { INTAKE_MARK } from './messages/marks.ts';
import { type Job, type JobWork, mentionedIssues, planKey } from './workflows/job.ts';
import { isSameLabel } from './workflows/same-label.ts';

export interface AppOptions extends ListenToChecksOptions {
  /** Takes the job and returns at once; throws when it cannot, so that GitHub counts the delivery as failed. */
  readonly accept: (job: Job) => void;
  /** What the repository's configuration was when it was last read: the label and the prefix may be renamed. */
  readonly settingsOf: (repositoryId: number) => {
    readonly label: string;
    readonly prefix: string;
    readonly path: string;
  };
}

/** Which event starts which workflow, and nothing else: each handler reduces its payload to a job. */
export function createApp({ accept, settingsOf, awaited }: AppOptions): (app: Probot) => void {
  return (app) => {
    app.on(['issues.opened', 'issues.labeled', 'issues.edited', 'issues.reopened'], ({ payload }) => {
      const { issue } = payload;
      const { label: wanted } = settingsOf(payload.repository.id);
      // Another label changes nothing that the first one did not start.
      if (payload.action === 'labeled' && !isSameLabel(payload.label?.name, wanted)) return;
      const isLabelled = issue.labels?.some((label) => isSameLabel(label?.name, wanted));
      if (isLabelled)
        acceptFor(
          payload,
          { kind: 'plan-issue', issue: issue.number, asked: false, tier: null },
          issue.number,
        );
    });

    app.on('issues.unlabeled', ({ payload }) => {
      const { label: wanted } = settingsOf(payload.repository.id);
      if (!isSameLabel(payload.label?.name, wanted) || isBot(payload.sender)) return;
      acceptFor(payload, { kind: 'withdraw-plan', issue: payload.issue.number }, payload.issue.number);
    });

    listenToPulls(app, accept);

    listenToChecks(app, { accept, settingsOf, awaited });

    app.on(['issue_comment.created', 'issue_comment.edited'], ({ payload }) => acceptComment(payload));
  };

  function acceptComment(payload: CommentPayload): void {
    const { comment, issue } = payload;
    if (isBot(payload.sender)) return;
    const { label, prefix } = settingsOf(payload.repository.id);
    // The intake form may be filled in where it stands.
    const isBots = isBot(comment.user);
    if (isBots && !comment.body.includes(INTAKE_MARK)) return;
    if (!isBots && mayHoldCommands(comment.body, prefix)) {
      const mentioned = issue.pull_request ? mentionedIssues(issue.body ?? '', issue.title) : [issue.number];
      acceptFor(
        payload,
        {
          kind: 'run-commands',
          thread: issue.number,
          isPull: issue.pull_request !== undefined,
          mentioned,
          comment: {
            id: comment.node_id,
            databaseId: comment.id,
            body: comment.body,
            bodyBefore: payload.action === 'edited' ? (payload.changes.body?.from ?? comment.body) : null,
            // Who edits a command into the words of another gives it.
            author: (payload.action === 'edited' ? payload.sender : comment.user)?.login ?? '',
          },
          threadAuthor: issue.user?.login ?? '',
        },
        mentioned[0] ?? issue.number,
      );
      return;
    }
    // The answer to an intake form may be a comment: the workflow sees whether the issue says enough now.
    if (mayAnswer(issue, label))
      acceptFor(payload, { kind: 'plan-issue', issue: issue.number, asked: false, tier: null }, issue.number);
  }

  function acceptFor(payload: RepositoryPayload, work: JobWork, issue: number): void {
    const repository = repositoryOf(payload);
    if (repository !== null) accept({ ...work, key: planKey(repository, issue), repository });
  }
}

type CommentPayload = Context<'issue_comment.created' | 'issue_comment.edited'>['payload'];

/** A comment on an issue that waits for its plan. */
function mayAnswer(issue: CommentPayload['issue'], label: string): boolean {
  return !issue.pull_request && issue.labels?.some((each) => isSameLabel(each?.name, label));
}
