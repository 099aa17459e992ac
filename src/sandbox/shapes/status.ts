import { accountOf } from '../state/find.ts';
import { nodeId } from '../state/node-id.ts';
import type { CommitStatus, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { accountShape } from './account.ts';
import { repositoryApi, repositoryShape } from './repository.ts';
import type { Schema } from './schema.ts';

export function statusShape(world: World, repository: Repository, status: CommitStatus): Schema<'status'> {
  const creator = accountShape(world, accountOf(world, status.creatorId));
  return {
    url: `${repositoryApi(world, repository)}/statuses/${status.sha}`,
    avatar_url: creator.avatar_url,
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    creator,
  };
}

/** The last status of each context on a commit, oldest context first. */
export function latestStatuses(repository: Repository, sha: string): CommitStatus[] {
  const latest = new Map<string, CommitStatus>();
  for (const status of repository.statuses) if (status.sha === sha) latest.set(status.context, status);
  return [...latest.values()];
}

/** `failure` where one failed, `pending` where one is pending or there is none, else `success`. */
export function combinedState(statuses: readonly CommitStatus[]): 'failure' | 'pending' | 'success' {
  if (statuses.some((status) => status.state === 'failure' || status.state === 'error')) return 'failure';
  if (statuses.length === 0 || statuses.some((status) => status.state === 'pending')) return 'pending';
  return 'success';
}

export function combinedStatusShape(
  world: World,
  repository: Repository,
  sha: string,
): Schema<'combined-commit-status'> {
  const statuses = latestStatuses(repository, sha);
  const url = `${repositoryApi(world, repository)}/commits/${sha}`;
  return {
    state: combinedState(statuses),
    statuses: statuses.map((status) => {
      const { creator, ...simple } = statusShape(world, repository, status);
      return simple;
    }) as Schema<'combined-commit-status'>['statuses'],
    sha,
    total_count: statuses.length,
    repository: repositoryShape(world, repository) as Schema<'minimal-repository'>,
    commit_url: url,
    url: `${url}/status`,
  };
}
