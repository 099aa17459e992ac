import { RetryLater } from '../errors.ts';

/** What an answer says of limits. */
export interface LimitedAnswer {
  readonly status: number | null;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly message: string;
  /** GraphQL answered 200 with an error of type RATE_LIMITED. */
  readonly isGraphqlLimit: boolean;
}

/** The rate limits of one installation. While it is limited its requests do not go out; others' do. */
export interface Limits {
  /** @throws RetryLater with what is left of the wait */
  check(): void;
  /** A request went through: the next secondary limit begins small again. */
  passed(): void;
  /** The wait that the answer asks for; null where it is no limit. */
  read(answer: LimitedAnswer): RetryLater | null;
}

/** GitHub asks for at least a minute where a secondary limit comes without `Retry-After`, and longer each time. */
const SECONDARY_MS = 60_000;
const LONGEST_MS = 3_600_000;

/**
 * A limit is told apart from a missing permission, which is 403 too.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
export function createLimits(now: () => number, secondaryMs = SECONDARY_MS): Limits {
  let until = 0;
  let strikes = 0;
  const block = (what: string, waitMs: number): RetryLater => {
    until = Math.max(until, now() + Math.min(Math.max(1_000, waitMs), LONGEST_MS));
    return new RetryLater(`GitHub's answer was ${what}`, until - now());
  };
  return {
    check: () => {
      const left = until - now();
      if (left > 0) throw new RetryLater('The installation waits for its rate limit', left);
    },
    passed: () => {
      strikes = 0;
    },
    read: ({ status, headers, message, isGraphqlLimit }) => {
      if (status !== 403 && status !== 429 && !isGraphqlLimit) return null;
      const retryAfter = Number(headers['retry-after']);
      if (retryAfter > 0) return block('a secondary rate limit', retryAfter * 1000);
      if (isGraphqlLimit || String(headers['x-ratelimit-remaining']) === '0') {
        const reset = Number(headers['x-ratelimit-reset']) * 1000 + 1000;
        return block('the rate limit', Number.isFinite(reset) ? reset - now() : secondaryMs);
      }
      if (status === 429 || /secondary rate limit|abuse/i.test(message)) {
        return block('a secondary rate limit', secondaryMs * 2 ** strikes++);
      }
      return null;
    },
  };
}
