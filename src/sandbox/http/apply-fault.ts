import { setTimeout as wait } from 'node:timers/promises';
import type { Fault } from './faults.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Answer } from './route.ts';

/** What a fault makes of a request. */
export type FaultOutcome =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** The connection is closed without an answer. */
  | { readonly kind: 'drop' }
  | { readonly kind: 'silence' };

/**
 * Lets `work` run or not, as the fault says; without a fault its answer is the outcome.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export async function applyFault(
  fault: Fault | null,
  isGraphql: boolean,
  limit: RateLimit,
  work: () => Promise<Answer>,
): Promise<FaultOutcome> {
  if (fault === null) return { kind: 'answer', answer: await work() };
  switch (fault.kind) {
    case 'slow':
      await wait(fault.milliseconds ?? 1000);
      return { kind: 'answer', answer: await work() };
    case 'lost-after':
      await work();
      return fault.status === undefined ? { kind: 'drop' } : { kind: 'answer', answer: refusal(fault, 502) };
    case 'dropped':
      return { kind: 'drop' };
    case 'silent':
      return { kind: 'silence' };
    case 'rate-limit':
      return { kind: 'answer', answer: primaryLimit(fault, isGraphql, limit) };
    case 'secondary-limit':
      return { kind: 'answer', answer: secondaryLimit(fault) };
    case 'graphql-partial':
      // The resolvers leave the field out themselves.
      return { kind: 'answer', answer: await work() };
    case 'graphql-lost':
      await work();
      return { kind: 'answer', answer: graphqlError('INTERNAL', fault.message ?? 'Something went wrong') };
    case 'graphql-error':
      return { kind: 'answer', answer: graphqlError('INTERNAL', fault.message ?? 'Something went wrong') };
    default:
      return { kind: 'answer', answer: refusal(fault, 502) };
  }
}

function refusal(fault: Fault, fallback: number): Answer {
  const status = fault.status ?? fallback;
  return {
    status,
    body: {
      message: fault.message ?? 'Server Error',
      documentation_url: 'https://docs.github.com/rest',
      status: String(status),
    },
    headers: retryAfter(fault.retryAfter),
  };
}

function primaryLimit(fault: Fault, isGraphql: boolean, limit: RateLimit): Answer {
  const message = 'API rate limit exceeded for installation.';
  const seconds = fault.retryAfter ?? 1;
  const headers = {
    'x-ratelimit-limit': String(limit.limit),
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + seconds),
  };
  if (isGraphql) return { ...graphqlError('RATE_LIMITED', message), headers };
  const status = fault.status ?? 403;
  return {
    status,
    body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
    headers,
  };
}

function secondaryLimit(fault: Fault): Answer {
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  const status = fault.status ?? 403;
  const seconds = fault.retryAfter === undefined ? 60 : fault.retryAfter;
  return {
    status,
    body: {
      message,
      documentation_url:
        'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
      status: String(status),
    },
    headers: retryAfter(seconds),
  };
}

function graphqlError(type: string, message: string): Answer {
  return { status: 200, body: { data: null, errors: [{ type, message }] } };
}

function retryAfter(seconds: number | null | undefined): Record<string, string> {
  return seconds === null || seconds === undefined ? {} : { 'retry-after': String(seconds) };
}
