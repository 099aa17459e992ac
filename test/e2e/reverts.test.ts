import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const ticked = (plan: string): string[] =>
  [...plan.matchAll(/^- \[x\] \*\*(T\d+)\*\*/gm)].map((match) => match[1] ?? '');

/** The button "Revert" of a merged pull request; gives the number of the one that it opens. */
async function revert(number: number): Promise<number> {
  const hand = world.as('grace');
  const { data } = await hand.rest.pulls.get({ ...at, pull_number: number });
  const answer = await hand.graphql<{ revertPullRequest: { revertPullRequest: { number: number } } }>(
    'mutation($id: ID!) { revertPullRequest(input: { pullRequestId: $id }) { revertPullRequest { number } } }',
    { id: data.node_id },
  );
  return answer.revertPullRequest.revertPullRequest.number;
}

test('GitHub’s revert unticks and records a surprise; the revert of the revert restores', async () => {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  await world.merge(pull);
  await world.quiet();
  expect(ticked(await world.file(path))).toEqual(['T01']);
  const back = await revert(pull);
  await world.merge(back);
  await world.quiet();
  const reverted = await world.file(path);
  expect(ticked(reverted)).toEqual([]);
  expect(reverted).toMatch(new RegExp(`- \\[#${back}\\].* · takes back \\[#${pull}\\]\\(http.*\\): T01 · `));
  expect(reverted).toMatch(/^## Surprises and discoveries\n\n- .* T01 is open again/m);
  expect((await world.comments(issue)).join()).toMatch(/\b0 of \d tasks done/);
  await world.merge(await revert(back), 'squash');
  await world.quiet();
  const restored = await world.file(path);
  expect(ticked(restored)).toEqual(['T01']);
  expect(restored).toMatch(new RegExp(` · restores \\[#${pull}\\]\\(http.*\\): T01 · `));
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  expect(await world.file(path)).toBe(restored);
});

test('a `git revert` of the merge commit does the same', async () => {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  await world.merge(pull, 'squash');
  await world.quiet();
  const { data } = await world.as('grace').rest.pulls.get({ ...at, pull_number: pull });
  const message = `Revert "Change lock"\n\nThis reverts commit ${data.merge_commit_sha}.`;
  const back = await world.pull('back-out', message);
  await world.merge(back);
  await world.quiet();
  expect(ticked(await world.file(path))).toEqual([]);
});

test('a revert of what no plan records does nothing', async () => {
  const { path } = await world.approvedPlan();
  const pull = await world.pull('other', 'Only a change');
  await world.merge(pull);
  await world.quiet();
  const plan = await world.file(path);
  await world.merge(await revert(pull));
  await world.quiet();
  expect(await world.file(path)).toBe(plan);
});
