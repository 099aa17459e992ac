import { faultRows } from './fault-rows.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/** For each request of the flow and each fault: the end is that of the run without it, which is one branch, one commit and one pull request. */
const LABEL_FLOW = ['ReadRepository', 'CreateBranchAndCommit', 'OpenPull'];

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

test.each(faultRows(LABEL_FLOW))(
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

test('just after the event, the issue is not found yet: it is looked for again', async () => {
  const issue = await world.issue(next(), false);
  world.sandbox.faults.add({ path: `/repos/${OWNER}/${REPO}/issues/${issue}`, kind: 'not-yet', count: 2 });
  await world.as('grace').rest.issues.addLabels({ ...at, issue_number: issue, labels: ['needs-plan'] });
  await world.quiet();
  expect(await world.planPull(issue)).toMatchObject({ state: 'open' });
}, 30_000);
