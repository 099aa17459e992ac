import { setTimeout as sleep } from 'node:timers/promises';
import { RetryLater, UserError } from '../errors.ts';
import { followPages } from './follow-pages.ts';
import { createLimits, type Limits } from './limits.ts';
import type { OctokitLike, RestAnswer } from './octokit-like.ts';

/**
 * The one way to GitHub for one installation: counts requests, bounds their time, repeats only what is safe to
 * repeat (reads), and turns limits into `RetryLater`. Writes are never repeated here: the workflow is run again,
 * reads what is there, and writes the difference.
 */
export interface Client {
  /** A GraphQL query. Partial data with `errors` counts as an answer where `data.repository` is there. */
  query<T>(document: string, variables: Record<string, unknown>): Promise<T>;
  /** GraphQL mutations; on partial failure throws `MutationFailed` with what was done. */
  mutate<T>(document: string, variables: Record<string, unknown>): Promise<T>;
  /** Requests sent so far, by GraphQL operation or REST route. */
  readonly counts: ReadonlyMap<string, number>;
  /** REST `GET`; null for 404. */
  get<T>(route: string, parameters: Record<string, string | number>): Promise<T | null>;
  /**
   * All pages of a REST `GET`, followed by their `Link` header as far as 200 pages; nothing for 404. `key` is where
   * the page holds its list, null where the page is the list.
   * https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
   */
  pages<T>(route: string, key: string | null): Promise<T[]>;
  /** A REST request that is safe to repeat though it is no `GET`: a token asked for twice harms nobody. */
  post<T>(route: string, parameters: Record<string, unknown>): Promise<T>;
}

export interface GraphqlFault {
  readonly type?: string;
  readonly path?: readonly (string | number)[];
  readonly message: string;
}

/** GraphQL answered 200 with `errors`: some of the mutations may have been done. */
export class MutationFailed extends Error {
  override readonly name: string = 'MutationFailed';
  readonly faults: readonly GraphqlFault[];
  readonly data: Record<string, unknown>;

  constructor(faults: readonly GraphqlFault[], data: Record<string, unknown>) {
    super(faults.map((fault) => fault.message).join('; '));
    this.faults = faults;
    this.data = data;
  }
}

const TIME_LIMIT_MS = 15_000;
const READ_TRIES = 3;

export interface ClientOptions {
  readonly wait?: (ms: number) => Promise<void>;
  readonly now?: () => number;
  /** Told once for each request as it goes out. */
  readonly sent?: () => void;
  /** Milliseconds that one request may take; 15,000 unless said. */
  readonly timeLimitMs?: number;
  /** Milliseconds that the first secondary limit without `Retry-After` is waited for; a minute unless said. */
  readonly secondaryMs?: number | undefined;
}

export function createClient(unbounded: OctokitLike, options: ClientOptions = {}): Client {
  const { wait = sleep, now = Date.now, sent = () => {}, timeLimitMs = TIME_LIMIT_MS } = options;
  const octokit = withTimeLimit(unbounded, timeLimitMs);
  const limits = createLimits(now, options.secondaryMs);
  const counts = new Map<string, number>();
  const send: Send = async (name, request) => {
    limits.check();
    counts.set(name, (counts.get(name) ?? 0) + 1);
    sent();
    try {
      const answer = await request();
      limits.passed();
      return answer;
    } catch (error) {
      throw translate(error, limits);
    }
  };
  return {
    counts,
    query: (document, variables) => readSafely(() => sendQuery(octokit, send, document, variables), wait),
    mutate: (document, variables) => sendMutation(octokit, send, document, variables),
    get: async (route, parameters) =>
      ((await readSafely(() => sendRest(octokit, send, route, parameters), wait))?.data ?? null) as never,
    pages: (route, key) =>
      followPages((page) => readSafely(() => sendRest(octokit, send, route, page), wait), key),
    post: async (route, parameters) => {
      const answer = await readSafely(() => send(route, () => octokit.request(route, parameters)), wait);
      return answer.data as never;
    },
  };
}

