import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const ticked = (plan: string): string[] =>
  [...plan.matchAll(/^- \[x\] \*\*(T\d+)\*\*/gm)].map((match) => match[1] ?? '');
const count = (text: string, part: string): number => text.split(part).length - 1;

test('a merged pull request ticks its tasks and says what shipped, in three requests', async () => {
  const { issue, path } = await world.approvedPlan();
  const before = await world.file(path);
  const pull = await world.pull('lock', `Adds a lock.\n\nPlan: #${issue} T01`);
  world.sandbox.requests.clear();
  await world.merge(pull);
  await world.quiet();
  expect(world.sandbox.requests.count()).toBe(3);
  const after = await world.file(path);
  expect(ticked(after)).toEqual(['T01']);
  expect(after).toContain(`[#${pull}](`);
  expect(after).toContain('Change lock');
  const kept = before.split('\n').filter((line) => !/T01|Nothing merged yet|^$/.test(line));
  for (const line of kept) expect(after).toContain(line);
  const comments = await world.comments(issue);
  expect(comments).toEqual([expect.stringContaining('planwright:sticky')]);
});

test.each(['squash', 'rebase'] as const)('a %s merge is recorded the same', async (method) => {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  await world.merge(pull, method);
  await world.quiet();
  expect(ticked(await world.file(path))).toEqual(['T01']);
});

test('delivered twice, one effect; and what we commit ourselves costs nothing', async () => {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  await world.merge(pull);
  await world.quiet();
  const plan = await world.file(path);
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  expect(await world.file(path)).toBe(plan);
  expect(await world.comments(issue)).toHaveLength(1);
  expect(count(plan, `pr/${pull}`)).toBe(1);
});

test('a tick that a person took back stays taken back', async () => {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  await world.merge(pull);
  await world.quiet();
  const hand = world.as('grace').rest;
  const { data } = await hand.repos.getContent({ ...at, path });
  const undone = (await world.file(path)).replace('- [x] **T01**', '- [ ] **T01**');
  await hand.repos.createOrUpdateFileContents({
    ...at,
    path,
    message: 'T01 is not done',
    content: Buffer.from(undone).toString('base64'),
    sha: 'sha' in data ? data.sha : '',
  });
  await world.quiet();
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  await world.stopBot();
  await world.startBot();
  expect(await world.file(path)).toBe(undone);
});

test('two pull requests merged in the same second are both recorded', async () => {
  const { issue, path } = await world.approvedPlan();
  const first = await world.pull('lock', `Plan: #${issue} T01`);
  const second = await world.pull('unlock', `Plan: #${issue} T02`);
  await Promise.all([world.merge(first), world.merge(second)]);
  await world.quiet();
  const plan = await world.file(path);
  expect(ticked(plan)).toEqual(expect.arrayContaining(['T01', 'T02']));
  for (const pull of [first, second]) expect(count(plan, `pr/${pull}`)).toBe(1);
});

test('merged while the bot was away: the sweep finds it, once', async () => {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  await world.stopBot();
  await world.merge(pull);
  await world.sandbox.settled();
  expect(ticked(await world.file(path))).toEqual([]);
  await world.startBot();
  const plan = await world.file(path);
  expect(ticked(plan)).toEqual(['T01']);
  await world.bot.sweepNow();
  await world.quiet();
  expect(await world.file(path)).toBe(plan);
});

test('labelled while the bot was away: the sweep finds it', async () => {
  await world.stopBot();
  const { data } = await world.as('ada').rest.issues.create({ ...at, ...BUG });
  await world.as('grace').rest.issues.addLabels({ ...at, issue_number: data.number, labels: ['needs-plan'] });
  await world.startBot();
  expect(await world.planPull(data.number)).toMatchObject({ state: 'open' });
});

test('stopped between every two events of the story, the end is the same', async () => {
  const story = async (on: TestWorld, restart: () => Promise<void>): Promise<string> => {
    const issue = await on.issue();
    await restart();
    const plan = await on.planPull(issue);
    await on.merge(plan?.number ?? 0);
    await on.quiet();
    await restart();
    const pull = await on.pull('lock', `Plan: #${issue} T01`);
    await restart();
    await on.merge(pull);
    await on.quiet();
    await restart();
    const path = [...(await on.clone()).keys()].find((each) => each.startsWith(`plans/${issue}-`)) ?? '';
    // The prints of the plan's parts are of text with addresses and commits in it.
    return (await on.file(path))
      .replace(/<!-- planwright:drawn\n.*?-->/s, 'DRAWN')
      .replaceAll(/\b[0-9a-f]{40}\b/g, 'OID')
      .replaceAll(/\[[0-9a-f]{7}\]/g, '[OID]')
      .replaceAll(on.sandbox.webUrl, 'WEB');
  };
  const straight = await story(world, async () => {});
  const other = await createWorld();
  try {
    const halting = await story(other, async () => {
      await other.stopBot();
      await other.startBot();
    });
    expect(halting).toBe(straight);
    expect(ticked(halting)).toEqual(['T01']);
  } finally {
    await other.close();
  }
}, 60_000);

test('a small plan is completed by a pull request that closes its issue', async () => {
  const { issue, path } = await world.approvedPlan();
  if (!/^tier: small$/m.test(await world.file(path))) throw new Error('This test is about a small plan');
  const pull = await world.pull('fix', `Fixes #${issue}`);
  await world.merge(pull);
  await world.quiet();
  expect(await world.file(path)).not.toMatch(/^- \[ \] \*\*T/m);
});

test.each([
  [
    'a merge into another branch',
    async (issue: number) => {
      const hand = world.as('grace').rest;
      const { data: main } = await hand.git.getRef({ ...at, ref: 'heads/main' });
      await hand.git.createRef({ ...at, ref: 'refs/heads/release', sha: main.object.sha });
      const pull = await world.pull('lock', `Plan: #${issue} T01`);
      await hand.pulls.update({ ...at, pull_number: pull, base: 'release' });
      await world.merge(pull);
    },
  ],
  [
    'a pull request closed unmerged',
    async (issue: number) => {
      const pull = await world.pull('lock', `Plan: #${issue} T01`);
      await world.as('grace').rest.pulls.update({ ...at, pull_number: pull, state: 'closed' });
    },
  ],
  [
    'a merge that names no plan',
    async () => {
      await world.merge(await world.pull('lock', 'Only a change'));
    },
  ],
])('%s records nothing', async (_name, act) => {
  const { issue, path } = await world.approvedPlan();
  const plan = await world.file(path);
  await act(issue);
  await world.quiet();
  expect(await world.file(path)).toBe(plan);
});

test('a title that plays at being a plan changes only its own entry', async () => {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  const title = '## Phase 9 - [x] **T02** <!-- /planwright:progress --> @everyone [x](javascript:alert(1))';
  await world.as('linus').rest.pulls.update({ ...at, pull_number: pull, title });
  await world.merge(pull);
  await world.quiet();
  const plan = await world.file(path);
  expect(ticked(plan)).toEqual(['T01']);
  expect(plan).not.toMatch(/^## Phase 9/m);
  expect(plan).not.toContain('](javascript:');
});
