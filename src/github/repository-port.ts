import { UserError } from '../errors.ts';
import type { Permission, PlanCommit, RepositoryPort, RepositoryRef } from '../workflows/ports/repository.ts';
import type { Client } from './client.ts';
import { namedComment } from './named-comment.ts';
import { pathsAt } from './paths-at.ts';
import type { PlanMemory } from './plan-memory.ts';
import { COMMENTS_BEFORE } from './queries/fragments.ts';
import { olderThan, readComment } from './read-pull.ts';
import { type ReadOptions, readRepository } from './read-repository.ts';
import { type CommentsShape, present } from './shapes.ts';
import { standingCommits } from './standing-commits.ts';
import { repositoryWrites } from './write-repository.ts';

/** GitHub, as the workflows see it, for one repository of one installation. */
export function createRepositoryPort(
  client: Client,
  ref: RepositoryRef,
  options: ReadOptions,
): RepositoryPort {
  const writes = repositoryWrites(client, ref);
  return {
    ...writes,
    createBranchAndCommit: async (repositoryId, commit) => {
      const made = await writes.createBranchAndCommit(repositoryId, commit);
      rememberPlan(options.memory, commit);
      return made;
    },
    pathsAt: (commit, paths) => pathsAt(client, ref, commit, paths),
    read: (request) => readRepository(client, ref, request, options),
    permissionOf: (login) => permissionOf(client, ref, login),
    standingCommits: (pull) => standingCommits(client, ref, pull),
    namedComment: (origin) => namedComment(client, ref, origin),
    olderComments: (issue, before) => commentsBefore(client, ref, issue, before),
    isInTeam: (team, login) => isInTeam(client, team, login),
  };
}

/** Where a plan was just put need not be looked for. */
function rememberPlan(memory: PlanMemory, commit: PlanCommit): void {
  const issue = /^planwright\/issue-(\d+)$/.exec(commit.branch)?.[1];
  const path = commit.files[0]?.path;
  if (issue !== undefined && path !== undefined) memory.branchPaths.set(Number(issue), path);
}

async function commentsBefore(
  client: Client,
  { owner, name }: RepositoryRef,
  issue: number,
  before: string,
): ReturnType<RepositoryPort['olderComments']> {
  const answer = await client.query<{
    repository: { issue: { comments: CommentsShape } | null } | null;
  }>(COMMENTS_BEFORE, { owner, name, issue, before });
  const comments = answer.repository?.issue?.comments;
  if (!comments) return { comments: [], before: null };
  return { comments: present(comments).map(readComment), before: olderThan(comments) };
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

/**
 * Members of child teams count; who was invited and has not answered is none. Without the permission to read members
 * GitHub answers 403 or 404.
 * https://docs.github.com/rest/teams/members#get-team-membership-for-a-user
 */
async function isInTeam(client: Client, name: string, username: string): Promise<boolean> {
  const [org = '', team_slug = ''] = name.split('/');
  const answer = await client
    .get<{ readonly state?: string }>('GET /orgs/{org}/teams/{team_slug}/memberships/{username}', {
      org,
      team_slug,
      username,
    })
    .catch((error: unknown) => {
      if (error instanceof UserError) return null;
      throw error;
    });
  return answer?.state === 'active';
}
