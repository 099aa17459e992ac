import { z } from 'zod';

/**
 * What goes wrong on request. `refused-before` and `status`: nothing happens and `status` is answered (502 unless
 * said). `lost-after`: it happens, and the answer is lost (the connection drops, or `status` where it is said).
 * `dropped`: the connection drops and nothing happens. `silent`: nothing happens and nothing is answered. `slow`:
 * it happens after `milliseconds`. `graphql-error`: 200 with `errors`, and nothing happens.
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
  ]),
  status: z.int().optional(),
  /** Body's `message` with `status`. */
  message: z.string().optional(),
  /** Seconds in `Retry-After`; null leaves the header out. */
  retryAfter: z.int().nullable().optional(),
  milliseconds: z.int().optional(),
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

/** The faults that wait, and `take`: the one that meets this request, counted down. */
export function createFaults(): Faults & { readonly take: (target: Target) => Fault | null } {
  let waiting: Fault[] = [];
  return {
    add: (fault) => {
      waiting.push(faultShape.parse(fault));
    },
    clear: () => {
      waiting = [];
    },
    list: () => waiting,
    take: (target) => {
      for (const fault of waiting) {
        if (!fits(fault, target)) continue;
        if (fault.skip > 0) {
          fault.skip -= 1;
          continue;
        }
        fault.count -= 1;
        waiting = waiting.filter((one) => one.count > 0);
        return fault;
      }
      return null;
    },
  };
}

function fits(fault: Fault, target: Target): boolean {
  if (fault.graphql !== undefined) return target.graphql.includes(fault.graphql);
  return fault.route === '*' || fault.route === target.route;
}
