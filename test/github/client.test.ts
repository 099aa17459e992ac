import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { RetryLater, UserError } from '../../src/errors.ts';
import { type Client, createClient, MutationFailed } from '../../src/github/client.ts';
import { validateGraphql } from '../contract/graphql.ts';
import { validateRequest } from '../contract/rest.ts';

const API = 'https://api.github.com';
const waits: number[] = [];
let clock = 0;
let client: Client;
/** A client of one installation, with a clock that stands until it is moved. */
const fresh = (): Client =>
  createClient(new Octokit({ log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } }), {
    wait: async (ms) => {
      waits.push(ms);
    },
    now: () => clock,
  });

beforeAll(() => nock.disableNetConnect());
beforeEach(() => {
  waits.length = 0;
  clock = Date.now();
  client = fresh();
});
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
});
// Each test file has a nock of its own: what one leaves patched, the next would meet.
afterAll(() => nock.restore());

/** Every request is held to GitHub's schema as it goes out: one that is not valid meets no answer. */
const graphql = () => nock(API).post('/graphql', (body) => validateGraphql(body).length === 0);
const ask = () => client.query<{ viewer: { login: string } }>('query { viewer { login } }', {});
const WRITE = 'mutation Write($body: AddCommentInput!) { addComment(input: $body) { clientMutationId } }';
const write = () =>
  client.mutate<{ addComment: unknown }>(WRITE, { body: { subjectId: 'I_1', body: 'Hello' } });

test('a read is repeated after a 502 and after a dropped connection', async () => {
  graphql().reply(502, 'bad gateway');
  graphql().replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
  graphql().reply(200, { data: { viewer: { login: 'ada' } } });
  expect(await ask()).toEqual({ viewer: { login: 'ada' } });
  expect(waits).toEqual([200, 800]);
});

test('a read is given up after three tries', async () => {
  graphql().times(3).reply(500, 'no');
  await expect(ask()).rejects.toThrow();
});

test('a write is never repeated', async () => {
  graphql().reply(502, 'bad gateway');
  await expect(write()).rejects.toMatchObject({ status: 502 });
  expect(waits).toEqual([]);
});

test('a thing that is missing is an answer with null, not a failure', async () => {
  graphql().reply(200, {
    data: { repository: { issue_1: null } },
    errors: [
      { type: 'NOT_FOUND', path: ['repository', 'issue_1'], message: 'Could not resolve to an issue' },
    ],
  });
  const query = 'query { repository(owner: "o", name: "r") { issue_1: issue(number: 1) { id } } }';
  expect(await client.query(query, {})).toEqual({
    repository: { issue_1: null },
  });
});

test('a mutation that failed in part says what was done', async () => {
  graphql().reply(200, {
    data: { addComment: { subject: { id: 'x' } }, addReaction: null },
    errors: [{ type: 'UNPROCESSABLE', path: ['addReaction'], message: 'no' }],
  });
  const error = await write().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(MutationFailed);
  expect((error as MutationFailed).data).toMatchObject({ addComment: { subject: { id: 'x' } } });
});

test.each<[string, number, Record<string, string>, string, (waitMs: number) => boolean]>([
  [
    'Retry-After',
    403,
    { 'retry-after': '7' },
    'You have exceeded a secondary rate limit',
    (ms) => ms === 7_000,
  ],
  ['no header', 403, {}, 'You have exceeded a secondary rate limit', (ms) => ms >= 60_000],
  [
    'nothing remaining',
    429,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 100) },
    'API rate limit exceeded',
    (ms) => ms > 95_000 && ms < 105_000,
  ],
])('a limit with %s waits as told', async (_name, status, headers, message, isRight) => {
  graphql().reply(status, { message }, headers);
  const error = await write().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RetryLater);
  expect(isRight((error as RetryLater).waitMs)).toBe(true);
});

test('GraphQL says a limit with 200: it is one all the same', async () => {
  graphql().reply(200, {
    data: null,
    errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }],
  });
  await expect(ask()).rejects.toBeInstanceOf(RetryLater);
});

test('a missing permission is told apart from a limit, and names what to do', async () => {
  graphql().reply(403, { message: 'Resource not accessible by integration' });
  const error = await write().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect((error as Error).message).toMatch(/permission/);
});

test('REST: 404 is null', async () => {
  nock(API).get('/repos/o/r/collaborators/x/permission').reply(404, { message: 'Not Found' });
  const route = 'GET /repos/{owner}/{repo}/collaborators/{username}/permission';
  const parameters = { owner: 'o', repo: 'r', username: 'x' };
  expect(validateRequest(route, parameters, {})).toEqual([]);
  expect(await client.get(route, parameters)).toBeNull();
});

