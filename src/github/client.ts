import { RetryLater, UserError } from '../errors.ts';

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
  /** REST `GET`; null for 404. */
  get<T>(route: string, parameters: Record<string, string | number>): Promise<T | null>;
}

/** What we need of an Octokit, so that any that is authenticated for the installation will do. */
export interface OctokitLike {
  request(
    route: string,
    parameters?: Record<string, unknown>,
  ): Promise<{ data: unknown; headers: Record<string, unknown> }>;
  graphql(document: string, variables?: Record<string, unknown>): Promise<unknown>;
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

export function createClient(octokit: OctokitLike, wait: (ms: number) => Promise<void> = sleep): Client {
  return {
    query: (document, variables) => readSafely(() => sendQuery(octokit, document, variables), wait),
    mutate: (document, variables) => sendMutation(octokit, document, variables),
    get: (route, parameters) => readSafely(() => sendGet(octokit, route, parameters), wait),
  };
}

async function sendQuery<T>(
  octokit: OctokitLike,
  document: string,
  variables: Record<string, unknown>,
): Promise<T> {
  try {
    return (await octokit.graphql(document, withLimit(variables))) as T;
  } catch (error) {
    const answer = graphqlFaults(error);
    if (answer === null) throw translate(error);
    // A missing issue or pull request is an error with partial data: the reader sees null and decides.
    const onlyMissing = answer.faults.every(
      (fault) => fault.type === 'NOT_FOUND' && (fault.path?.length ?? 0) > 1,
    );
    if (onlyMissing && answer.data !== null) return answer.data as T;
    throw translateFaults(answer.faults, error);
  }
}

async function sendMutation<T>(
  octokit: OctokitLike,
  document: string,
  variables: Record<string, unknown>,
): Promise<T> {
  try {
    return (await octokit.graphql(document, withLimit(variables))) as T;
  } catch (error) {
    const answer = graphqlFaults(error);
    if (answer === null) throw translate(error);
    const translated = translateFaults(answer.faults, error);
    if (translated instanceof RetryLater) throw translated;
    throw new MutationFailed(answer.faults, answer.data ?? {});
  }
}

async function sendGet<T>(
  octokit: OctokitLike,
  route: string,
  parameters: Record<string, string | number>,
): Promise<T | null> {
  try {
    return (await octokit.request(route, withLimit(parameters))).data as T;
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw translate(error);
  }
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

function withLimit(parameters: Record<string, unknown>): Record<string, unknown> {
  return { ...parameters, request: { signal: AbortSignal.timeout(TIME_LIMIT_MS) } };
}

/** https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
function translate(error: unknown): unknown {
  const status = statusOf(error);
  if (status !== 403 && status !== 429) return error;
  const headers = headersOf(error);
  const retryAfter = Number(headers['retry-after']);
  if (Number.isFinite(retryAfter) && retryAfter > 0)
    return later('a secondary rate limit', retryAfter * 1000, error);
  if (String(headers['x-ratelimit-remaining']) === '0') {
    return later('the rate limit', Number(headers['x-ratelimit-reset']) * 1000 - Date.now() + 1000, error);
  }
  const message = error instanceof Error ? error.message : '';
  if (/secondary rate limit|abuse/i.test(message)) return later('a secondary rate limit', 60_000, error);
  if (/not accessible by integration/i.test(message)) {
    return new UserError(
      `GitHub refused: ${message}. Planwright lacks a permission that its app.yml asks for; an owner can grant it in the installation's settings.`,
    );
  }
  return error;
}

function translateFaults(faults: readonly GraphqlFault[], error: unknown): unknown {
  if (faults.some((fault) => fault.type === 'RATE_LIMITED')) {
    const reset = Number(headersOf(error)['x-ratelimit-reset']) * 1000 - Date.now() + 1000;
    return later('the rate limit', Number.isFinite(reset) ? reset : 60_000, error);
  }
  return error;
}

function later(what: string, waitMs: number, cause: unknown): RetryLater {
  return new RetryLater(`GitHub's answer was ${what}`, Math.max(1000, waitMs), { cause });
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

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
