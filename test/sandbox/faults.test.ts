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
  for (const body of [
    { kind: 'nonsense' },
    { kind: 'lost', route: ROUTE },
    { kind: 'status', rout: ROUTE },
  ]) {
    const bad = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
    expect(bad.status).toBe(422);
  }
});

test.each([
  [{ kind: 'status' }, /neither "route" nor "graphql"/],
  [
    { kind: 'status', route: 'POST /repos/{owner}/{repo}/isues' },
    /no route of the sandbox; .* Did you mean `POST \/repos\/\{owner\}\/\{repo\}\/issues`\?/,
  ],
  [
    { kind: 'slow', route: 'GET /repos/octo/shelf/issues/5' },
    /Did you mean `GET \/repos\/\{owner\}\/\{repo\}\/issues\/\{issue_number\}`\?/,
  ],
  [{ kind: 'not-yet' }, /path: found nothing; expected of "not-yet" the address/],
  [{ kind: 'not-yet', path: 'octo/shelf' }, /path: found "octo\/shelf"/],
  [{ kind: 'graphql-partial', graphql: 'Look' }, /field: found nothing; expected of "graphql-partial"/],
  [{ kind: 'status', route: ROUTE, status: 99 }, /status: .*200/],
  [{ kind: 'status', route: ROUTE, status: 600 }, /status: .*599/],
  [{ kind: 'slow', route: ROUTE, milliseconds: -1 }, /milliseconds: /],
])('a fault that could never fire is refused: %j', async (fault, says) => {
  const url = `${sandbox.url}/_sandbox/faults`;
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(fault) });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ message: expect.stringMatching(says) });
  expect(await (await fetch(url)).json()).toEqual([]);
});

test.each(['*', 'POST /graphql', ROUTE])('the route %s is known', async (route) => {
  sandbox.faults.add({ route, kind: 'refused-before' });
  expect(sandbox.faults.list()).toHaveLength(1);
  sandbox.faults.clear();
});

test('people add faults of deliveries too, see them and clear them', async () => {
  const url = `${sandbox.webUrl}/_sandbox/faults`;
  const lost = { event: 'issues', kind: 'lost', count: 2 };
  const added = await fetch(url, { method: 'POST', body: JSON.stringify(lost) });
  expect(await added.json()).toEqual([lost]);
  sandbox.setWebhookUrl('http://127.0.0.1:9/');
  await create('not told');
  await sandbox.settled();
  expect(await (await fetch(url)).json()).toEqual([{ ...lost, count: 1 }]);
  expect(sandbox.deliveries.log.at(-1)?.result?.status).toBe('failed to connect to host');
  expect(await (await fetch(url, { method: 'DELETE' })).json()).toEqual([]);
  sandbox.setWebhookUrl(null);
});

test('an observer sees every exchange', async () => {
  const seen: unknown[] = [];
  const stop = sandbox.observe(({ route, status, requestBody }) => seen.push([route, status, requestBody]));
  await create('observed');
  stop();
  await create('not observed');
  expect(seen).toEqual([[ROUTE, 201, { title: 'observed' }]]);
});

describe('what is not there yet', () => {
  const read = (issue_number: number) => sandbox.owner.rest.issues.get({ ...REPO, issue_number });
  const QUERY = `query ($number: Int!) { repository(owner: "octo", name: "shelf") {
    nameWithOwner issue(number: $number) { title } again: issue(number: $number) { title }
  } }`;

  test('is not found by the next reads, and by others is', async () => {
    const { data: issue } = await create('Late');
    const { data: other } = await create('Other');
    sandbox.faults.add({ kind: 'not-yet', path: `/repos/octo/shelf/issues/${issue.number}`, count: 2 });
    await expect(read(issue.number)).rejects.toMatchObject({ status: 404 });
    await read(other.number);
    await expect(
      sandbox.owner.rest.issues.listComments({ ...REPO, issue_number: issue.number }),
    ).rejects.toMatchObject({ status: 404 });
    expect((await read(issue.number)).data.title).toBe('Late');
  });

  test('is missing in a GraphQL answer beside what is there, the same all through one request', async () => {
    const { data: issue } = await create('Late');
    sandbox.faults.add({ kind: 'not-yet', path: `/repos/octo/shelf/issues/${issue.number}` });
    await expect(sandbox.owner.graphql(QUERY, { number: issue.number })).rejects.toMatchObject({
      response: {
        data: { repository: { nameWithOwner: 'octo/shelf', issue: null, again: null } },
        errors: [{ type: 'NOT_FOUND' }, { type: 'NOT_FOUND' }],
      },
    });
    await sandbox.owner.graphql(QUERY, { number: issue.number });
  });

  test('can be written to', async () => {
    const { data: issue } = await create('Late');
    sandbox.faults.add({ kind: 'not-yet', path: `/repos/octo/shelf/issues/${issue.number}` });
    await sandbox.owner.rest.issues.createComment({ ...REPO, issue_number: issue.number, body: 'Written' });
    await expect(read(issue.number)).rejects.toMatchObject({ status: 404 });
  });
});

