import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { deleteInstallation, suspendInstallation } from '../actions/installations.ts';
import { ApiError } from '../http/api-error.ts';
import type { Caller } from '../http/caller.ts';
import { page } from '../http/pagination.ts';
import { canSee } from '../http/permissions.ts';
import { input } from '../http/read-body.ts';
import {
  type Answer,
  type ApiRequest,
  created,
  noContent,
  numberParam,
  ok,
  param,
  type Route,
} from '../http/route.ts';
import { appShape, installationShape } from '../shapes/app.ts';
import { repositoryShape } from '../shapes/repository.ts';
import { findRepository, found } from '../state/find.ts';
import type { AppRecord, Installation, Level, Permissions } from '../state/records.ts';

/** Tokens of installations live for an hour. */
const TOKEN_LIFE = 3_600_000;

const tokenInput = z.object({
  repositories: z.array(z.string()).optional(),
  repository_ids: z.array(z.int()).optional(),
  permissions: z.record(z.string(), z.enum(['read', 'write', 'admin'])).optional(),
});

/** The app that signed the request with its JWT. */
export function appCallerOf(caller: Caller): AppRecord {
  if (caller.kind !== 'app') throw new ApiError(401, 'A JSON web token could not be decoded');
  return caller.app;
}

function installationById(request: ApiRequest): Installation {
  const app = appCallerOf(request.caller);
  const id = numberParam(request, 'installation_id');
  return found(request.world.state.installations.find((one) => one.id === id && one.appId === app.id));
}

/** https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app */
function createToken(request: ApiRequest): Answer {
  const { world } = request;
  const installation = installationById(request);
  if (installation.suspendedAt !== null) throw new ApiError(403, 'This installation has been suspended');
  const wanted = input(request, tokenInput);
  const permissions = narrow(installation.permissions, wanted.permissions);
  const all = world.state.repositories.filter(
    (repository) =>
      repository.ownerId === installation.accountId &&
      (installation.repositoryIds?.includes(repository.id) ?? true),
  );
  const isSelected = wanted.repositories !== undefined || wanted.repository_ids !== undefined;
  const repositories = isSelected
    ? all.filter(
        (repository) =>
          wanted.repositories?.includes(repository.name) || wanted.repository_ids?.includes(repository.id),
      )
    : all;
  const asked = (wanted.repositories?.length ?? 0) + (wanted.repository_ids?.length ?? 0);
  if (isSelected && repositories.length < asked) {
    throw new ApiError(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  }
  const token = {
    value: `ghs_${randomBytes(27).toString('base64url').replace(/[-_]/g, 'x')}`,
    installationId: installation.id,
    accountId: null,
    permissions,
    repositoryIds: isSelected ? repositories.map((repository) => repository.id) : installation.repositoryIds,
    expiresAt: new Date(world.clock() + TOKEN_LIFE).toISOString().replace(/\.\d+Z$/, 'Z'),
  };
  world.state.tokens = world.state.tokens.filter(
    (one) => one.expiresAt === null || Date.parse(one.expiresAt) > world.clock(),
  );
  world.state.tokens.push(token);
  world.changed();
  return created({
    token: token.value,
    expires_at: token.expiresAt,
    permissions,
    repository_selection: token.repositoryIds === null ? 'all' : 'selected',
    ...(isSelected ? { repositories: repositories.map((one) => repositoryShape(world, one)) } : {}),
  });
}

const LEVELS: readonly Level[] = ['read', 'write', 'admin'];

function narrow(granted: Permissions, wanted: Permissions | undefined): Permissions {
  if (wanted === undefined) return granted;
  for (const [name, level] of Object.entries(wanted)) {
    const most = granted[name];
    if (most === undefined || LEVELS.indexOf(level) > LEVELS.indexOf(most)) {
      throw new ApiError(422, 'The permissions requested are not granted to this installation.');
    }
  }
  return { metadata: 'read', ...wanted };
}

function repositoryInstallation(request: ApiRequest): Answer {
  const app = appCallerOf(request.caller);
  const repository = found(findRepository(request.world, param(request, 'owner'), param(request, 'repo')));
  const installation = found(
    request.world.state.installations.find(
      (one) =>
        one.appId === app.id &&
        one.accountId === repository.ownerId &&
        (one.repositoryIds?.includes(repository.id) ?? true),
    ),
  );
  return ok(installationShape(request.world, app, installation));
}

function installationRepositories(request: ApiRequest): Promise<Answer> {
  const { caller, world } = request;
  if (caller.kind !== 'installation') {
    throw new ApiError(
      403,
      'You must authenticate with an installation access token in order to list repositories for an installation.',
    );
  }
  const repositories = world.state.repositories.filter(
    (repository) =>
      canSee(caller, repository) &&
      repository.ownerId === caller.installation.accountId &&
      (caller.repositoryIds?.includes(repository.id) ?? true),
  );
  return page(
    request,
    repositories,
    (repository) => repositoryShape(world, repository),
    (shown, total) => ({
      total_count: total,
      repository_selection: caller.repositoryIds === null ? 'all' : 'selected',
      repositories: shown,
    }),
  );
}

function suspend(request: ApiRequest, isSuspended: boolean): Answer {
  suspendInstallation(request.world, installationById(request), isSuspended);
  return noContent;
}

function revokeToken(request: ApiRequest): Answer {
  const value = (request.headers.authorization ?? '').split(/\s+/)[1];
  request.world.state.tokens = request.world.state.tokens.filter((token) => token.value !== value);
  request.world.changed();
  return noContent;
}

export const appRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/app',
    handle: (request) => {
      const app = appCallerOf(request.caller);
      const installations_count = request.world.state.installations.filter(
        (one) => one.appId === app.id,
      ).length;
      return ok({ ...appShape(request.world, app), installations_count });
    },
  },
  {
    method: 'GET',
    path: '/app/installations',
    handle: (request) => {
      const app = appCallerOf(request.caller);
      const installations = request.world.state.installations.filter((one) => one.appId === app.id);
      return page(request, installations, (one) => installationShape(request.world, app, one));
    },
  },
  {
    method: 'GET',
    path: '/app/installations/{installation_id}',
    handle: (request) =>
      ok(installationShape(request.world, appCallerOf(request.caller), installationById(request))),
  },
  { method: 'POST', path: '/app/installations/{installation_id}/access_tokens', handle: createToken },
  {
    method: 'PUT',
    path: '/app/installations/{installation_id}/suspended',
    handle: (one) => suspend(one, true),
  },
  {
    method: 'DELETE',
    path: '/app/installations/{installation_id}/suspended',
    handle: (one) => suspend(one, false),
  },
  {
    method: 'DELETE',
    path: '/app/installations/{installation_id}',
    handle: (request) => {
      deleteInstallation(request.world, installationById(request));
      return noContent;
    },
  },
  { method: 'GET', path: '/repos/{owner}/{repo}/installation', handle: repositoryInstallation },
  { method: 'GET', path: '/installation/repositories', handle: installationRepositories },
  { method: 'DELETE', path: '/installation/token', handle: revokeToken },
];
