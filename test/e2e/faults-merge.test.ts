import { faultRows } from './fault-rows.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/** For each request of the flow and each fault: the end is that of the run without it, which is one record and one comment. */
const MERGE_FLOW = ['ReadRepository', 'Commit', 'AddComment'];

const at = { owner: OWNER, repo: REPO };
let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
}, 30_000);
afterAll(() => world.close());

let count = 0;
const next = (): { title: string; body: string } => ({
  title: `The store crashes in case ${++count}`,
  body: '`openStore` in `src/store.js` should open an empty file as an empty store.',
});

test.each(faultRows(MERGE_FLOW))(
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

test('just after the event, the merged pull request is not found yet, though its plan is', async () => {
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
