import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

test('a comment that is edited many times: each command once', async () => {
  const { issue, path } = await world.approvedPlan();
  const hand = world.as('grace').rest;
  const { data } = await hand.issues.createComment({ ...at, issue_number: issue, body: 'hm' });
  for (const body of [
    '/plan done T01',
    '/plan  done   T01',
    '/plan done T01\n\n/plan done T02',
    '/plan done T02',
    'x',
    '/plan done T01',
  ])
    await hand.issues.updateComment({ ...at, comment_id: data.id, body });
  await world.quiet();
  const plan = await world.file(path);
  expect(plan).toMatch(/^- \[x\] \*\*T01/m);
  expect(plan).toMatch(/^- \[x\] \*\*T02/m);
  expect(plan.split('[@grace](').length - 1).toBe(2);
});

test('a pull request that names tasks by branch, text and the issue it closes is recorded once', async () => {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull(`${issue}-T01-lock`, `Plan: #${issue} T01\n\nFixes #${issue}`);
  await world.merge(pull, 'squash');
  await world.quiet();
  await world.bot.sweepNow();
  await world.quiet();
  const plan = await world.file(path);
  expect(plan.split(`pr/${pull}`).length - 1).toBe(1);
  expect(plan).toMatch(/^- \[x\] \*\*T01/m);
  expect(plan).toMatch(/^- \[ \] \*\*T02/m);
});
