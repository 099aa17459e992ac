import { mergeBase, readRef } from '../git/refs.ts';
import { runGit } from '../git/run-git.ts';
import { ApiError, invalid } from '../http/api-error.ts';
import { fullName, gitDirectory, isPull, type PullIssue } from '../state/find.ts';
import type { Account, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { addIssue, editIssue, reopenIssue } from './issues.ts';
import { tellIssue, touch } from './tell.ts';

export interface NewPull {
  readonly title: string;
  readonly body: string | null;
  /** Branch, or `owner:branch`. */
  readonly head: string;
  readonly base: string;
  readonly isDraft: boolean;
}

/** Opens a pull request between two branches of the repository. Refusals in GitHub's words. */
export async function openPull(
  world: World,
  repository: Repository,
  author: Account,
  input: NewPull,
): Promise<PullIssue> {
  const directory = gitDirectory(world, repository);
  const owner = fullName(world, repository).split('/')[0];
  const headRef = input.head.replace(new RegExp(`^${owner}:`, 'i'), '');
  const headSha = await readRef(directory, `refs/heads/${headRef}`);
  if (headSha === null) throw invalid('PullRequest', 'head', 'invalid');
  const baseSha = await readRef(directory, `refs/heads/${input.base}`);
  if (baseSha === null) throw invalid('PullRequest', 'base', 'invalid');
  const twin = repository.issues.some(
    (issue) =>
      isPull(issue) &&
      issue.state === 'open' &&
      issue.pull.headRef === headRef &&
      issue.pull.baseRef === input.base,
  );
  if (twin) {
    throw invalid('PullRequest', 'base', 'custom', `A pull request already exists for ${owner}:${headRef}.`);
  }
  const range = `${baseSha}..${headSha}`;
  const hasCommits = (await runGit(directory, ['rev-list', '--count', range])).trim() !== '0';
  if (!hasCommits || (await mergeBase(directory, baseSha, headSha)) === null) {
    throw invalid('PullRequest', 'head', 'custom', `No commits between ${input.base} and ${headRef}`);
  }
  const issue = addIssue(world, repository, author, input, {
    baseRef: input.base,
    baseSha,
    headRef,
    headSha,
    headRepositoryId: repository.id,
    isDraft: input.isDraft,
    mergedAt: null,
    mergedById: null,
    mergeCommitSha: null,
  }) as PullIssue;
  await runGit(directory, ['update-ref', `refs/pull/${issue.number}/head`, headSha]);
  await tellIssue(world, repository, author, 'opened', issue);
  return issue;
}

export interface PullEdit {
  readonly title?: string | undefined;
  readonly body?: string | null | undefined;
  readonly base?: string | undefined;
}

export async function editPull(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
  edit: PullEdit,
): Promise<void> {
  await editIssue(world, repository, sender, issue, edit);
  if (edit.base === undefined || edit.base === issue.pull.baseRef) return;
  const sha = await readRef(gitDirectory(world, repository), `refs/heads/${edit.base}`);
  if (sha === null) throw invalid('PullRequest', 'base', 'invalid');
  const changes = { base: { ref: { from: issue.pull.baseRef }, sha: { from: issue.pull.baseSha } } };
  issue.pull.baseRef = edit.base;
  issue.pull.baseSha = sha;
  touch(world, issue);
  await tellIssue(world, repository, sender, 'edited', issue, { changes });
}

/** Opens a closed pull request again; one that is merged, or whose branch is gone, cannot be. */
export async function reopenPull(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
): Promise<void> {
  const head = await readRef(gitDirectory(world, repository), `refs/heads/${issue.pull.headRef}`);
  if (issue.pull.mergedAt !== null || head === null) {
    throw new ApiError(422, 'Validation Failed', {
      errors: [
        { resource: 'PullRequest', field: 'state', code: 'custom', message: 'state cannot be changed.' },
      ],
    });
  }
  issue.pull.headSha = head;
  await reopenIssue(world, repository, sender, issue);
}
