import { pickTree } from '../git/merge-trees.ts';
import { resolve } from '../git/read-objects.ts';
import { NO_OBJECT, readRef } from '../git/refs.ts';
import { writeCommit } from '../git/write-commit.ts';
import { ApiError } from '../http/api-error.ts';
import { fullName, gitDirectory, type PullIssue } from '../state/find.ts';
import type { Account, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { changeRef } from './change-ref.ts';
import { GITHUB, signatureOf } from './commit-files.ts';
import { openPull } from './pulls.ts';

export interface RevertInput {
  readonly title: string | null;
  readonly body: string | null;
  readonly isDraft: boolean;
}

/**
 * Opens a pull request that takes back a merged one, on a branch `revert-NUMBER-BRANCH` of the repository.
 * https://docs.github.com/pull-requests/collaborating-with-pull-requests/incorporating-changes-from-a-pull-request/reverting-a-pull-request
 */
export async function revertPull(
  world: World,
  repository: Repository,
  sender: Account,
  issue: PullIssue,
  input: RevertInput,
): Promise<PullIssue> {
  const { pull } = issue;
  const title = input.title ?? `Revert "${issue.title}"`;
  const said = `Reverts ${fullName(world, repository)}#${issue.number}`;
  const branch = `revert-${issue.number}-${pull.headRef}`;
  await world.exclusive(repository, async () => {
    const directory = gitDirectory(world, repository);
    const base = await readRef(directory, `refs/heads/${pull.baseRef}`);
    const tree = base === null ? null : await treeWithout(directory, base, pull);
    if (base === null || tree === null) {
      throw new ApiError(422, 'Pull request could not be reverted', { type: 'UNPROCESSABLE' });
    }
    const message = `${title}\n\n${said}`;
    const author = signatureOf(sender);
    const after = writeCommit(directory, { tree, parents: [base], message, author, committer: GITHUB });
    const name = `refs/heads/${branch}`;
    await changeRef(world, repository, sender, { name, before: NO_OBJECT, after });
  });
  const body = input.body ?? said;
  return openPull(world, repository, sender, {
    title,
    body,
    head: branch,
    base: pull.baseRef,
    isDraft: input.isDraft,
  });
}

/** The base's tree less what the pull request brought; null on a conflict, or where it was never merged. */
async function treeWithout(directory: string, base: string, pull: PullIssue['pull']): Promise<string | null> {
  if (pull.mergeCommitSha === null) return null;
  const [before, after] = await Promise.all([
    resolve(directory, pull.baseSha, 'tree'),
    resolve(directory, pull.mergeCommitSha, 'tree'),
  ]);
  return before === null ? null : pickTree(directory, base, { ancestor: after, theirs: before });
}
