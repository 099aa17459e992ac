import { randomUUID } from 'node:crypto';
import { installationOf } from '../state/find.ts';
import type { AppRecord, Installation } from '../state/records.ts';
import { newId, type SandboxEvent, timestamp, type World } from '../state/world.ts';
import type { Delivery } from './delivery.ts';
import { webhookPayload } from './payload.ts';

/** The first delivery of an event; null where no app with a webhook is installed, or it did not ask for the event. */
export function newDelivery(world: World, event: SandboxEvent): Delivery | null {
  const app = world.state.apps[0];
  const url = world.state.webhookUrl;
  if (app === undefined || url === null) return null;
  const installation = recipientOf(world, event, app);
  if (installation === undefined) return null;
  world.changed();
  return {
    id: newId(world),
    guid: randomUUID(),
    event: event.name,
    action: event.action,
    installationId: installation.id,
    repositoryId: event.repository?.id ?? null,
    isRedelivery: false,
    payload: JSON.stringify(webhookPayload(world, event, installation)),
    url,
    queuedAt: timestamp(world),
    result: null,
  };
}

/** The installation that hears of an event; none where the app did not ask for it, or may not work for now. */
function recipientOf(world: World, event: SandboxEvent, app: AppRecord): Installation | undefined {
  if (event.installation !== undefined)
    return event.installation.appId === app.id ? event.installation : undefined;
  if (event.repository === null || !app.events.includes(event.name)) return undefined;
  const installation = installationOf(world, event.repository, app.id);
  return installation?.suspendedAt === null ? installation : undefined;
}
