import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { faultSlips } from './fault-slips.ts';

/**
 * What goes wrong on request. `refused-before` and `status`: nothing happens and `status` is answered (502 unless
 * said). `lost-after`: it happens, and the answer is lost (the connection drops, or `status` where it is said).
 * `dropped`: the connection drops and nothing happens. `silent`: nothing happens and nothing is answered. `slow`:
 * it happens after `milliseconds`. `graphql-error`: 200 with `errors`, and nothing happens. `graphql-lost`: it
 * happens, and 200 with `errors` is answered. `graphql-partial`: 200 with the data and an error of type `error`
 * (SERVICE_UNAVAILABLE unless said) in the place of `field`, which alone does not happen. `not-yet`: reads of the
 * thing at `path`, over REST and GraphQL, find nothing, as they may just after an event.
 */
export const faultShape = z.object({
  /** `POST /repos/{owner}/{repo}/issues`, as in GitHub's OpenAPI description; `*` for every request. */
  route: z.string().optional(),
  /** A root field (`createRef`) or an operation's name. */
  graphql: z.string().optional(),
  /** How many requests it meets. */
  count: z.int().min(1).default(1),
  /** How many fitting requests pass first. */
  skip: z.int().min(0).default(0),
  kind: z.enum([
    'refused-before',
    'lost-after',
    'rate-limit',
    'secondary-limit',
    'status',
    'dropped',
    'silent',
    'slow',
    'graphql-error',
    'graphql-lost',
    'graphql-partial',
    'not-yet',
  ]),
  /** Of `not-yet`: the thing's address over REST: `/repos/octo/shelf/issues/5`. What is below it is missing too. */
  path: z.string().optional(),
  /** Of `graphql-partial`: the answer's key, with dots: `repository.issue`. */
  field: z.string().optional(),
  /** Of `graphql-partial`: GitHub's `type` of the error. */
  error: z.string().optional(),
  status: z.int().min(200).max(599).optional(),
  /** Body's `message` with `status`. */
  message: z.string().optional(),
  /** Seconds in `Retry-After`; null leaves the header out. */
  retryAfter: z.int().min(0).nullable().optional(),
  milliseconds: z.int().min(0).optional(),
});

export type FaultInput = z.input<typeof faultShape>;
export type Fault = z.output<typeof faultShape>;

export interface Faults {
  readonly add: (fault: FaultInput) => void;
  readonly clear: () => void;
  /** Those that have not met all their requests yet. */
  readonly list: () => readonly Fault[];
}

export interface Target {
  readonly route: string;
  /** Root fields and operation name of a GraphQL request. */
  readonly graphql: readonly string[];
}

interface FaultTable extends Faults {
  /** The fault that meets this request, counted down. */
  readonly take: (target: Target) => Fault | null;
  /** Whether a read of the thing at that REST path finds nothing yet; counted down. */
  readonly isNotYet: (path: string) => boolean;
}

/** The faults that wait. One that could never meet a request of `routes` is not taken: 422. */
export function createFaults(routes: readonly string[]): FaultTable {
  let waiting: Fault[] = [];
  const first = (fits: (fault: Fault) => boolean): Fault | null => {
    for (const fault of waiting) {
      if (!fits(fault)) continue;
      if (fault.skip > 0) {
        fault.skip -= 1;
        continue;
      }
      fault.count -= 1;
      waiting = waiting.filter((one) => one.count > 0);
      return fault;
    }
    return null;
  };
  return {
    add: (given) => {
      const fault = faultShape.parse(given);
      const slips = faultSlips(fault, routes);
      if (slips.length > 0) throw new ApiError(422, slips.join('; '));
      waiting.push(fault);
    },
    clear: () => {
      waiting = [];
    },
    list: () => waiting,
    take: (target) => first((fault) => fault.kind !== 'not-yet' && fits(fault, target)),
    isNotYet: (path) => first((fault) => fault.kind === 'not-yet' && isAt(fault.path, path)) !== null,
  };
}

function fits(fault: Fault, target: Target): boolean {
  if (fault.graphql !== undefined) return target.graphql.includes(fault.graphql);
  return fault.route === '*' || fault.route === target.route;
}

function isAt(thing: string | undefined, path: string): boolean {
  return thing !== undefined && (path === thing || path.startsWith(`${thing}/`));
}
