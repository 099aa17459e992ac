import type { FaultInput } from '../../src/sandbox/http/faults.ts';

/** Ways in which one request can fail; some of them after it had its effect. */
const FAULTS: readonly [string, Omit<FaultInput, 'graphql'>][] = [
  ['refused before', { kind: 'refused-before' }],
  ['502 after the effect', { kind: 'lost-after', status: 502 }],
  ['connection lost after the effect', { kind: 'lost-after' }],
  ['connection lost before the effect', { kind: 'dropped' }],
  ['GraphQL 200 with errors', { kind: 'graphql-error' }],
  ['GraphQL 200 with errors after the effect', { kind: 'graphql-lost' }],
  ['401, the token was withdrawn', { kind: 'status', status: 401 }],
  ['409', { kind: 'status', status: 409 }],
  ['422', { kind: 'status', status: 422 }],
  ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: 1 }],
  ['secondary limit with Retry-After', { kind: 'secondary-limit', retryAfter: 1 }],
  ['secondary limit without Retry-After, twice', { kind: 'secondary-limit', retryAfter: null, count: 2 }],
  ['nothing remaining, reset in a moment', { kind: 'rate-limit' }],
];

/** Each request of a flow with each fault. */
export const faultRows = (flow: readonly string[]): [string, string, Omit<FaultInput, 'graphql'>][] =>
  flow.flatMap((request) =>
    FAULTS.map(([name, fault]): [string, string, Omit<FaultInput, 'graphql'>] => [request, name, fault]),
  );
