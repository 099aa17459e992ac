import { exchangeFaults, OPERATIONS, WEBHOOK_NAMES, webhookFaults } from './contract.ts';

const exchange = {
  route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/labels',
  path: '/repos/o/r/issues/1/labels',
  query: '',
  requestBody: null,
  status: 200,
  responseBody: [
    {
      id: 1,
      node_id: 'LA_1',
      url: 'https://api.github.com/x',
      name: 'bug',
      description: null,
      color: 'ffffff',
      default: false,
    },
  ] as unknown,
};

test('an answer as GitHub describes it has no fault', () => {
  expect(exchangeFaults(exchange)).toEqual([]);
});

test.each<[string, Partial<typeof exchange>, RegExp]>([
  ['a field is missing', { responseBody: [{ id: 1 }] }, /must have required property 'name'/],
  [
    'a field has another type',
    { responseBody: [{ ...(exchange.responseBody as object[])[0], id: 'x' }] },
    /must be integer/,
  ],
  ['a status that is not described', { status: 201 }, /201 is not in the description/],
  ['a parameter that is not described', { query: 'perpage=1' }, /parameter perpage is not/],
])('%s: said', (_name, over, message) => {
  expect(exchangeFaults({ ...exchange, ...over }).join('\n')).toMatch(message);
});

test.each<[string, object, RegExp]>([
  [
    'a field that GitHub does not have',
    { query: '{ viewer { nickname } }' },
    /Cannot query field "nickname"/,
  ],
  [
    'a variable of another type',
    {
      query: 'query Q($n: Int!) { repository(owner: "o", name: "r") { issue(number: $n) { id } } }',
      variables: { n: 'x' },
    },
    /\$n.*Int cannot represent/,
  ],
])('GraphQL: %s: said', (_name, requestBody, message) => {
  const faults = exchangeFaults({ ...exchange, route: 'POST /graphql', requestBody: requestBody as never });
  expect(faults.join('\n')).toMatch(message);
});

test('a webhook that lacks its issue is said, and so is one that is not described', () => {
  expect(webhookFaults('issues', { action: 'opened' }).join('\n')).toMatch(/required property 'issue'/);
  expect(webhookFaults('issues', { action: 'invented' })).toEqual([
    expect.stringMatching(/not in the description/),
  ]);
});

test('what is kept of the description is what the embedded GitHub speaks', () => {
  expect(OPERATIONS.length).toBeGreaterThan(80);
  expect(WEBHOOK_NAMES.length).toBeGreaterThan(20);
});
