import type { DeliveryResult } from './delivery.ts';

/** What goes wrong with deliveries on request; `event` left out means any. */
export interface DeliveryFault {
  readonly event?: string;
  /** `lost`: recorded as failed, not sent. `doubled`: sent twice. `delayed`: sent later, after those behind it. */
  readonly kind: 'lost' | 'doubled' | 'delayed';
  /** How many deliveries it meets; one unless said. */
  readonly count?: number;
  readonly milliseconds?: number;
}

export interface DeliveryFaults {
  readonly add: (fault: DeliveryFault) => void;
  /** The fault that meets a delivery of this event, counted down. */
  readonly take: (event: string) => DeliveryFault | undefined;
}

export function createDeliveryFaults(): DeliveryFaults {
  let waiting: { fault: DeliveryFault; left: number }[] = [];
  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.count ?? 1 });
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
