import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { newId, type SandboxEvent, timestamp, type World } from '../state/world.ts';
import type { Delivery, DeliveryResult } from './delivery.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { webhookPayload } from './payload.ts';
import { deliveryHeaders, send } from './send.ts';

/** What goes wrong with deliveries on request; `event` undefined means any. */
export interface DeliveryFault {
  readonly event?: string;
  /** `lost`: recorded as failed, not sent. `doubled`: sent twice. `delayed`: sent later, after those behind it. */
  readonly kind: 'lost' | 'doubled' | 'delayed';
  count?: number;
  readonly milliseconds?: number;
}

export interface Deliverer {
  readonly announce: (world: World, event: SandboxEvent) => void;
  /** Sends a delivery again, as a new attempt with the same guid. */
  readonly redeliver: (world: World, delivery: Delivery) => Delivery;
  readonly addFault: (fault: DeliveryFault) => void;
  /** Holds deliveries back until `resume`, so that a test can look or change their order. */
  readonly pause: () => void;
  /** Lets them go, in the order that `order` gives them. */
  readonly resume: (order?: (waiting: readonly Delivery[]) => readonly Delivery[]) => void;
  /** Resolves when nothing waits or is under way; what is paused does not count. */
  readonly settled: () => Promise<void>;
  /** Sends nothing more. */
  readonly stop: () => void;
}

/** Sends webhooks one after the other, in the order of the events, and never makes an event wait. */
export function createDeliverer(store: DeliveryStore, appId: number, secret: string): Deliverer {
  const faults: DeliveryFault[] = [];
  let held: Delivery[] | null = null;
  let isStopped = false;
  let queue: Promise<unknown> = Promise.resolve();
  let underWay = 0;
  const track = async (work: () => Promise<unknown>): Promise<void> => {
    underWay += 1;
    try {
      await work();
    } finally {
      underWay -= 1;
    }
  };
  const deliver = async (delivery: Delivery): Promise<void> => {
    if (isStopped) return;
    delivery.result = await send(delivery, deliveryHeaders(delivery, appId, secret));
    store.keep(delivery);
  };
  const push = (delivery: Delivery): void => {
    if (held !== null) {
      held.push(delivery);
      return;
    }
    const fault = takeFault(faults, delivery.event);
    if (fault?.kind === 'lost') {
      delivery.result = lostResult();
      store.keep(delivery);
    } else if (fault?.kind === 'delayed') {
      void track(() =>
        wait(fault.milliseconds ?? 200, undefined, { ref: false }).then(() => deliver(delivery)),
      );
    } else {
      const times = fault?.kind === 'doubled' ? 2 : 1;
      for (let time = 0; time < times; time += 1) {
        void track(() => {
          queue = queue.then(() => deliver(delivery));
          return queue;
        });
      }
    }
  };
  return {
    announce: (world, event) => {
      const delivery = newDelivery(world, event);
      if (delivery === null) return;
      store.keep(delivery);
      push(delivery);
    },
    redeliver: (world, delivery) => {
      const again = {
        ...delivery,
        id: newId(world),
        isRedelivery: true,
        queuedAt: timestamp(world),
        result: null,
      };
      world.changed();
      store.keep(again);
      push(again);
      return again;
    },
    addFault: (fault) => {
      faults.push({ ...fault });
    },
    pause: () => {
      held ??= [];
    },
    resume: (order = (waiting) => waiting) => {
      const waiting = held ?? [];
      held = null;
      for (const delivery of order(waiting)) push(delivery);
    },
    settled: async () => {
      while (underWay > 0) await wait(5);
    },
    stop: () => {
      isStopped = true;
    },
  };
}

function takeFault(faults: DeliveryFault[], event: string): DeliveryFault | undefined {
  const fault = faults.find((one) => one.event === undefined || one.event === event);
  if (fault === undefined) return undefined;
  fault.count = (fault.count ?? 1) - 1;
  if (fault.count <= 0) faults.splice(faults.indexOf(fault), 1);
  return fault;
}

function lostResult(): DeliveryResult {
  const deliveredAt = new Date().toISOString();
  const status = 'failed to connect to host';
  return { deliveredAt, duration: 0, status, statusCode: 502, responseHeaders: {}, responseBody: '' };
}

/** Null where no app with a webhook is installed on the repository, or it did not ask for the event. */
function newDelivery(world: World, event: SandboxEvent): Delivery | null {
  const app = world.state.apps[0];
  const url = world.state.webhookUrl;
  if (app === undefined || url === null || !app.events.includes(event.name)) return null;
  const installation = world.state.installations.find(
    (one) =>
      one.appId === app.id &&
      one.accountId === event.repository.ownerId &&
      one.suspendedAt === null &&
      (one.repositoryIds?.includes(event.repository.id) ?? true),
  );
  if (installation === undefined) return null;
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