/** A request that is not answered in time is given up: what it did, the next run reads. */
function withTimeLimit(octokit: OctokitLike, ms: number): OctokitLike {
  const bound = (parameters?: Record<string, unknown>): Record<string, unknown> => ({
    ...parameters,
    request: { signal: AbortSignal.timeout(ms) },
  });
  return {
    request: (route, parameters) => octokit.request(route, bound(parameters)),
    graphql: (document, variables) => octokit.graphql(document, bound(variables)),
  };
}

type Send = <T>(name: string, request: () => Promise<T>) => Promise<T>;

async function sendQuery<T>(
  octokit: OctokitLike,
  send: Send,
  document: string,
  variables: Record<string, unknown>,
): Promise<T> {
  try {
    return (await send(operationOf(document), () => octokit.graphql(document, variables))) as T;
  } catch (error) {
    const answer = graphqlFaults(error);
    if (answer === null) throw error;
    // A missing issue or pull request is an error with partial data: the reader sees null and decides.
    const onlyMissing = answer.faults.every(
      (fault) => fault.type === 'NOT_FOUND' && (fault.path?.length ?? 0) > 1,
    );
    if (onlyMissing && answer.data !== null) return answer.data as T;
    throw error;
  }
}

async function sendMutation<T>(
  octokit: OctokitLike,
  send: Send,
  document: string,
  variables: Record<string, unknown>,
): Promise<T> {
  try {
    return (await send(operationOf(document), () => octokit.graphql(document, variables))) as T;
  } catch (error) {
    const answer = graphqlFaults(error);
    if (answer === null) throw error;
    throw new MutationFailed(answer.faults, answer.data ?? {});
  }
}

async function sendRest(
  octokit: OctokitLike,
  send: Send,
  route: string,
  parameters: Record<string, string | number>,
): Promise<RestAnswer | null> {
  try {
    return await send(route, () => octokit.request(route, parameters));
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

function operationOf(document: string): string {
  return /^\s*(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? 'anonymous';
}

/** Reads are repeated on dropped connections and 5xx, shortly; everything else is for the job to retry. */
async function readSafely<T>(send: () => Promise<T>, wait: (ms: number) => Promise<void>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      const status = statusOf(error);
      const isPassing = status === null || status >= 500;
      if (error instanceof RetryLater || error instanceof UserError || !isPassing || attempt >= READ_TRIES)
        throw error;
      await wait(200 * attempt * attempt);
    }
  }
}

/** What the error means for the caller: a limit to wait for, a permission to ask for, or itself. */
function translate(error: unknown, limits: Limits): unknown {
  const faults = graphqlFaults(error)?.faults ?? [];
  const limited = limits.read({
    status: statusOf(error),
    headers: headersOf(error),
    message: error instanceof Error ? error.message : '',
    isGraphqlLimit: faults.some((fault) => fault.type === 'RATE_LIMITED'),
  });
  if (limited !== null) return limited;
  const message = error instanceof Error ? error.message : '';
  if (statusOf(error) === 403 && /not accessible by integration/i.test(message)) {
    return new UserError(
      `GitHub refused: ${message}. Planwright lacks a permission that its app.yml asks for; an owner can grant it in the installation's settings.`,
    );
  }
  return error;
}

function graphqlFaults(
  error: unknown,
): { faults: readonly GraphqlFault[]; data: Record<string, unknown> | null } | null {
  if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) return null;
  const data = 'data' in error ? (error.data as Record<string, unknown> | null) : null;
  return { faults: error.errors as GraphqlFault[], data };
}

function statusOf(error: unknown): number | null {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
    ? error.status
    : null;
}

function headersOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return {};
  const response =
    'response' in error ? (error.response as { headers?: Record<string, unknown> } | undefined) : undefined;
  if (response?.headers) return response.headers;
  return 'headers' in error ? (error.headers as Record<string, unknown>) : {};
}