describe('an answer that does not come', () => {
  /** Answers from the second request on; the first hears of nothing but the client's patience. */
  const impatient = () => {
    let asked = 0;
    const fetch = (_url: string, { signal }: { signal: AbortSignal }): Promise<Response> =>
      ++asked > 1
        ? Promise.resolve(Response.json({ data: { viewer: { login: 'ada' } } }))
        : new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
    return createClient(new Octokit({ log, request: { fetch } }), { wait: async () => {}, timeLimitMs: 20 });
  };

  test('a read is asked again', async () => {
    expect(await impatient().query('query { viewer { login } }', {})).toEqual({ viewer: { login: 'ada' } });
  });

  test('a write is given up, and not repeated', async () => {
    const hasty = impatient();
    const body = { subjectId: 'I_1', body: 'Hello' };
    await expect(hasty.mutate(WRITE, { body })).rejects.toThrow();
    expect(hasty.counts.get('Write')).toBe(1);
  });
});

describe('pages', () => {
  const route = 'GET /installation/repositories';
  const page = (number: number) => {
    expect(validateRequest(route, { per_page: '100', page: String(number) }, {})).toEqual([]);
    return nock(API)
      .get('/installation/repositories')
      .query({ per_page: '100', page: String(number) });
  };
  const next = (number: number) => ({
    link: `<${API}/installation/repositories?page=${number}>; rel="next", <${API}/installation/repositories?page=9>; rel="last"`,
  });

  test('are followed while there is a next one, each repeated by itself', async () => {
    page(1).reply(200, { total_count: 3, repositories: [{ id: 1 }, { id: 2 }] }, next(2));
    page(2).reply(502, 'bad gateway');
    page(2).reply(
      200,
      { total_count: 3, repositories: [{ id: 3 }] },
      {
        link: `<${API}/installation/repositories?page=1>; rel="prev"`,
      },
    );
    expect(await client.pages(route, 'repositories')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(client.counts.get(route)).toBe(3);
  });

  test('a list by itself, and none where the thing is gone', async () => {
    nock(API)
      .get('/app/installations')
      .query(true)
      .reply(200, [{ id: 5 }]);
    expect(await client.pages('GET /app/installations', null)).toEqual([{ id: 5 }]);
    page(1).reply(404, { message: 'Not Found' });
    expect(await client.pages(route, 'repositories')).toEqual([]);
  });

  test('a limit in the middle is a wait', async () => {
    page(1).reply(200, { total_count: 3, repositories: [{ id: 1 }] }, next(2));
    page(2).reply(429, { message: 'Too many requests' }, { 'retry-after': '7' });
    expect(await waitOf(client.pages(route, 'repositories'))).toBe(7_000);
  });
});

test('a token is asked for again after a 502, since twice harms nobody', async () => {
  const route = 'POST /app/installations/{installation_id}/access_tokens';
  const body = { repository_ids: [2], permissions: { contents: 'read' } };
  expect(validateRequest(route, { installation_id: '1' }, body)).toEqual([]);
  const tokens = () => nock(API).post('/app/installations/1/access_tokens', body);
  tokens().reply(502, 'bad gateway');
  tokens().reply(201, { token: 'ghs_x' });
  expect(await client.post(route, { installation_id: 1, ...body })).toEqual({ token: 'ghs_x' });
});

const secondary = () => graphql().reply(403, { message: 'You have exceeded a secondary rate limit' });
const waitOf = async (request: Promise<unknown>): Promise<number> => {
  const error = await request.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(RetryLater);
  return (error as RetryLater).waitMs;
};

test('while an installation is limited nothing of it goes out, and others are not held up', async () => {
  secondary();
  expect(await waitOf(write())).toBe(60_000);
  clock += 10_000;
  expect(await waitOf(ask())).toBe(50_000);
  graphql().reply(200, { data: { viewer: { login: 'ada' } } });
  expect(await fresh().query('query { viewer { login } }', {})).toEqual({ viewer: { login: 'ada' } });
  clock += 50_000;
  graphql().reply(200, { data: { viewer: { login: 'grace' } } });
  expect(await ask()).toEqual({ viewer: { login: 'grace' } });
});

test('a secondary limit that comes again asks for longer; one that passed begins small again', async () => {
  for (const wait of [60_000, 120_000, 240_000]) {
    secondary();
    expect(await waitOf(write())).toBe(wait);
    clock += wait;
  }
  graphql().reply(200, { data: {} });
  await write();
  secondary();
  expect(await waitOf(write())).toBe(60_000);
});

test('requests are counted by operation', async () => {
  graphql().times(2).reply(200, { data: {} });
  await client.query('query ReadRepository { viewer { login } }', {});
  await client.mutate('mutation Commit { __typename }', {});
  expect(Object.fromEntries(client.counts)).toEqual({ ReadRepository: 1, Commit: 1 });
});
