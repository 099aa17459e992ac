import type { FaultInput } from '../../src/sandbox/http/faults.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/**
 * For each request of the check run on an open pull request, and of the standing pull request, and each fault: the end
 * is that of the run without it, which is one check run, one standing pull request, one commit, one record.
 */
const FAULTS: readonly [string, Omit<FaultInput, 'graphql'>][] = [
  ['refused before', { kind: 'refused-before' }],
  ['502 after the effect', { kind: 'lost-after', status: 502 }],
  ['connection lost after the effect', { kind: 'lost-after' }],
  ['connection lost before the effect', { kind: 'dropped' }],
  ['GraphQL 200 with errors', { kind: 'graphql-error' }],
  ['GraphQL 200 with errors after the effect', { kind: 'graphql-lost' }],
  ['401, the token was withdrawn', { kind: 'status', status: 401 }],
  ['409', { kind: 'status', status: 409 }],
  ['422', { kind: 'status', status: 422 }],
  ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: 1 }],
  ['secondary limit with Retry-After', { kind: 'secondary-limit', retryAfter: 1 }],
  ['secondary limit without Retry-After, twice', { kind: 'secondary-limit', retryAfter: null, count: 2 }],
  ['nothing remaining, reset in a moment', { kind: 'rate-limit' }],
];
const PREVIEW_FLOW = ['ReadRepository', 'CreateCheckRun'];
const STANDING_FLOW = ['ReadRepository', 'CreateBranchAndCommit', 'OpenPull'];

const at = { owner: OWNER, repo: REPO };
let world: TestWorld;
let plan: { issue: number; path: string };
beforeAll(async () => {
  world = await createWorld();
  plan = await world.approvedPlan();
  await world.as('grace').rest.repos.createOrUpdateFileContents({
    ...at,
    path: '.github/planwright.yml',
    message: 'Record on a pull request',
    content: Buffer.from('bookkeeping: pull-request\n').toString('base64'),
  });
  // The first record makes the sticky comment, which is not the matter here.
  await world.merge(await world.pull('first', `Plan: #${plan.issue}`));
  await world.quiet();
  await mergeStanding();
}, 60_000);
afterAll(() => world.close());

async function standing(): Promise<{ number: number; ref: string }[]> {
  const { data } = await world.as('grace').rest.pulls.list({ ...at, state: 'open' });
  return data
    .filter((pull) => pull.head.ref.startsWith('planwright/bookkeeping-'))
    .map((pull) => ({ number: pull.number, ref: pull.head.ref }));
}

async function mergeStanding(): Promise<void> {
  for (const { number } of await standing()) await world.merge(number);
  await world.quiet();
}

const rows = (flow: readonly string[]): [string, string, Omit<FaultInput, 'graphql'>][] =>
  flow.flatMap((request) =>
    FAULTS.map(([name, fault]): [string, string, Omit<FaultInput, 'graphql'>] => [request, name, fault]),
  );
let count = 0;

test.each(rows(PREVIEW_FLOW))(
  'check run: %s, %s',
  async (request, _name, fault) => {
    world.sandbox.faults.add({ graphql: request, ...fault });
    const pull = await world.pull(`preview-${++count}`, `Plan: #${plan.issue} T01`);
    expect(world.sandbox.faults.list()).toEqual([]);
    const hand = world.as('grace').rest;
    const { data } = await hand.pulls.get({ ...at, pull_number: pull });
    const { data: checks } = await hand.checks.listForRef({ ...at, ref: data.head.sha, filter: 'all' });
    const ours = checks.check_runs.filter((run) => run.name === 'Planwright');
    expect(ours.map(({ conclusion }) => conclusion)).toEqual(['neutral']);
    await hand.pulls.update({ ...at, pull_number: pull, state: 'closed' });
  },
  30_000,
);

test.each(rows(STANDING_FLOW))(
  'standing pull request: %s, %s',
  async (request, _name, fault) => {
    const pull = await world.pull(`stand-${++count}`, `Plan: #${plan.issue}`);
    world.sandbox.faults.add({ graphql: request, ...fault });
    await world.merge(pull);
    await world.quiet();
    expect(world.sandbox.faults.list()).toEqual([]);
    const [one, ...others] = await standing();
    expect(others).toEqual([]);
    const hand = world.as('grace').rest;
    const { data: commits } = await hand.pulls.listCommits({ ...at, pull_number: one?.number ?? 0 });
    expect(commits).toHaveLength(1);
    await mergeStanding();
    const text = await world.file(plan.path);
    expect(text.split(`pr/${pull}`)).toHaveLength(2);
    expect(text.split(`**Change stand-${count}**`)).toHaveLength(2);
    const sticky = (await world.comments(plan.issue)).filter((body) => body.includes('planwright:sticky'));
    expect(sticky).toHaveLength(1);
  },
  30_000,
);

test('the branches of merged ones do not pile up', async () => {
  const ref = 'heads/planwright/bookkeeping-';
  const { data: refs } = await world.as('grace').rest.git.listMatchingRefs({ ...at, ref });
  expect(count).toBeGreaterThan(STANDING_FLOW.length * FAULTS.length);
  expect(refs.length).toBeLessThanOrEqual(21);
});
