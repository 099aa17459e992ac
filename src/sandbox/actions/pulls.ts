import { readCommits } from '../git/read-commits.ts';
import { mergeBase, readRef, writeRef } from '../git/refs.ts';
import { ApiError, invalid } from '../http/api-error.ts';
import { hasRole } from '../http/permissions.ts';
import { gitDirectory, isPull, ownerOf, type PullIssue } from '../state/find.ts';
import type { Account, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { fetchFromFork } from './fork-repository.ts';
import { addIssue, editIssue, reopenIssue } from './issues.ts';
import { runWorkflows } from './run-workflows.ts';
import { tellIssue, touch } from './tell.ts';

export interface NewPull {
  readonly title: string;
  readonly body: string | null;
  /** Branch, or `owner:branch`. */
  readonly head: string;
  readonly base: string;
  readonly isDraft: boolean;
}

/** Opens a pull request between two branches, the head's of the repository or a fork. Refusals in GitHub's words. */
export async function openPull(
  world: World,
  repository: Repository,
  author: Account,
  input: NewPull,
): Promise<PullIssue> {
  const directory = gitDirectory(world, repository);
  const { head, headRef, headSha } = await headOf(world, repository, input.head);
  if (author.type === 'User' && !hasRole(head, author, 'write')) {
    throw invalid('PullRequest', 'head', 'custom', 'must be a collaborator');
  }
  const baseSha = await readRef(directory, `refs/heads/${input.base}`);
  if (baseSha === null) throw invalid('PullRequest', 'base', 'invalid');
  const twin = repository.issues.some(
    (issue) =>
      isPull(issue) &&
      issue.state === 'open' &&
      issue.pull.headRef === headRef &&
      issue.pull.headRepositoryId === head.id &&
      issue.pull.baseRef === input.base,
  );
  if (twin) {
    const label = `${ownerOf(world, head).login}:${headRef}`;
    throw invalid('PullRequest', 'base', 'custom', `A pull request already exists for ${label}.`);
  }
  await fetchFromFork(world, repository, head, headSha);
  const commits = await readCommits(directory, ['--reverse', '--topo-order', `${baseSha}..${headSha}`]);
  if (commits.length === 0 || (await mergeBase(directory, baseSha, headSha)) === null) {
    throw invalid('PullRequest', 'head', 'custom', `No commits between ${input.base} and ${headRef}`);
  }
  const issue = addIssue(world, repository, author, input, {
    baseRef: input.base,
    baseSha,
    headRef,
    headSha,
    headRepositoryId: head.id,
    isDraft: input.isDraft,
    mergedAt: null,
    mergedById: null,
    mergeCommitSha: null,
  }) as PullIssue;
  await writeRef(directory, `refs/pull/${issue.number}/head`, headSha, null);
  await tellIssue(world, repository, author, 'opened', issue);
  await runWorkflows(world, repository, author, headSha);
  return issue;
}

/** The repository, branch and tip that `branch`, or `owner:branch` of a fork, names. */
async function headOf(world: World, repository: Repository, name: string) {
  const [owner = '', branch] = name.split(/:(.*)/s);
  const isOwn =
    branch === undefined || owner.toLowerCase() === ownerOf(world, repository).login.toLowerCase();
  const head = isOwn ? repository : forkOf(world, repository, owner);
  const headRef = branch ?? name;
  const headSha = head && (await readRef(gitDirectory(world, head), `refs/heads/${headRef}`));
  if (!head || !headSha) throw invalid('PullRequest', 'head', 'invalid');
  return { head, headRef, headSha };
}

function forkOf(world: World, repository: Repository, owner: string): Repository | undefined {
  return world.state.repositories.find(
    (one) =>
      one.parentId === repository.id && ownerOf(world, one).login.toLowerCase() === owner.toLowerCase(),
  );
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
  const source = world.state.repositories.find((one) => one.id === issue.pull.headRepositoryId);
  const head = source && (await readRef(gitDirectory(world, source), `refs/heads/${issue.pull.headRef}`));
  if (!source || !head || issue.pull.mergedAt !== null) {
    throw new ApiError(422, 'Validation Failed', {
      errors: [
        { resource: 'PullRequest', field: 'state', code: 'custom', message: 'state cannot be changed.' },
      ],
    });
  }
  await fetchFromFork(world, repository, source, head);
  issue.pull.headSha = head;
  await reopenIssue(world, repository, sender, issue);
}
