import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

const head = async (): Promise<string> =>
  (await world.as('grace').rest.git.getRef({ ...at, ref: 'heads/main' })).data.object.sha;

const ends = async (sha: string, conclusion: Conclusion, name = 'Test suite'): Promise<void> => {
  const run = { head_sha: sha, name, status: 'completed' as const, conclusion };
  await world.as('linus').rest.checks.create({ ...at, ...run });
  await world.quiet();
};

const criterion = (plan: string): string =>
  plan.split('\n').find((line) => /^- \[.\] \*\*E1\*\* .*`Test suite`/.test(line)) ?? '';

const commits = async (): Promise<string[]> => {
  const { data } = await world.as('grace').rest.repos.listCommits({ ...at });
  return data.map((commit) => commit.commit.message.split('\n')[0] ?? '');
};

/** A plan whose tasks are all done by one merge; gives the merge commit. */
async function mergedPlan(): Promise<{ issue: number; path: string; pull: number; merge: string }> {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull('fix', `Fixes #${issue}`);
  await world.merge(pull);
  const merge = await head();
  await world.quiet();
  if (criterion(await world.file(path)) === '') throw new Error('This test is about a plan with a check');
  return { issue, path, pull, merge };
}

test('a check that succeeds on the merge commit ticks its criterion with a link, in three requests', async () => {
  const { issue, path, merge } = await mergedPlan();
  expect(criterion(await world.file(path))).toMatch(/^- \[ \]/);
  world.sandbox.requests.clear();
  const run = { head_sha: merge, name: 'Test suite', status: 'completed' as const };
  await world.as('linus').rest.checks.create({ ...at, ...run, conclusion: 'success' });
  await world.quiet();
  expect(world.sandbox.requests.count()).toBe(3);
  expect(criterion(await world.file(path))).toMatch(/^- \[x\] .* · \[passed\]\(http.*\), \d{4}-\d{2}-\d{2}$/);
  expect(await world.file(path)).toContain(`check/${merge}/Test%20suite`);
  expect(await world.comments(issue)).toEqual([expect.stringContaining('1 of 3 exit criteria met')]);
});

test('events told twice change nothing; what no plan waits for costs one reading, once', async () => {
  const { path, merge } = await mergedPlan();
  await ends(merge, 'success');
  world.sandbox.requests.clear();
  await ends(merge, 'success', 'Docs');
  // One reading found that no other plan waits, for good.
  expect(world.sandbox.requests.count()).toBe(1);
  await ends(merge, 'success', 'Lints');
  expect(world.sandbox.requests.count()).toBe(1);
  const plan = await world.file(path);
  const before = await commits();
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  expect([await world.file(path), await commits()]).toEqual([plan, before]);
});

test.each<Conclusion>(['cancelled', 'skipped', 'failure'])(
  'a check that ended %s ticks nothing',
  async (how) => {
    const { path, merge } = await mergedPlan();
    const plan = await world.file(path);
    await ends(merge, how);
    expect(await world.file(path)).toBe(plan);
  },
);

test('a later commit of the default branch that contains the merge proves it too; another branch does not', async () => {
  const { path, merge } = await mergedPlan();
  const other = await world.pull('other', 'Only a change');
  const { data } = await world.as('grace').rest.pulls.get({ ...at, pull_number: other });
  await ends(data.head.sha, 'success');
  expect(criterion(await world.file(path))).toMatch(/^- \[ \]/);
  await world.merge(other);
  const later = await head();
  await world.quiet();
  await ends(later, 'success');
  const plan = await world.file(path);
  expect(criterion(plan)).toMatch(/^- \[x\]/);
  expect(plan).toContain(`check/${later}/`);
  expect(plan).not.toContain(`check/${merge}/`);
});

test('a failure afterwards unticks and says so, and a success after it ticks again', async () => {
  const { issue, path, merge } = await mergedPlan();
  await ends(merge, 'success');
  await ends(merge, 'failure');
  expect(criterion(await world.file(path))).toMatch(/^- \[ \] .*\[failed\]\(http/);
  expect((await world.comments(issue)).join()).toMatch(/E1.*failed/);
  await ends(merge, 'success');
  expect(criterion(await world.file(path))).toMatch(/^- \[x\]/);
});

test('a matrix counts once its last run has ended; the checks of one push are one commit', async () => {
  const { path, merge } = await mergedPlan();
  const before = (await commits()).length;
  const hand = world.as('linus').rest.checks;
  const runs = await Promise.all(
    ['a', 'b', 'c'].map((leg) => hand.create({ ...at, head_sha: merge, name: `Test suite (${leg})` })),
  );
  for (const [index, { data }] of runs.entries()) {
    expect(criterion(await world.file(path))).toMatch(/^- \[ \]/);
    const conclusion = index === 1 ? 'skipped' : 'success';
    await hand.update({ ...at, check_run_id: data.id, conclusion });
    await world.quiet();
  }
  expect(criterion(await world.file(path))).toMatch(/^- \[x\] .*\[passed, 2 runs\]/);
  expect((await commits()).length).toBe(before + 1);
});

test('a commit status counts as a check does', async () => {
  const { path, merge } = await mergedPlan();
  const status = { sha: merge, context: 'Test suite', target_url: 'https://ci.example/7' };
  const hand = world.as('linus').rest.repos;
  await hand.createCommitStatus({ ...at, ...status, state: 'pending' });
  await world.quiet();
  expect(criterion(await world.file(path))).toMatch(/^- \[ \]/);
  await hand.createCommitStatus({ ...at, ...status, state: 'success' });
  await world.quiet();
  expect(criterion(await world.file(path))).toContain('· [passed](https://ci.example/7)');
});

test('where the default branch runs no check, the pull request’s head stands for it', async () => {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull('fix', `Fixes #${issue}`);
  const { data } = await world.as('grace').rest.pulls.get({ ...at, pull_number: pull });
  await ends(data.head.sha, 'success');
  await world.merge(pull);
  await world.quiet();
  const plan = await world.file(path);
  expect(criterion(plan)).toMatch(/^- \[x\]/);
  expect(plan).toContain(`check/${data.head.sha}/`);
});

test('a person’s untick stays, whatever checks say afterwards', async () => {
  const { path, merge } = await mergedPlan();
  await ends(merge, 'success');
  const undone = (await world.file(path)).replace('- [x] **E1**', '- [ ] **E1**');
  await world.push(path, undone);
  await ends(await head(), 'success');
  await ends(merge, 'success');
  expect(await world.file(path)).toBe(undone);
});

test('a check that ended while the bot was away is found by the first that ends after it', async () => {
  const { path, merge } = await mergedPlan();
  await world.stopBot();
  await ends(merge, 'success');
  await world.startBot();
  expect(criterion(await world.file(path))).toMatch(/^- \[x\]/);
});
