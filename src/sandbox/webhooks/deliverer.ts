import { newId, type SandboxEvent, timestamp, type World } from '../state/world.ts';
import type { Delivery } from './delivery.ts';
import { createDeliveryFaults, type DeliveryFaults } from './delivery-faults.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { newDelivery } from './new-delivery.ts';
import { createSendQueue, headersFor, type SendQueue } from './send-queue.ts';

export interface Deliverer extends Pick<SendQueue, 'settled' | 'stop'> {
  readonly announce: (world: World, event: SandboxEvent) => void;
  /** Sends a delivery again, as a new attempt with the same guid. */
  readonly redeliver: (world: World, delivery: Delivery) => Delivery;
  readonly faults: Omit<DeliveryFaults, 'take'>;
  /** Holds deliveries back until `resume`, so that a test can look or change their order. */
  readonly pause: () => void;
  /** Lets them go, in the order that `order` gives them. */
  readonly resume: (order?: (waiting: readonly Delivery[]) => readonly Delivery[]) => void;
}

/** Makes deliveries of events, keeps them and has them sent; no event waits for its delivery. */
export function createDeliverer(store: DeliveryStore, appId: number, secret: string): Deliverer {
  const faults = createDeliveryFaults();
  const queue = createSendQueue(store, faults, headersFor(appId, secret));
  let held: Delivery[] | null = null;
  const push = (delivery: Delivery): void => {
    if (held === null) queue.push(delivery);
    else held.push(delivery);
  };
  return {
    announce: (world, event) => {
      const delivery = newDelivery(world, event);
      if (delivery === null) return;
      store.keep(delivery);
      push(delivery);
    },
    redeliver: (world, delivery) => {
      const queuedAt = timestamp(world);
      const again = { ...delivery, id: newId(world), isRedelivery: true, queuedAt, result: null };
      world.changed();
      store.keep(again);
      push(again);
      return again;
    },
    faults,
    pause: () => {
      held ??= [];
    },
    resume: (order = (waiting) => waiting) => {
      const waiting = held ?? [];
      held = null;
      for (const delivery of order(waiting)) push(delivery);
    },
    settled: queue.settled,
    stop: queue.stop,
  };
}
