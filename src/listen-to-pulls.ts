import type { Probot } from 'probot';
import { isBot, type RepositoryPayload, repositoryOf } from './event-payload.ts';
import { filesNamed } from './plan/foreign/file-evidence.ts';
import { PLAN_CHECK } from './plan/records/check-verdict.ts';
import { issueOfBranch, type Job, mentionedIssues, mergeKey, planKey, previewKey } from './workflows/job.ts';

/** Which event of a pull request, or of the check run on one, starts which workflow. */
export function listenToPulls(app: Probot, accept: (job: Job) => void): void {
  app.on('pull_request.closed', ({ payload }) => pullClosed(payload, accept));
  app.on(
    ['pull_request.opened', 'pull_request.edited', 'pull_request.synchronize', 'pull_request.reopened'],
    ({ payload }) => pullChanged(payload, accept),
  );
  app.on('check_run.rerequested', ({ payload }) => {
    const { check_run: run } = payload;
    // Our own check runs say which pull request they are of: GitHub does not, where it is from a fork.
    const pull = /^pull\/(\d{1,9})#/.exec(run.external_id ?? '')?.[1];
    const repository = repositoryOf(payload);
    if (pull === undefined || repository === null || run.name !== PLAN_CHECK) return;
    const work = { pull: Number(pull), headOid: run.head_sha, mentioned: [], again: true };
    accept({ kind: 'preview-merge', ...work, key: previewKey(repository, work.pull), repository });
  });
}

function pullClosed(payload: PullPayload, accept: (job: Job) => void): void {
  const { pull_request: pull, repository: here } = payload;
  const repository = repositoryOf(payload);
  if (repository === null) return;
  const issue = planIssueOf(pull.head.ref);
  if (issue !== null && isFromHere(payload)) {
    accept({ kind: 'settle-plan', issue, key: planKey(repository, issue), repository });
    return;
  }
  // Merging the standing pull request brings what is recorded already.
  if (isFromHere(payload) && isOurBranch(pull.head.ref)) return;
  if (!pull.merged || pull.base.ref !== here.default_branch) return;
  const files = filesNamed(pull.body ?? '');
  const work = { pulls: [pull.number], mentioned: mentionedBy(pull), checked: [], files };
  accept({ kind: 'record-merges', ...work, key: mergeKey(repository), repository });
}

/**
 * What a pull request's text and branch name is in the event; its commits and files are not, so that one that names
 * no plan costs a read. Of its edits only those of the text count.
 */
function pullChanged(payload: PullPayload, accept: (job: Job) => void): void {
  const { pull_request: pull, repository: here } = payload;
  const repository = repositoryOf(payload);
  if (repository === null || pull.state !== 'open' || pull.base.ref !== here.default_branch) return;
  // The plan's own pull request comes with its check run, and the standing one needs none.
  if (isBot(payload.sender) && isFromHere(payload) && isOurBranch(pull.head.ref)) return;
  const mentioned = mentionedBy(pull);
  if (payload.changes && !isWorthALook(payload.changes, pull, mentioned)) return;
  const files = filesNamed(pull.body ?? '');
  const work = { pull: pull.number, headOid: pull.head.sha, mentioned, files, again: false };
  accept({ kind: 'preview-merge', ...work, key: previewKey(repository, pull.number), repository });
}

interface PullPayload extends RepositoryPayload {
  readonly repository: RepositoryPayload['repository'] & { readonly default_branch: string };
  readonly sender?: { readonly type?: string | undefined };
  readonly changes?: {
    readonly body?: { readonly from: string | null };
    readonly title?: { readonly from: string };
    readonly base?: unknown;
  };
  readonly pull_request: PullText & {
    readonly number: number;
    readonly state: string;
    readonly merged?: boolean | null;
    readonly base: { readonly ref: string };
    readonly head: {
      readonly ref: string;
      readonly sha: string;
      readonly repo: { readonly id: number } | null;
    };
  };
}

interface PullText {
  readonly body?: string | null;
  readonly title: string;
  readonly head: { readonly ref: string };
}

/** An edit that named no plan before and names none now, in a pull request that stays where it was, says nothing new. */
function isWorthALook(
  { body, title, base }: NonNullable<PullPayload['changes']>,
  pull: PullText,
  mentioned: readonly number[],
): boolean {
  if (base !== undefined) return true;
  if (body === undefined && title === undefined) return false;
  const before = { ...pull, body: body?.from ?? '', title: title?.from ?? '' };
  const files = [...filesNamed(pull.body ?? ''), ...filesNamed(before.body)];
  return mentioned.length > 0 || mentionedBy(before).length > 0 || files.length > 0;
}

/** Numbers in its text and its branch, which may be plans' issues. */
function mentionedBy({ body, title, head }: PullText): number[] {
  return [...new Set([...mentionedIssues(body ?? '', title), ...issueOfBranch(head.ref)])];
}

function isFromHere({ pull_request: pull, repository }: PullPayload): boolean {
  return pull.head.repo?.id === repository.id;
}

function isOurBranch(branch: string): boolean {
  return branch.startsWith('planwright/');
}

/** `planwright/issue-42` → 42. */
function planIssueOf(branch: string): number | null {
  const match = /^planwright\/issue-(\d{1,9})$/.exec(branch);
  return match ? Number(match[1]) : null;
}
