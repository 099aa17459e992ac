import { randomUUID } from 'node:crypto';
import { installationOf } from '../state/find.ts';
import { newId, type SandboxEvent, timestamp, type World } from '../state/world.ts';
import type { Delivery } from './delivery.ts';
import { webhookPayload } from './payload.ts';

/** The first delivery of an event; null where no app with a webhook is installed, or it did not ask for the event. */
export function newDelivery(world: World, event: SandboxEvent): Delivery | null {
  const app = world.state.apps[0];
  const url = world.state.webhookUrl;
  if (app === undefined || url === null || !app.events.includes(event.name)) return null;
  const installation = installationOf(world, event.repository, app.id);
  if (installation === undefined || installation.suspendedAt !== null) return null;
  world.changed();
  return {
    id: newId(world),
    guid: randomUUID(),
    event: event.name,
    action: event.action,
    installationId: installation.id,
    repositoryId: event.repository.id,
    isRedelivery: false,
    payload: JSON.stringify(webhookPayload(world, event, installation)),
    url,
    queuedAt: timestamp(world),
    result: null,
  };
}
