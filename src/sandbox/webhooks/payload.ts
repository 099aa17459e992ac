import { accountShape } from '../shapes/account.ts';
import { repositoryInPayload } from '../shapes/repository.ts';
import { nodeId } from '../state/node-id.ts';
import type { Installation } from '../state/records.ts';
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
    repository: payloadRepository(world, event),
    sender: accountShape(world, event.sender),
    installation: { id: installation.id, node_id: nodeId('Installation', installation.id) },
  };
}

/** In a push the repository's dates are seconds and it names its main branch: an old form that GitHub keeps. */
function payloadRepository(world: World, event: SandboxEvent): Record<string, unknown> {
  const shape = repositoryInPayload(world, event.repository);
  if (event.name !== 'push') return shape;
  const seconds = (date: string): number => Math.floor(Date.parse(date) / 1000);
  const owner = shape.owner as { login: string };
  return {
    ...shape,
    owner: { ...owner, name: owner.login, email: null },
    created_at: seconds(event.repository.createdAt),
    pushed_at: seconds(event.repository.pushedAt),
    stargazers: 0,
    master_branch: event.repository.defaultBranch,
  };
}
