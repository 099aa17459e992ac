import type { Probot } from 'probot';
import { isBot, type RepositoryPayload, repositoryOf } from './event-payload.ts';
import { type ListenToChecksOptions, listenToChecks } from './listen-to-checks.ts';
import { listenToComments } from './listen-to-comments.ts';
import { listenToPulls } from './listen-to-pulls.ts';
import { listenToPushes } from './listen-to-pushes.ts';
import { holdsPhaseMark } from './plan/records/phase-closed.ts';
import { type Job, type JobWork, mergeKey, planKey } from './workflows/job.ts';
import { isSameLabel } from './workflows/same-label.ts';

export interface AppOptions extends ListenToChecksOptions {
  /** Takes the job and returns at once; throws when it cannot, so that GitHub counts the delivery as failed. */
  readonly accept: (job: Job) => void;
  /** What the repository's configuration was when it was last read: the label and the prefix may be renamed. */
  readonly settingsOf: (repositoryId: number) => {
    readonly label: string;
    readonly prefix: string;
    readonly path: string;
    readonly 'other-plans'?: readonly string[] | undefined;
  };
}

function isTextChanged({ title, body }: { readonly title?: unknown; readonly body?: unknown }): boolean {
  return title !== undefined || body !== undefined;
}

/** `/plan issues` keeps the sub-issues of phases up to date, and what we caused ourselves starts nothing. */
function isOurEdit(payload: {
  readonly sender: Parameters<typeof isBot>[0];
  readonly issue: { readonly body: string | null };
}): boolean {
  return isBot(payload.sender) && holdsPhaseMark(payload.issue.body ?? '');
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
      else if (isTextChanged(payload.action === 'edited' ? payload.changes : {}) && !isOurEdit(payload))
        acceptTextChanged(payload, issue.number);
    });

    app.on('issues.unlabeled', ({ payload }) => {
      const { label: wanted } = settingsOf(payload.repository.id);
      if (!isSameLabel(payload.label?.name, wanted) || isBot(payload.sender)) return;
      acceptFor(payload, { kind: 'withdraw-plan', issue: payload.issue.number }, payload.issue.number);
    });

    listenToPulls(app, accept);

    listenToPushes(app, accept);

    listenToChecks(app, { accept, settingsOf, awaited });

    listenToComments(app, { accept, settingsOf });
  };

  /** In the line of the merges, which write the same comment. */
  function acceptTextChanged(payload: RepositoryPayload, issue: number): void {
    const repository = repositoryOf(payload);
    if (repository !== null) accept({ kind: 'renew-sticky', issue, key: mergeKey(repository), repository });
  }

  function acceptFor(payload: RepositoryPayload, work: JobWork, issue: number): void {
    const repository = repositoryOf(payload);
    if (repository !== null) accept({ ...work, key: planKey(repository, issue), repository });
  }
}
