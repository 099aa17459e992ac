import type { Store } from '../state/store.ts';
import type { World } from '../state/world.ts';
import type { DeliveryFaults } from '../webhooks/delivery-faults.ts';
import type { Caller } from './caller.ts';
import type { createFaults } from './faults.ts';
import type { RateLimits } from './rate-limit.ts';
import type { RequestLog } from './request-log.ts';
import type { Router } from './router.ts';

/** A finished exchange, for whoever wants to judge it: a contract check, a test. */
export interface Exchange {
  /** `GET /repos/{owner}/{repo}` or `POST /graphql`. */
  readonly route: string;
  readonly path: string;
  readonly query: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | null;
}

export interface GraphqlRoom {
  /** Operation name and root fields; empty for what does not parse. */
  readonly inspect: (request: GraphqlRequest) => readonly string[];
  readonly execute: (
    world: World,
    caller: Caller,
    request: GraphqlRequest,
    trouble: GraphqlTrouble,
  ) => Promise<unknown>;
}

/** What goes wrong within one GraphQL request. */
export interface GraphqlTrouble {
  /** The field that fails, by its dotted path in the answer, and with what. */
  readonly partial: { readonly field: string; readonly type: string; readonly message: string } | null;
  /** Whether the thing at a REST path is not there yet. */
  readonly isNotYet: (path: string) => boolean;
}

/** What the HTTP side works with. */
export interface Services {
  readonly world: World;
  readonly store: Store;
  readonly log: RequestLog;
  readonly faults: ReturnType<typeof createFaults>;
  readonly deliveryFaults: Omit<DeliveryFaults, 'take'>;
  readonly limits: RateLimits;
  readonly router: Router;
  /** Loaded on the first GraphQL request: GitHub's schema takes half a second. */
  readonly graphql: () => Promise<GraphqlRoom>;
  readonly observers: Set<(exchange: Exchange) => void>;
}
