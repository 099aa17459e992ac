import { z } from 'zod';
import type { DeliveryResult } from './delivery.ts';

/** What goes wrong with deliveries on request. */
export const deliveryFaultShape = z.object({
  /** `issues`, `pull_request` …; left out: any. */
  event: z.string().optional(),
  /** `lost`: recorded as failed, not sent. `doubled`: sent twice. `delayed`: sent later, after those behind it. */
  kind: z.enum(['lost', 'doubled', 'delayed']),
  /** How many deliveries it meets. */
  count: z.int().min(1).optional(),
  milliseconds: z.int().min(0).optional(),
});

export type DeliveryFault = z.output<typeof deliveryFaultShape>;

export interface DeliveryFaults {
  readonly add: (fault: DeliveryFault) => void;
  /** Those that have not met all their deliveries yet. */
  readonly list: () => readonly DeliveryFault[];
  readonly clear: () => void;
  /** The fault that meets a delivery of this event, counted down. */
  readonly take: (event: string) => DeliveryFault | undefined;
}

export function createDeliveryFaults(): DeliveryFaults {
  let waiting: { fault: DeliveryFault; left: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.count ?? 1 });
    },
    list: () => waiting.map(({ fault, left }) => ({ ...fault, count: left })),
    clear: () => {
      waiting = [];
    },
    take: (event) => {
      const one = waiting.find(({ fault }) => fault.event === undefined || fault.event === event);
      if (one === undefined) return undefined;
      one.left -= 1;
      waiting = waiting.filter(({ left }) => left > 0);
      return one.fault;
    },
  };
}

/** What the list of deliveries says of one that reached nobody. */
export function unreachedResult(deliveredAt: string): DeliveryResult {
  const status = 'failed to connect to host';
  return { deliveredAt, duration: 0, status, statusCode: 502, responseHeaders: {}, responseBody: '' };
}
