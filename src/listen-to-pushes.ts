import type { Context, Probot } from 'probot';
import { repositoryOf } from './event-payload.ts';
import { revertedCommits } from './plan/records/reverts.ts';
import { type Job, mergeKey, type PushedRevert } from './workflows/job.ts';

/** Looked at of one push. */
const MOST_COMMITS = 1_000;
const MOST_REVERTS = 10;
const MOST_FILES = 1_000;
/** Who makes the commits of merges and of edits on GitHub's pages. */
const GITHUB = 'noreply@github.com';

/**
 * Commits pushed to the default branch that say they revert others start the recording of it. What a merge of a pull
 * request brought comes as a push too: where the head is plainly a merge by GitHub, nothing is asked, as its own event
 * says more; else one read tells.
 */
export function listenToPushes(app: Probot, accept: (job: Job) => void): void {
  app.on('push', ({ payload }) => {
    const repository = repositoryOf({ ...payload, repository: here(payload) });
    if (repository === null || payload.ref !== `refs/heads/${payload.repository.default_branch}`) return;
    const pushed = isMerge(payload.head_commit) ? [] : revertsOf(payload);
    if (pushed.length === 0) return;
    const work = { pulls: [], mentioned: [], checked: [], pushed };
    accept({ kind: 'record-merges', ...work, key: mergeKey(repository), repository });
  });
}

type PushPayload = Context<'push'>['payload'];

function here({ repository: { id, name, owner } }: PushPayload) {
  return { id, name, owner: { login: owner?.login ?? '' } };
}

/** As GitHub titles it, unless somebody wrote another title: then it costs a read. */
function isMerge(head: PushPayload['head_commit']): boolean {
  if (head?.committer.email !== GITHUB) return false;
  const [title = ''] = head.message.split('\n', 1);
  return /^Merge pull request #\d|\(#\d{1,9}\)$/.test(title);
}

function revertsOf({ commits }: PushPayload): PushedRevert[] {
  const reverts = commits.slice(-MOST_COMMITS).flatMap((commit): PushedRevert[] => {
    const targets = revertedCommits(commit.message);
    const files = [...(commit.added ?? []), ...(commit.modified ?? []), ...(commit.removed ?? [])];
    return targets.length === 0 ? [] : [{ oid: commit.id, targets, files: files.slice(0, MOST_FILES) }];
  });
  return reverts.slice(-MOST_REVERTS);
}
