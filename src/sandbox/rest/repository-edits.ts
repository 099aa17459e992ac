import { z } from 'zod';
import { forkRepository } from '../actions/fork-repository.ts';
import { deleteRepository, renameRepository, transferRepository } from '../actions/move-repository.ts';
import { renameBranch, setDefaultBranch } from '../actions/rename-branch.ts';
import { ApiError } from '../http/api-error.ts';
import { actorOf, checkNeed, NEEDS } from '../http/permissions.ts';
import { input } from '../http/read-body.ts';
import {
  type Answer,
  created,
  noContent,
  ok,
  param,
  type RepositoryRequest,
  type Route,
} from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { repositoryShape } from '../shapes/repository.ts';
import { findAccount } from '../state/find.ts';
import { branchAnswer } from './refs.ts';

const editInput = z.object({
  name: z.string().optional(),
  description: z.string().nullish(),
  default_branch: z.string().optional(),
  archived: z.boolean().optional(),
});

/** https://docs.github.com/rest/repos/repos#update-a-repository */
async function edit(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const wanted = input(request, editInput);
  const actor = actorOf(request.caller);
  const isBack = wanted.archived === false;
  if (repository.isArchived && !isBack) throw new ApiError(403, 'Repository was archived so is read-only.');
  if (wanted.description !== undefined) repository.description = wanted.description ?? null;
  if (wanted.default_branch !== undefined) {
    await setDefaultBranch(world, repository, actor, wanted.default_branch);
  }
  if (wanted.name !== undefined) await renameRepository(world, repository, actor, wanted.name);
  if (wanted.archived !== undefined && wanted.archived !== repository.isArchived) {
    repository.isArchived = wanted.archived;
    const action = wanted.archived ? 'archived' : 'unarchived';
    world.announce({ name: 'repository', action, repository, sender: actor, payload: {} });
  }
  world.changed();
  return ok(repositoryShape(world, repository));
}

const transferInput = z.object({ new_owner: z.string(), new_name: z.string().optional() });

/** https://docs.github.com/rest/repos/repos#transfer-a-repository */
async function transfer(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const { new_owner, new_name } = input(request, transferInput);
  const owner = findAccount(world, new_owner);
  if (owner === undefined) throw new ApiError(422, 'Validation Failed: the new owner is not known');
  await transferRepository(world, repository, actorOf(request.caller), owner, new_name);
  return { status: 202, body: repositoryShape(world, repository) };
}

const forkInput = z.object({ name: z.string().optional(), default_branch_only: z.boolean().optional() });

/** https://docs.github.com/rest/repos/forks#create-a-fork */
async function fork(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const { name } = input(request, forkInput);
  const made = await forkRepository(world, repository, actorOf(request.caller), name);
  return { status: 202, body: repositoryShape(world, made) };
}

/** https://docs.github.com/rest/branches/branches#rename-a-branch */
async function rename(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const branch = param(request, 'branch');
  const { new_name } = input(request, z.object({ new_name: z.string() }));
  // Only who administers the repository renames its default branch.
  if (branch === repository.defaultBranch) checkNeed(request.caller, repository, NEEDS.administer);
  await renameBranch(world, repository, actorOf(request.caller), branch, new_name);
  return created((await branchAnswer(request, new_name)).body);
}

export const repositoryEditRoutes: readonly Route[] = [
  repositoryRoute({ method: 'PATCH', path: '', need: NEEDS.unarchive, handle: edit }),
  repositoryRoute({
    method: 'DELETE',
    path: '',
    need: NEEDS.unarchive,
    handle: async ({ caller, repository, world }) => {
      await deleteRepository(world, repository, actorOf(caller));
      return noContent;
    },
  }),
  repositoryRoute({ method: 'POST', path: '/transfer', need: NEEDS.administer, handle: transfer }),
  repositoryRoute({ method: 'POST', path: '/forks', need: NEEDS.fork, handle: fork }),
  repositoryRoute({
    method: 'POST',
    path: '/branches/{branch}/rename',
    need: NEEDS.writeContents,
    handle: rename,
  }),
];
