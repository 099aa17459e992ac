import { createRepository } from '../git/create-repository.ts';
import { runGit } from '../git/run-git.ts';
import { ApiError } from '../http/api-error.ts';
import { repositoryInPayload } from '../shapes/repository.ts';
import { findRepository, fullName, gitDirectory } from '../state/find.ts';
import { newRepository } from '../state/new-repository.ts';
import type { Account, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';

/** Copies a repository, its branches and tags, for somebody; the second fork of the same one is the first. */
export async function forkRepository(
  world: World,
  parent: Repository,
  owner: Account,
  name: string = parent.name,
): Promise<Repository> {
  const there = findRepository(world, owner.login, name);
  if (there?.parentId === parent.id) return there;
  if (there !== undefined || owner.id === parent.ownerId) {
    throw new ApiError(403, `${fullName(world, parent)} cannot be forked under this name`);
  }
  const fork = newRepository(world, owner, { name, isPrivate: parent.isPrivate });
  fork.parentId = parent.id;
  fork.defaultBranch = parent.defaultBranch;
  const directory = gitDirectory(world, fork);
  await createRepository(directory, fork.defaultBranch, name, gitDirectory(world, parent));
  await runGit(directory, ['fetch', '--quiet', gitDirectory(world, parent), '+refs/heads/*:refs/heads/*']);
  world.state.repositories.push(fork);
  world.changed();
  const payload = { forkee: repositoryInPayload(world, fork) };
  world.announce({ name: 'fork', action: null, repository: parent, sender: owner, payload });
  return fork;
}

/** Brings a commit of a fork into the repository that its pull request is for. */
export async function fetchFromFork(
  world: World,
  parent: Repository,
  fork: Repository,
  oid: string,
): Promise<void> {
  if (fork.id === parent.id) return;
  const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', gitDirectory(world, fork), oid];
  await runGit(gitDirectory(world, parent), args);
}
