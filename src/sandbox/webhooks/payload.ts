import { accountShape, organizationShape } from '../shapes/account.ts';
import { repositoryInPayload } from '../shapes/repository.ts';
import { ownerOf } from '../state/find.ts';
import { nodeId } from '../state/node-id.ts';
import type { Installation, Repository } from '../state/records.ts';
import type { SandboxEvent, World } from '../state/world.ts';

/** The body of a webhook: what is common to all, and what the event says. */
export function webhookPayload(
  world: World,
  event: SandboxEvent,
  installation: Installation,
): Record<string, unknown> {
  return {
    ...(event.action === null ? {} : { action: event.action }),
    ...event.payload,
    ...repositoryPart(world, event),
    sender: accountShape(world, event.sender),
    // An event of the installation itself bears all of it.
    installation: event.payload.installation ?? {
      id: installation.id,
      node_id: nodeId('Installation', installation.id),
    },
  };
}

function repositoryPart(world: World, event: SandboxEvent): Record<string, unknown> {
  const { repository } = event;
  if (repository === null) return {};
  const owner = ownerOf(world, repository);
  return {
    repository: payloadRepository(world, event, repository),
    ...(owner.type === 'Organization' ? { organization: organizationShape(world, owner) } : {}),
  };
}

/** In a push the repository's dates are seconds and it names its main branch: an old form that GitHub keeps. */
function payloadRepository(
  world: World,
  event: SandboxEvent,
  repository: Repository,
): Record<string, unknown> {
  const shape = repositoryInPayload(world, repository);
  if (event.name !== 'push') return shape;
  const seconds = (date: string): number => Math.floor(Date.parse(date) / 1000);
  const owner = shape.owner as { login: string };
  return {
    ...shape,
    owner: { ...owner, name: owner.login, email: null },
    created_at: seconds(repository.createdAt),
    pushed_at: seconds(repository.pushedAt),
    stargazers: 0,
    master_branch: repository.defaultBranch,
  };
}
