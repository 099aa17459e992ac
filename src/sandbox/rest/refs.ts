import { z } from 'zod';
import { createRef, deleteRef, moveRef } from '../actions/change-ref.ts';
import { renamedTo } from '../actions/rename-branch.ts';
import { readCommit } from '../git/read-commits.ts';
import { findRef, listRefs, type Ref } from '../git/refs.ts';
import { ApiError, movedTo } from '../http/api-error.ts';
import { page } from '../http/pagination.ts';
import { actorOf, NEEDS } from '../http/permissions.ts';
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
import { rulesOf } from '../rules/rules-of.ts';
import { commitShape } from '../shapes/commit.ts';
import { repositoryApi, repositoryPage } from '../shapes/repository.ts';
import type { Schema } from '../shapes/schema.ts';
import { found, gitDirectory } from '../state/find.ts';
import { nodeId } from '../state/node-id.ts';

const refInput = z.object({ ref: z.string(), sha: z.string() });
const refEdit = z.object({ sha: z.string(), force: z.boolean().default(false) });

function refShape(request: RepositoryRequest, ref: Ref): Schema<'git-ref'> {
  const api = repositoryApi(request.world, request.repository);
  return {
    ref: ref.name,
    node_id: nodeId('Ref', `${request.repository.id}:${ref.name}`),
    url: `${api}/git/${encodeURI(ref.name)}`,
    object: { sha: ref.oid, type: ref.type, url: `${api}/git/${ref.type}s/${ref.oid}` },
  };
}

async function refNamed(request: RepositoryRequest, name: string): Promise<Ref> {
  return found(await findRef(gitDirectory(request.world, request.repository), name));
}

const nameOf = (request: RepositoryRequest): string => `refs/${param(request, 'ref')}`;

async function matching(request: RepositoryRequest): Promise<Answer> {
  const refs = await listRefs(gitDirectory(request.world, request.repository), nameOf(request));
  return page(request, refs, (ref) => refShape(request, ref));
}

async function create(request: RepositoryRequest): Promise<Answer> {
  const { ref, sha } = input(request, refInput);
  await createRef(request.world, request.repository, actorOf(request.caller), ref, sha);
  const shape = refShape(request, await refNamed(request, ref));
  return created(shape, shape.url);
}

async function update(request: RepositoryRequest): Promise<Answer> {
  const { sha, force } = input(request, refEdit);
  await moveRef(request.world, request.repository, actorOf(request.caller), nameOf(request), sha, force);
  return ok(refShape(request, await refNamed(request, nameOf(request))));
}

async function remove(request: RepositoryRequest): Promise<Answer> {
  await deleteRef(request.world, request.repository, actorOf(request.caller), nameOf(request));
  return noContent;
}

function isProtected(request: RepositoryRequest, ref: string): boolean {
  return rulesOf(request.repository, ref).length > 0;
}

async function branches(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const refs = await listRefs(gitDirectory(world, repository), 'refs/heads/');
  return page(request, refs, (ref) => ({
    name: ref.name.replace('refs/heads/', ''),
    commit: { sha: ref.oid, url: `${repositoryApi(world, repository)}/commits/${ref.oid}` },
    protected: isProtected(request, ref.name),
  }));
}

/** A branch that was renamed is found under its new name. */
async function branch(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const name = param(request, 'branch');
  const now = renamedTo(repository, name);
  const isThere = (await findRef(gitDirectory(world, repository), `refs/heads/${name}`)) !== null;
  if (isThere || now === null) return branchAnswer(request, name);
  throw movedTo(`${repositoryApi(world, repository)}/branches/${encodeURIComponent(now)}`, 'GET');
}

export async function branchAnswer(request: RepositoryRequest, name: string): Promise<Answer> {
  const { repository, world } = request;
  const ref = await findRef(gitDirectory(world, repository), `refs/heads/${name}`);
  const commit = ref === null ? null : await readCommit(gitDirectory(world, repository), ref.oid);
  if (ref === null || commit === null) throw new ApiError(404, 'Branch not found');
  const self = `${repositoryApi(world, repository)}/branches/${encodeURIComponent(name)}`;
  const shape: Schema<'branch-with-protection'> = {
    name,
    commit: commitShape(world, repository, commit),
    _links: { self, html: `${repositoryPage(world, repository)}/tree/${name}` },
    protected: isProtected(request, ref.name),
    protection: { enabled: false },
    protection_url: `${self}/protection`,
  };
  return ok(shape);
}

export const refRoutes: readonly Route[] = [
  repositoryRoute({
    method: 'GET',
    path: '/git/matching-refs/{ref}',
    need: NEEDS.readContents,
    handle: matching,
  }),
  repositoryRoute({ method: 'GET', path: '/git/matching-refs', need: NEEDS.readContents, handle: matching }),
  repositoryRoute({
    method: 'GET',
    path: '/git/ref/{ref}',
    need: NEEDS.readContents,
    handle: async (request) => ok(refShape(request, await refNamed(request, nameOf(request)))),
  }),
  repositoryRoute({ method: 'POST', path: '/git/refs', need: NEEDS.writeContents, handle: create }),
  repositoryRoute({ method: 'PATCH', path: '/git/refs/{ref}', need: NEEDS.writeContents, handle: update }),
  repositoryRoute({ method: 'DELETE', path: '/git/refs/{ref}', need: NEEDS.writeContents, handle: remove }),
  repositoryRoute({ method: 'GET', path: '/branches', need: NEEDS.readContents, handle: branches }),
  repositoryRoute({ method: 'GET', path: '/branches/{branch}', need: NEEDS.readContents, handle: branch }),
];
