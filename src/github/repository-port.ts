import type { Permission, RepositoryPort, RepositoryRef } from '../workflows/ports/repository.ts';
import type { Client } from './client.ts';
import type { PlanMemory } from './plan-memory.ts';
import { readRepository, type TemplateReader } from './read-repository.ts';
import { repositoryWrites } from './write-repository.ts';

export interface RepositoryPortOptions {
  readonly memory: PlanMemory;
  /** Logins under which the app's own commits appear: `planwright[bot]`. */
  readonly ourLogins: ReadonlySet<string>;
  readonly templateOf: TemplateReader;
}

/** GitHub, as the workflows see it, for one repository of one installation. */
export function createRepositoryPort(
  client: Client,
  ref: RepositoryRef,
  options: RepositoryPortOptions,
): RepositoryPort {
  return {
    ...repositoryWrites(client, ref),
    read: (request) =>
      readRepository(client, ref, options.memory, request, options.ourLogins, options.templateOf),
    permissionOf: (login) => permissionOf(client, ref, login),
  };
}

interface PermissionShape {
  readonly user: { readonly permissions?: Readonly<Record<string, boolean>> } | null;
}

/**
 * `user.permissions` and not the role's name, which custom roles change.
 * https://docs.github.com/rest/collaborators/collaborators#get-repository-permissions-for-a-user
 */
async function permissionOf(client: Client, ref: RepositoryRef, username: string): Promise<Permission> {
  const answer = await client.get<PermissionShape>(
    'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    {
      owner: ref.owner,
      repo: ref.name,
      username,
    },
  );
  const permissions = answer?.user?.permissions;
  if (!permissions) return 'none';
  if (permissions.admin || permissions.maintain || permissions.push) return 'write';
  if (permissions.triage) return 'triage';
  return permissions.pull ? 'read' : 'none';
}
