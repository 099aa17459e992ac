import { isRefName } from '../git/is-ref-name.ts';
import { NO_OBJECT, readRef, writeRef } from '../git/refs.ts';
import { runGit } from '../git/run-git.ts';
import { ApiError } from '../http/api-error.ts';
import { gitDirectory, isPull } from '../state/find.ts';
import type { Account, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { refMoved } from './ref-moved.ts';
import { tellIssue } from './tell.ts';

/**
 * Renames a branch: open pull requests into it follow, those from it are closed, protection by its name follows.
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-branches-in-your-repository/renaming-a-branch
 */
export async function renameBranch(
  world: World,
  repository: Repository,
  sender: Account,
  from: string,
  to: string,
): Promise<void> {
  const directory = gitDirectory(world, repository);
  await world.exclusive(repository, async () => {
    const [before, after] = [`refs/heads/${from}`, `refs/heads/${to}`];
    const oid = await readRef(directory, before);
    if (oid === null) throw new ApiError(404, 'Branch not found');
    const isFree = isRefName(after) && (await readRef(directory, after)) === null;
    if (!isFree) throw new ApiError(422, `Branch name ${to} is invalid or taken`);
    await writeRef(directory, after, oid, NO_OBJECT);
    const isDefault = repository.defaultBranch === from;
    if (isDefault) await pointHead(directory, repository, to);
    await writeRef(directory, before, NO_OBJECT, oid);
    repository.branchRenames.push({ from, to });
    for (const protection of repository.protections) {
      if (protection.pattern === from) protection.pattern = to;
    }
    await refMoved(world, repository, sender, {
      name: after,
      before: NO_OBJECT,
      after: oid,
      isForced: false,
    });
    await retarget(world, repository, sender, from, to);
    await refMoved(world, repository, sender, {
      name: before,
      before: oid,
      after: NO_OBJECT,
      isForced: false,
    });
    if (isDefault) tellDefault(world, repository, sender, from);
  });
}

/** Makes another branch the default one. */
export async function setDefaultBranch(
  world: World,
  repository: Repository,
  sender: Account,
  branch: string,
): Promise<void> {
  const from = repository.defaultBranch;
  const directory = gitDirectory(world, repository);
  if (from === branch) return;
  if ((await readRef(directory, `refs/heads/${branch}`)) === null) {
    throw new ApiError(422, `The branch ${branch} was not found. Please push that ref first or create it.`);
  }
  await pointHead(directory, repository, branch);
  world.changed();
  tellDefault(world, repository, sender, from);
}

async function pointHead(directory: string, repository: Repository, branch: string): Promise<void> {
  await runGit(directory, ['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  repository.defaultBranch = branch;
}

async function retarget(
  world: World,
  repository: Repository,
  sender: Account,
  from: string,
  to: string,
): Promise<void> {
  for (const issue of repository.issues.filter(isPull)) {
    if (issue.state !== 'open' || issue.pull.baseRef !== from) continue;
    issue.pull.baseRef = to;
    const changes = { base: { ref: { from }, sha: { from: issue.pull.baseSha } } };
    await tellIssue(world, repository, sender, 'edited', issue, { changes });
  }
}

function tellDefault(world: World, repository: Repository, sender: Account, from: string): void {
  const payload = { changes: { default_branch: { from } } };
  world.announce({ name: 'repository', action: 'edited', repository, sender, payload });
}

/** What a branch is called now that was renamed, perhaps more than once; null where it never was. */
export function renamedTo(repository: Repository, branch: string): string | null {
  let name = branch;
  for (const { from, to } of repository.branchRenames) if (from === name) name = to;
  return name === branch ? null : name;
}
