import { ApiError } from '../http/api-error.ts';
import { actorOf, NEEDS, roleOf } from '../http/permissions.ts';
import { type Answer, ok, param, type RepositoryRequest, type Route } from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { accountShape, publicAccountShape } from '../shapes/account.ts';
import { accountOf, findAccount, found } from '../state/find.ts';
import type { Account, Repository, Role } from '../state/records.ts';
import type { World } from '../state/world.ts';

/** `user.permissions`, from the least to the most. */
export function permissionFlags(role: Role | null) {
  const roles: (Role | null)[] = ['read', 'triage', 'write', 'maintain', 'admin'];
  const rank = roles.indexOf(role);
  return { pull: rank >= 0, triage: rank >= 1, push: rank >= 2, maintain: rank >= 3, admin: rank >= 4 };
}

/** The older, coarser word of `permission`: triage counts as read, maintain as write. */
function legacyPermission(role: Role | null): 'none' | 'read' | 'write' | 'admin' {
  if (role === null) return 'none';
  if (role === 'triage') return 'read';
  return role === 'maintain' ? 'write' : role;
}

function collaboratorShape(world: World, repository: Repository, account: Account) {
  return {
    ...accountShape(world, account),
    permissions: permissionFlags(effectiveRole(repository, account)),
    role_name: roleNameOf(repository, account) ?? '',
  };
}

/** Everybody can read a public repository. */
function effectiveRole(repository: Repository, account: Account): Role | null {
  return roleOf(repository, account) ?? (repository.isPrivate ? null : 'read');
}

/** A custom role has a name of its own, and the permission of the role that it is based on. */
function roleNameOf(repository: Repository, account: Account): string | null {
  const own = repository.collaborators.find((one) => one.accountId === account.id);
  return own?.roleName ?? effectiveRole(repository, account);
}

/** https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user */
function permissionOf(request: RepositoryRequest): Answer {
  const { world, repository } = request;
  const account = found(findAccount(world, param(request, 'username')));
  const role = effectiveRole(repository, account);
  return ok({
    permission: legacyPermission(role),
    role_name: roleNameOf(repository, account) ?? 'none',
    user: collaboratorShape(world, repository, account),
  });
}

function collaborators(request: RepositoryRequest): Answer {
  const { world, repository } = request;
  const ids = [repository.ownerId, ...repository.collaborators.map((one) => one.accountId)];
  return ok(ids.map((id) => collaboratorShape(world, repository, accountOf(world, id))));
}

export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/user',
    handle: (request) => {
      if (request.caller.kind === 'installation')
        throw new ApiError(403, 'Resource not accessible by integration');
      return ok(publicAccountShape(request.world, actorOf(request.caller)));
    },
  },
  {
    method: 'GET',
    path: '/users/{username}',
    handle: (request) =>
      ok(publicAccountShape(request.world, found(findAccount(request.world, param(request, 'username'))))),
  },
  repositoryRoute({
    method: 'GET',
    path: '/collaborators/{username}/permission',
    need: NEEDS.metadata,
    handle: permissionOf,
  }),
  repositoryRoute({ method: 'GET', path: '/collaborators', need: NEEDS.metadata, handle: collaborators }),
];