describe('a GraphQL answer', () => {
  const TWO = `mutation ($id: ID!) {
    one: addComment(input: { subjectId: $id, body: "one" }) { clientMutationId }
    two: addComment(input: { subjectId: $id, body: "two" }) { clientMutationId }
  }`;
  const comments = async (issue_number: number) =>
    (await sandbox.owner.rest.issues.listComments({ ...REPO, issue_number })).data.map(({ body }) => body);

  test('with partial data: the field alone fails, and has no effect', async () => {
    const { data: issue } = await create('Partial');
    sandbox.faults.add({ graphql: 'addComment', kind: 'graphql-partial', field: 'two', error: 'FORBIDDEN' });
    await expect(sandbox.owner.graphql(TWO, { id: issue.node_id })).rejects.toMatchObject({
      response: {
        data: { one: { clientMutationId: null }, two: null },
        errors: [{ type: 'FORBIDDEN', path: ['two'], message: 'Something went wrong' }],
      },
    });
    expect(await comments(issue.number)).toEqual(['one']);
  });

  test('with partial data deeper down', async () => {
    const { data: issue } = await create('Deeper');
    sandbox.faults.add({
      graphql: 'repository',
      kind: 'graphql-partial',
      field: 'repository.issues.nodes.author',
    });
    const query =
      '{ repository(owner: "octo", name: "shelf") { issues(last: 1) { nodes { number author { login } } } } }';
    await expect(sandbox.owner.graphql(query)).rejects.toMatchObject({
      response: {
        data: { repository: { issues: { nodes: [{ number: issue.number, author: null }] } } },
        errors: [{ path: ['repository', 'issues', 'nodes', 0, 'author'] }],
      },
    });
  });

  test.each([
    ['graphql-error', []],
    ['graphql-lost', ['one', 'two']],
  ] as const)('with errors alone: %s', async (kind, happened) => {
    const { data: issue } = await create(kind);
    sandbox.faults.add({ graphql: 'addComment', kind });
    await expect(sandbox.owner.graphql(TWO, { id: issue.node_id })).rejects.toMatchObject({
      response: { data: null, errors: [{ type: 'INTERNAL' }] },
    });
    expect(await comments(issue.number)).toEqual(happened);
  });

  test.each([
    ['dropped', []],
    ['lost-after', ['one', 'two']],
  ] as const)('that never comes: %s', async (kind, happened) => {
    const { data: issue } = await create(kind);
    sandbox.faults.add({ graphql: 'addComment', kind });
    await expect(sandbox.owner.graphql(TWO, { id: issue.node_id })).rejects.toMatchObject({ status: 500 });
    expect(await comments(issue.number)).toEqual(happened);
  });

  test('that is silent holds the connection until the client gives up, and nothing happens', async () => {
    const { data: issue } = await create('Silent');
    sandbox.faults.add({ graphql: 'addComment', kind: 'silent' });
    const signal = AbortSignal.timeout(200);
    await expect(sandbox.owner.graphql(TWO, { id: issue.node_id, request: { signal } })).rejects.toThrow();
    expect(signal.aborted).toBe(true);
    expect(await comments(issue.number)).toEqual([]);
  });

  test('that is slow comes late and has happened', async () => {
    const { data: issue } = await create('Slow');
    sandbox.faults.add({ graphql: 'addComment', kind: 'slow', milliseconds: 300 });
    const begun = Date.now();
    await sandbox.owner.graphql(TWO, { id: issue.node_id });
    expect(Date.now() - begun).toBeGreaterThanOrEqual(290);
    expect(await comments(issue.number)).toEqual(['one', 'two']);
  });
});
