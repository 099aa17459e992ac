import { pullFromFork } from './pull-checks.ts';
import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const labelsOf = async (issue: number): Promise<string[]> => {
  const { data } = await world.as('grace').rest.issues.get({ ...at, issue_number: issue });
  return data.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')));
};

async function say(number: number, body: string, login = 'grace'): Promise<number> {
  const { data } = await world.as(login).rest.issues.createComment({ ...at, issue_number: number, body });
  await world.quiet();
  return data.id;
}

async function reactions(id: number): Promise<string[]> {
  const { data } = await world.as('grace').rest.reactions.listForIssueComment({ ...at, comment_id: id });
  return data.map((reaction) => reaction.content);
}

async function redeliverAll(): Promise<void> {
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
}

test('a comment that is delivered again keeps its reaction and its one reply', async () => {
  const { issue } = await world.approvedPlan();
  const ids = [
    await say(issue, '/plan done T01'),
    await say(issue, '/plan status'),
    await say(issue, '/plan done T99'),
  ];
  const before = await Promise.all(ids.map(reactions));
  const replies = await world.comments(issue);
  expect(before).toEqual([['rocket'], ['rocket'], ['confused']]);
  await redeliverAll();
  expect(await Promise.all(ids.map(reactions))).toEqual(before);
  expect(await world.comments(issue)).toEqual(replies);
});

test('merges of two plans at once leave one sticky comment on each', async () => {
  const first = await world.approvedPlan();
  const second = await world.approvedPlan({ ...BUG, title: 'The store crashes when the disk is full' });
  const pulls = [
    await world.pull('one', `Plan: #${first.issue} T01`),
    await world.pull('two', `Plan: #${second.issue} T01`),
    await world.pull('both', `Completes #${first.issue}/T02 and #${second.issue}/T02`),
  ];
  await Promise.all([...pulls.map((pull) => world.merge(pull)), world.bot.sweepNow()]);
  await world.bot.sweepNow();
  await world.quiet();
  for (const { issue, path } of [first, second]) {
    expect(await world.comments(issue)).toHaveLength(1);
    const plan = await world.file(path);
    expect(plan).toMatch(/^- \[x\] \*\*T01\*\*/m);
    expect(plan).toMatch(/^- \[x\] \*\*T02\*\*/m);
    expect((await world.comments(issue))[0]).toContain('2 of');
  }
});

test('a plan that was refused while the bot was away loses its label all the same', async () => {
  const issue = await world.issue();
  const pull = await world.planPull(issue);
  await world.stopBot();
  await world.as('grace').rest.pulls.update({ ...at, pull_number: pull?.number ?? 0, state: 'closed' });
  await world.startBot();
  expect(await labelsOf(issue)).toEqual([]);
  expect(await world.planPull(issue)).toMatchObject({ number: pull?.number, state: 'closed' });
});

test('what was merged before the plan was proposed says nothing of it', async () => {
  const issue = await world.issue(BUG, false);
  await world.merge(await world.pull('first-try', `Fixes #${issue}`));
  await world.as('grace').rest.issues.update({ ...at, issue_number: issue, state: 'open' });
  await world.quiet();
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await say(issue, '/plan');
  await world.merge((await world.planPull(issue))?.number ?? 0);
  await world.quiet();
  await world.bot.sweepNow();
  await world.quiet();
  const path = [...(await world.clone()).keys()].find((each) => each.startsWith(`plans/${issue}-`)) ?? '';
  const plan = await world.file(path);
  expect(plan).toContain('tier: small');
  expect(plan).not.toMatch(/^- \[x\] \*\*T/m);
  await world.merge(await world.pull('second-try', `Fixes #${issue}`));
  await world.quiet();
  expect(await world.file(path)).not.toMatch(/^- \[ \] \*\*T/m);
});

test('work that was merged while its plan was only proposed is recorded once the plan is approved', async () => {
  const issue = await world.issue();
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await world.merge(await world.pull('ahead', `Plan: #${issue} T01`));
  await world.quiet();
  await world.merge((await world.planPull(issue))?.number ?? 0);
  await world.quiet();
  await world.bot.sweepNow();
  await world.quiet();
  const path = [...(await world.clone()).keys()].find((each) => each.startsWith(`plans/${issue}-`)) ?? '';
  expect(await world.file(path)).toMatch(/^- \[x\] \*\*T01\*\*/m);
});

test('a plan named behind many other numbers, in the text or in the commits, is found', async () => {
  const { issue, path } = await world.approvedPlan();
  const many = Array.from({ length: 15 }, (_, index) => `#${9_000 + index}`).join(' ');
  const pull = await world.pull('lock', `Much to say: ${many}\n\nPlan: #${issue} T01`);
  await world.merge(pull);
  await world.quiet();
  expect(await world.file(path)).toMatch(/^- \[x\] \*\*T01\*\*/m);
});

test('a plan on its way in, merged by squash with a text that people changed, is approved all the same', async () => {
  const issue = await world.issue();
  const pull = await world.planPull(issue);
  const number = pull?.number ?? 0;
  await world
    .as('grace')
    .rest.pulls.update({ ...at, pull_number: number, body: `Fixes #${issue}\n\nPlan: #${issue} T01` });
  await world.merge(number, 'squash');
  await world.quiet();
  await world.bot.sweepNow();
  await world.quiet();
  const path = [...(await world.clone()).keys()].find((each) => each.startsWith(`plans/${issue}-`)) ?? '';
  expect(await world.file(path)).not.toMatch(/^- \[x\]/m);
  expect(await labelsOf(issue)).toEqual([]);
});

test("pull requests of forks from branches named as a plan's own neither hide ours nor bring a plan", async () => {
  // Before the plan is proposed, as a fork takes all branches along.
  await world.as('forker', null).rest.repos.createFork(at);
  const issue = await world.issue();
  const own = await world.planPull(issue);
  const branch = `planwright/issue-${issue}`;
  const files = { 'src/other.js': '// other\n' };
  let last = await pullFromFork(world, { branch, files });
  for (let count = 1; count < 7; count++) {
    await world.as('grace').rest.pulls.update({ ...at, pull_number: last, state: 'closed' });
    last = await pullFromFork(world, { branch, files: { [`src/other-${count}.js`]: '// other\n' } });
  }
  const { data: all } = await world.as('grace').rest.pulls.list({ ...at, state: 'all' });
  const forks = all.filter((pull) => pull.head.ref === branch && pull.head.repo?.fork);
  expect(forks.length).toBeGreaterThan(5);
  // A fork's merge is one like any other, and closes no proposal.
  await world.merge(last);
  await world.quiet();
  expect(await labelsOf(issue)).toContain('needs-plan');
  await say(issue, '/plan done T01');
  const { data: commits } = await world
    .as('grace')
    .rest.pulls.listCommits({ ...at, pull_number: own?.number ?? 0 });
  expect(commits).toHaveLength(2);
  // Closed, ours is a refusal still.
  await world.as('grace').rest.pulls.update({ ...at, pull_number: own?.number ?? 0, state: 'closed' });
  await world.quiet();
  expect(await labelsOf(issue)).not.toContain('needs-plan');
}, 60_000);
