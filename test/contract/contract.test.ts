import { exchangeFaults } from './contract.ts';
import { EVENTS, REST } from './description.ts';
import { validateGraphql } from './graphql.ts';
import { validateRequest, validateResponse } from './rest.ts';
import { OPERATIONS, OTHER_WEBHOOKS, WEBHOOKS } from './scope.ts';
import { validateWebhook } from './webhook.ts';

const LABELS = 'GET /repos/{owner}/{repo}/issues/{issue_number}/labels';
const COMMENT = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const CHECK = 'POST /repos/{owner}/{repo}/check-runs';
const at = { owner: 'o', repo: 'r', issue_number: '1' };
const label = {
  id: 1,
  node_id: 'LA_1',
  url: 'https://api.github.com/x',
  name: 'bug',
  description: null,
  color: 'ffffff',
  default: false,
};

test('what is as GitHub describes it has no fault', () => {
  expect(validateResponse(LABELS, 200, [label])).toEqual([]);
  expect(validateRequest(LABELS, { ...at, per_page: '100' }, {})).toEqual([]);
  expect(validateRequest(COMMENT, at, { body: 'Hello' })).toEqual([]);
  expect(
    validateRequest(CHECK, { owner: 'o', repo: 'r' }, { name: 'x', head_sha: 'a', status: 'queued' }),
  ).toEqual([]);
  expect(validateResponse(LABELS, 403, { message: 'No' })).toEqual([]);
});

test.each(Object.keys(label))('a label without its %s is a fault', (field) => {
  const { [field as 'id']: _gone, ...rest } = label;
  expect(validateResponse(LABELS, 200, [rest])).toEqual([
    expect.stringContaining(`must have required property '${field}'`),
  ]);
});

test.each<[string, string[], RegExp]>([
  [
    'a field of another type',
    validateResponse(LABELS, 200, [{ ...label, id: 'x' }]),
    /\/0\/id must be integer/,
  ],
  ['null where GitHub has none', validateResponse(LABELS, 200, [{ ...label, name: null }]), /must be string/],
  ['a status that is not described', validateResponse(LABELS, 201, []), /201 is not in the description/],
  ['a refusal without a message', validateResponse(LABELS, 403, {}), /a refusal: .*'message'/],
  ['a route that is not kept', validateResponse('GET /emojis', 200, {}), /not in the description kept here/],
  ['a request to one', validateRequest('GET /emojis', {}, {}), /not in the description kept here/],
  ['a misspelt parameter', validateRequest(LABELS, { ...at, perpage: '1' }, {}), /"perpage"/],
  [
    'a parameter that is no number',
    validateRequest(LABELS, { ...at, issue_number: 'x' }, {}),
    /must be integer/,
  ],
  ['a parameter that is missing', validateRequest(LABELS, { owner: 'o', repo: 'r' }, {}), /'issue_number'/],
  ['a body where none belongs', validateRequest(LABELS, at, { labels: [] }), /takes no body/],
  ['a body that is missing', validateRequest(COMMENT, at, {}), /required property 'body'/],
  ['a misspelt field', validateRequest(COMMENT, at, { body: 'x', bodi: 'y' }), /the field bodi is not/],
  ['a field of another type', validateRequest(COMMENT, at, { body: 1 }), /must be string/],
])('%s is a fault', (_name, faults, message) => {
  expect(faults.join('\n')).toMatch(message);
});

const read = 'query Q($n: Int!) { repository(owner: "o", name: "r") { issue(number: $n) { id } } }';

test.each<[string, object, RegExp]>([
  [
    'a field that GitHub does not have',
    { query: '{ viewer { nickname } }' },
    /Cannot query field "nickname"/,
  ],
  ['a variable of another type', { query: read, variables: { n: 'x' } }, /\$n.*Int cannot represent/],
  ['a variable that is missing', { query: read }, /\$n.*was not provided/],
  [
    'a variable that is not declared',
    { query: read, variables: { n: 1, m: 2 } },
    /\$m is given and not declared/,
  ],
  ['what does not parse', { query: '{ viewer' }, /Syntax Error/],
])('GraphQL: %s is a fault', (_name, body, message) => {
  expect(validateGraphql(body).join('\n')).toMatch(message);
});

test('GraphQL: input objects are looked into', () => {
  const query = 'mutation ($input: AddCommentInput!) { addComment(input: $input) { clientMutationId } }';
  expect(validateGraphql({ query, variables: { input: { subjectId: 'I_1', body: 'x' } } })).toEqual([]);
  expect(validateGraphql({ query, variables: { input: { subjectId: 'I_1' } } }).join()).toMatch(
    /"body" of required/,
  );
  expect(
    validateGraphql({ query, variables: { input: { subjectId: 'I_1', body: 'x', at: 1 } } }).join(),
  ).toMatch(/"at" is not defined/);
});

test('a webhook that lacks its issue is a fault, and so is one that is not kept', () => {
  expect(validateWebhook('issues', 'opened', { action: 'opened' }).join('\n')).toMatch(/property 'issue'/);
  expect(validateWebhook('issues', 'invented', {})).toEqual([
    expect.stringMatching(/not in the description/),
  ]);
});

test('an exchange is judged by its path, query, body and answer', () => {
  const exchange = {
    route: LABELS,
    path: '/repos/o/r/issues/1/labels',
    query: 'page=2',
    requestBody: {},
    status: 200,
    responseBody: [label],
  };
  expect(exchangeFaults(exchange)).toEqual([]);
  expect(exchangeFaults({ ...exchange, path: '/repos/o/r/issues/one/labels' })).toHaveLength(1);
  expect(exchangeFaults({ ...exchange, query: 'pages=2' })).toHaveLength(1);
  expect(exchangeFaults({ ...exchange, requestBody: { a: 1 } })).toHaveLength(1);
  expect(exchangeFaults({ ...exchange, responseBody: {} })).toHaveLength(1);
  const root = {
    ...exchange,
    route: 'GET /repos/{owner}/{repo}/contents',
    path: '/repos/o/r/contents',
    query: '',
  };
  expect(exchangeFaults({ ...root, responseBody: [] })).toEqual([]);
  expect(exchangeFaults({ ...root, responseBody: [{}] })).not.toEqual([]);
  expect(exchangeFaults({ ...root, query: 'reff=x', responseBody: [] })).toHaveLength(1);
});

test('what is kept of the description is what the embedded GitHub speaks: run scripts/make-contract.ts', () => {
  expect(Object.keys(REST.operations).sort()).toEqual([...OPERATIONS].sort());
  expect(Object.keys(EVENTS.webhooks).sort()).toEqual([...WEBHOOKS, ...OTHER_WEBHOOKS].sort());
});

test.each([
  ['REST', COMMENT, 500, { message: 'The sandbox failed: TypeError: x', status: '500' }],
  ['GraphQL', 'POST /graphql', 200, { data: null, errors: [{ message: 'The sandbox failed: x' }] }],
])(
  'a crash of the embedded GitHub over %s is a fault, one on request is none',
  (_over, route, status, body) => {
    const exchange = {
      ...{ route, path: '/repos/o/r/issues/1/comments', query: '', status },
      requestBody: route === COMMENT ? { body: 'Hello' } : { query: '{ viewer { login } }' },
    };
    const crashed = exchangeFaults({ ...exchange, responseBody: body });
    expect(crashed).toEqual([expect.stringContaining(`${route}: The sandbox failed: `)]);
    const said = JSON.parse(JSON.stringify(body).replace(/The sandbox failed/, 'Server Error'));
    expect(exchangeFaults({ ...exchange, responseBody: said })).toEqual([]);
  },
);
