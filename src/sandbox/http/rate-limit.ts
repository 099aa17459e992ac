import { type Caller, callerKey } from './caller.ts';

const HOUR = 3_600_000;
const LIMIT = 5000;
const ANONYMOUS_LIMIT = 60;

export interface RateLimit {
  readonly limit: number;
  readonly remaining: number;
  readonly used: number;
  /** Seconds since 1970. */
  readonly reset: number;
  readonly resource: 'core' | 'graphql';
}

export interface RateLimits {
  /** Counts one request and says what is left. */
  readonly spend: (caller: Caller, resource: RateLimit['resource']) => RateLimit;
  /** Takes back what a request cost. */
  readonly refund: (caller: Caller, resource: RateLimit['resource']) => RateLimit;
  readonly peek: (caller: Caller, resource: RateLimit['resource']) => RateLimit;
}

/** Primary limits by caller and hour: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export function createRateLimits(clock: () => number): RateLimits {
  const windows = new Map<string, { used: number; resetAt: number }>();
  const read = (caller: Caller, resource: RateLimit['resource'], cost: number): RateLimit => {
    const key = `${callerKey(caller)} ${resource}`;
    let window = windows.get(key);
    if (window === undefined || window.resetAt <= clock()) {
      window = { used: 0, resetAt: clock() + HOUR };
      windows.set(key, window);
    }
    window.used += cost;
    // The sandbox counts and never refuses by itself: a demo that stays open must not run dry. Faults refuse.
    const limit = caller.kind === 'anonymous' ? ANONYMOUS_LIMIT : LIMIT;
    const remaining = Math.max(0, limit - window.used);
    return { limit, remaining, used: window.used, reset: Math.ceil(window.resetAt / 1000), resource };
  };
  return {
    spend: (caller, resource) => read(caller, resource, 1),
    refund: (caller, resource) => read(caller, resource, -1),
    peek: (caller, resource) => read(caller, resource, 0),
  };
}

export function rateLimitHeaders(limit: RateLimit): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit.limit),
    'x-ratelimit-remaining': String(limit.remaining),
    'x-ratelimit-used': String(limit.used),
    'x-ratelimit-reset': String(limit.reset),
    'x-ratelimit-resource': limit.resource,
  };
}
