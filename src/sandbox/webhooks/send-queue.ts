import { setTimeout as wait } from 'node:timers/promises';
import type { Delivery } from './delivery.ts';
import { type DeliveryFaults, unreachedResult } from './delivery-faults.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { deliveryHeaders, send } from './send.ts';

export interface SendQueue {
  /** Queues a delivery; returns at once. */
  readonly push: (delivery: Delivery) => void;
  /** Resolves when nothing waits or is under way. */
  readonly settled: () => Promise<void>;
  /** Sends nothing more and gives up what is under way. */
  readonly stop: () => Promise<void>;
}

/** Sends deliveries one after the other, as they came; a fault may lose, double or delay one. */
export function createSendQueue(
  store: DeliveryStore,
  faults: DeliveryFaults,
  headersOf: (delivery: Delivery) => Record<string, string>,
): SendQueue {
  const stopping = new AbortController();
  let last: Promise<void> = Promise.resolve();
  let underWay = 0;
  const deliver = async (delivery: Delivery): Promise<void> => {
    if (stopping.signal.aborted) return;
    const result = await send(delivery, headersOf(delivery), stopping.signal);
    if (stopping.signal.aborted) return;
    delivery.result = result;
    store.keep(delivery);
  };
  const track = async (work: Promise<void>): Promise<void> => {
    underWay += 1;
    await work;
    underWay -= 1;
  };
  const inOrder = (delivery: Delivery): void => {
    last = last.then(() => deliver(delivery));
    void track(last);
  };
  const settled = async (): Promise<void> => {
    while (underWay > 0) await wait(5);
  };
  return {
    push: (delivery) => {
      const fault = faults.take(delivery.event);
      if (fault?.kind === 'lost') {
        delivery.result = unreachedResult(delivery.queuedAt);
        store.keep(delivery);
      } else if (fault?.kind === 'delayed') {
        void track(wait(fault.milliseconds ?? 200).then(() => deliver(delivery)));
      } else {
        inOrder(delivery);
        if (fault?.kind === 'doubled') inOrder(delivery);
      }
    },
    settled,
    stop: async () => {
      stopping.abort();
      await settled();
    },
  };
}

/** The headers that an app's deliveries bear. */
export function headersFor(appId: number, secret: string): (delivery: Delivery) => Record<string, string> {
  return (delivery) => deliveryHeaders(delivery, appId, secret);
}
