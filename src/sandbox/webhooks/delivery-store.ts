import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Delivery } from './delivery.ts';
import { unreachedResult } from './delivery-faults.ts';

export interface DeliveryStore {
  /** In the order of the events. */
  readonly deliveries: Delivery[];
  /** Keeps a new delivery, or the result of one that is there. */
  readonly keep: (delivery: Delivery) => void;
}

/** Deliveries in a file of one JSON line each; the last line of an id counts. */
export function openDeliveryStore(directory: string): DeliveryStore {
  const path = join(directory, 'deliveries.jsonl');
  const byId = new Map<number, Delivery>();
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  for (const line of lines) {
    const delivery = parseLine(line);
    if (delivery !== null) byId.set(delivery.id, delivery);
  }
  for (const delivery of byId.values()) {
    // Nobody knows whether a delivery that was under way arrived; it can be redelivered.
    delivery.result ??= unreachedResult(delivery.queuedAt);
  }
  const deliveries = [...byId.values()];
  return {
    deliveries,
    keep: (delivery) => {
      if (!byId.has(delivery.id)) deliveries.push(delivery);
      byId.set(delivery.id, delivery);
      appendFileSync(path, `${JSON.stringify(delivery)}\n`);
    },
  };
}

/** A line that a crash cut short says nothing. */
function parseLine(line: string): Delivery | null {
  try {
    return line === '' ? null : (JSON.parse(line) as Delivery);
  } catch {
    return null;
  }
}
