import { REPO, startTestSandbox, type TestSandbox } from './start.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.end());
afterEach(() => sandbox.faults.clear());

const ROUTE = 'POST /repos/{owner}/{repo}/issues';
const create = (title: string) => sandbox.owner.rest.issues.create({ ...REPO, title });
const titles = async (): Promise<string[]> => {
  const { data } = await sandbox.owner.rest.issues.listForRepo({ ...REPO, per_page: 100 });
  return data.map((issue) => issue.title);
};

test.each([
  ['refused-before', {}, 502, false],
  ['status', { status: 409, message: 'Conflict' }, 409, false],
  ['lost-after', { status: 502 }, 502, true],
  ['lost-after', {}, 500, true],
  ['dropped', {}, 500, false],
  ['secondary-limit', {}, 403, false],
  ['rate-limit', {}, 403, false],
] as const)('%s %j', async (kind, more, status, happened) => {
  const title = `${kind} ${JSON.stringify(more)}`;
  sandbox.faults.add({ route: ROUTE, kind, ...more });
  await expect(create(title)).rejects.toMatchObject({ status });
  expect((await titles()).includes(title)).toBe(happened);
  expect(sandbox.faults.list()).toEqual([]);
});

test('count and skip choose the requests', async () => {
  sandbox.faults.add({ route: ROUTE, kind: 'refused-before', skip: 1, count: 2 });
  const outcomes = [];
  for (const title of ['a', 'b', 'c', 'd'])
    outcomes.push(
      await create(title).then(
        () => true,
        () => false,
      ),
    );
  expect(outcomes).toEqual([true, false, false, true]);
});

test('limits say when to come back', async () => {
  sandbox.faults.add({ route: ROUTE, kind: 'secondary-limit', retryAfter: 3 });
  await expect(create('x')).rejects.toMatchObject({
    response: {
      headers: { 'retry-after': '3' },
      data: { message: expect.stringMatching(/secondary rate limit/) },
    },
  });
  sandbox.faults.add({ route: ROUTE, kind: 'secondary-limit', retryAfter: null });
  await expect(create('x')).rejects.toMatchObject({
    response: { headers: expect.not.objectContaining({ 'retry-after': expect.anything() }) },
  });
  sandbox.faults.add({ route: ROUTE, kind: 'rate-limit' });
  await expect(create('x')).rejects.toMatchObject({
    response: { headers: { 'x-ratelimit-remaining': '0' } },
  });
});

test('GraphQL fields and operations are met too', async () => {
  sandbox.faults.add({ graphql: 'viewer', kind: 'rate-limit' });
  await expect(sandbox.owner.graphql('{ viewer { login } }')).rejects.toMatchObject({
    errors: [{ type: 'RATE_LIMITED' }],
  });
  sandbox.faults.add({ graphql: 'Look', kind: 'graphql-error' });
  await expect(sandbox.owner.graphql('query Look { viewer { login } }')).rejects.toMatchObject({
    errors: [{ message: 'Something went wrong' }],
  });
  await sandbox.owner.graphql('query Look { viewer { login } }');
});

test('people add faults over HTTP', async () => {
  const url = `${sandbox.url}/_sandbox/faults`;
  const added = await fetch(url, {
    method: 'POST',
    body: JSON.stringify({ route: ROUTE, kind: 'status', status: 503 }),
  });
  expect(added.status).toBe(200);
  await expect(create('x')).rejects.toMatchObject({ status: 503 });
  const bad = await fetch(url, { method: 'POST', body: JSON.stringify({ kind: 'nonsense' }) });
  expect(bad.status).toBe(422);
});

test('an observer sees every exchange', async () => {
  const seen: unknown[] = [];
  const stop = sandbox.observe(({ route, status, requestBody }) => seen.push([route, status, requestBody]));
  await create('observed');
  stop();
  await create('not observed');
  expect(seen).toEqual([[ROUTE, 201, { title: 'observed' }]]);
});
