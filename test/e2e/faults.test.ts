import type { FaultInput } from '../../src/sandbox/http/faults.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/**
 * For each request of the two flows and each fault: the end is that of the run without it, which is one branch, one
 * commit, one pull request, one record, one comment.
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
const LABEL_FLOW = ['ReadRepository', 'CreateBranchAndCommit', 'OpenPull'];
const MERGE_FLOW = ['ReadRepository', 'Commit', 'AddComment'];

const at = { owner: OWNER, repo: REPO };
let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
}, 30_000);
afterAll(() => world.close());

const rows = (flow: readonly string[]): [string, string, Omit<FaultInput, 'graphql'>][] =>
  flow.flatMap((request) =>
    FAULTS.map(([name, fault]): [string, string, Omit<FaultInput, 'graphql'>] => [request, name, fault]),
  );

let count = 0;
const next = (): { title: string; body: string } => ({
  title: `The store crashes in case ${++count}`,
  body: '`openStore` in `src/store.js` should open an empty file as an empty store.',
});

test.each(rows(LABEL_FLOW))(
  'label: %s, %s',
  async (request, _name, fault) => {
    const issue = await world.issue(next(), false);
    world.sandbox.faults.add({ graphql: request, ...fault });
    await world.as('grace').rest.issues.addLabels({ ...at, issue_number: issue, labels: ['needs-plan'] });
    await world.quiet();
    expect(world.sandbox.faults.list()).toEqual([]);
    const grace = world.as('grace').rest;
    const { data: pulls } = await grace.pulls.list({
      ...at,
      head: `${OWNER}:planwright/issue-${issue}`,
      state: 'all',
    });
    expect(pulls.map((pull) => pull.state)).toEqual(['open']);
    const { data: commits } = await grace.pulls.listCommits({ ...at, pull_number: pulls[0]?.number ?? 0 });
    expect(commits.map((commit) => commit.commit.message)).toEqual([`Plan for #${issue}`]);
    expect(await world.comments(issue)).toEqual([]);
  },
  30_000,
);

test.each(rows(MERGE_FLOW))(
  'merge: %s, %s',
  async (request, _name, fault) => {
    const { issue, path } = await world.approvedPlan(next());
    const pull = await world.pull(`change-${issue}`, `Plan: #${issue} T01`);
    await world.quiet();
    world.sandbox.faults.add({ graphql: request, ...fault });
    await world.merge(pull);
    await world.quiet();
    expect(world.sandbox.faults.list()).toEqual([]);
    const plan = await world.file(path);
    expect(plan).toMatch(/^- \[x\] \*\*T01\*\*/m);
    expect(plan.split(`**Change change-${issue}**`)).toHaveLength(2);
    expect(plan.split(`pr/${pull}`)).toHaveLength(2);
    const { data: commits } = await world.as('grace').rest.repos.listCommits({ ...at, path });
    expect(commits).toHaveLength(2);
    expect(await world.comments(issue)).toEqual([expect.stringContaining('planwright:sticky')]);
  },
  30_000,
);

test('merge: the second record, whose sticky comment is there already', async () => {
  const { issue } = await world.approvedPlan(next());
  for (const task of ['T01', 'T02']) {
    const pull = await world.pull(`change-${issue}-${task}`, `Plan: #${issue} ${task}`);
    if (task === 'T02') world.sandbox.faults.add({ graphql: 'UpdateComment', kind: 'lost-after' });
    await world.merge(pull);
    await world.quiet();
  }
  expect(world.sandbox.faults.list()).toEqual([]);
  expect(await world.comments(issue)).toEqual([expect.stringContaining('planwright:sticky')]);
}, 30_000);

describe('just after the event', () => {
  test('the issue is not found yet: it is looked for again', async () => {
    const issue = await world.issue(next(), false);
    world.sandbox.faults.add({ path: `/repos/${OWNER}/${REPO}/issues/${issue}`, kind: 'not-yet', count: 2 });
    await world.as('grace').rest.issues.addLabels({ ...at, issue_number: issue, labels: ['needs-plan'] });
    await world.quiet();
    expect(await world.planPull(issue)).toMatchObject({ state: 'open' });
  }, 30_000);

  test('the merged pull request is not found yet, though its plan is', async () => {
    const { issue, path } = await world.approvedPlan(next());
    const pull = await world.pull(`late-${issue}`, `Plan: #${issue} T01`);
    world.sandbox.deliveries.pause();
    await world.merge(pull);
    world.sandbox.faults.add({ path: `/repos/${OWNER}/${REPO}/pulls/${pull}`, kind: 'not-yet', count: 2 });
    world.sandbox.deliveries.resume();
    await world.quiet();
    expect(world.sandbox.faults.list()).toEqual([]);
    expect(await world.file(path)).toMatch(/^- \[x\] \*\*T01\*\*/m);
  }, 30_000);
});
