import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { closeRepository } from '../git/close-repository.ts';
import { invalid } from '../http/api-error.ts';
import { accountShape } from '../shapes/account.ts';
import { accountOf, findRepository, fullName, gitDirectory, isPull } from '../state/find.ts';
import type { Account, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';

/** Gives a repository another name; the old one leads to it until another repository takes it. */
export async function renameRepository(
  world: World,
  repository: Repository,
  sender: Account,
  name: string,
): Promise<void> {
  const from = repository.name;
  if (name === from) return;
  await move(world, repository, accountOf(world, repository.ownerId), name);
  const payload = { changes: { repository: { name: { from } } } };
  world.announce({ name: 'repository', action: 'renamed', repository, sender, payload });
}

/**
 * Gives a repository to another account, where apps are installed or not; the former owner stays as a collaborator.
 * https://docs.github.com/repositories/creating-and-managing-repositories/transferring-a-repository
 */
export async function transferRepository(
  world: World,
  repository: Repository,
  sender: Account,
  owner: Account,
  name: string = repository.name,
): Promise<void> {
  const former = accountOf(world, repository.ownerId);
  await move(world, repository, owner, name);
  const others = repository.collaborators.filter((one) => one.accountId !== owner.id);
  const stays = former.type === 'User' ? [{ accountId: former.id, role: 'write' as const }] : [];
  repository.collaborators = [...others, ...stays];
  repository.members = [];
  const kind = former.type === 'Organization' ? 'organization' : 'user';
  const payload = { changes: { owner: { from: { [kind]: accountShape(world, former) } } } };
  world.announce({ name: 'repository', action: 'transferred', repository, sender, payload });
}

async function move(world: World, repository: Repository, owner: Account, name: string): Promise<void> {
  const twin = findRepository(world, owner.login, name);
  if (twin !== undefined && twin !== repository) {
    throw invalid('Repository', 'name', 'custom', 'name already exists on this account');
  }
  await world.exclusive(repository, async () => {
    const from = gitDirectory(world, repository);
    closeRepository(from);
    remember(world, repository);
    repository.ownerId = owner.id;
    repository.name = name;
    forget(world, repository);
    const to = gitDirectory(world, repository);
    await mkdir(dirname(to), { recursive: true });
    if (existsSync(from)) await rename(from, to);
    world.changed();
  });
}

/** https://docs.github.com/rest/repos/repos#delete-a-repository */
export async function deleteRepository(world: World, repository: Repository, sender: Account): Promise<void> {
  const directory = gitDirectory(world, repository);
  await world.exclusive(repository, async () => {
    closeRepository(directory);
    world.announce({ name: 'repository', action: 'deleted', repository, sender, payload: {} });
    remember(world, repository);
    world.state.repositories = world.state.repositories.filter((one) => one !== repository);
    for (const parent of world.state.repositories) {
      // Pull requests from a fork that is gone stay, with nothing to say of where they come from.
      for (const { pull } of parent.issues.filter(isPull)) {
        if (pull.headRepositoryId !== repository.id) continue;
        pull.headRepositoryId = null;
        pull.headOwnerId = repository.ownerId;
      }
    }
    world.changed();
    await rm(directory, { recursive: true, force: true });
  });
}

function remember(world: World, repository: Repository): void {
  forget(world, repository);
  const name = fullName(world, repository).toLowerCase();
  world.state.formerNames.push({ fullName: name, repositoryId: repository.id });
}

/** A name that is in use leads nowhere else. */
function forget(world: World, repository: Repository): void {
  const name = fullName(world, repository).toLowerCase();
  world.state.formerNames = world.state.formerNames.filter((one) => one.fullName !== name);
}
