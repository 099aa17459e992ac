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

/** A pull request into another branch; its one commit says what it completes, and its description too. */
async function stacked(branch: string, base: string, completes: string): Promise<number> {
  const hand = world.as('linus').rest;
  const { data: from } = await hand.git.getRef({ ...at, ref: `heads/${base}` });
  await hand.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: from.object.sha });
  await hand.repos.createOrUpdateFileContents({
    ...{ ...at, branch, path: `src/${branch}.js`, message: `Add ${branch}\n\n${completes}` },
    content: Buffer.from(`// ${branch}\n`).toString('base64'),
  });
  const { data } = await hand.pulls.create({ ...at, base, head: branch, title: branch, body: completes });
  await world.quiet();
  return data.number;
}

test('stacked on another branch it records nothing; what its commits say counts once that branch is merged', async () => {
  const { issue, path } = await world.approvedPlan();
  const methods = [
    ['merge', 'T01'],
    ['squash', 'T02'],
  ] as const;
  for (const [method, task] of methods) {
    const below = await world.pull(`below-${method}`, `Plan: #${issue}`);
    const above = await stacked(`above-${method}`, `below-${method}`, `Completes #${issue}/${task}`);
    const before = await world.file(path);
    world.sandbox.requests.clear();
    await world.merge(above, method);
    await world.quiet();
    // The check run on the pull request below shows what its new commits say.
    expect(world.sandbox.requests.count()).toBe(2);
    expect(await world.file(path)).toBe(before);
    await world.merge(below, method);
    await world.quiet();
    const after = await world.file(path);
    expect(after).toMatch(new RegExp(`^- \\[x\\] \\*\\*${task}\\*\\*.* · \\[#${below}\\]`, 'm'));
    expect([count(after, `pr/${below}`), count(after, `pr/${above}`)]).toEqual([1, 0]);
  }
  expect(ticked(await world.file(path))).toEqual(methods.map(([, task]) => task));
}, 60_000);

test('stacked, and moved onto the default branch when what it stood on was merged: each records its own', async () => {
  const { issue, path } = await world.approvedPlan();
  const below = await world.pull('below', `Plan: #${issue} T01`);
  const above = await stacked('above', 'below', `Completes #${issue}/T02`);
  await world.merge(below);
  await world.quiet();
  expect(ticked(await world.file(path))).toEqual(['T01']);
  await world.as('linus').rest.pulls.update({ ...at, pull_number: above, base: 'main' });
  await world.merge(above);
  await world.quiet();
  const plan = await world.file(path);
  expect(plan).toMatch(new RegExp(`^- \\[x\\] \\*\\*T01\\*\\*.* · \\[#${below}\\]\\([^)]*\\)$`, 'm'));
  expect(plan).toMatch(new RegExp(`^- \\[x\\] \\*\\*T02\\*\\*.* · \\[#${above}\\]\\([^)]*\\)$`, 'm'));
});

test('backported, by a pull request and by a merge of the other branch, work is recorded once', async () => {
  const { issue, path } = await world.approvedPlan();
  const hand = world.as('linus').rest;
  const { data: main } = await hand.git.getRef({ ...at, ref: 'heads/main' });
  await hand.git.createRef({ ...at, ref: 'refs/heads/release-1', sha: main.object.sha });
  await world.merge(await world.pull('lock', `Plan: #${issue} T01`));
  await world.quiet();
  const before = await world.file(path);
  world.sandbox.requests.clear();
  // One that names what is done, and one that would do more if it were merged here.
  await world.merge(await stacked('back-1', 'release-1', `Plan: #${issue} T01`));
  await world.merge(await stacked('back-2', 'release-1', `Completes #${issue}/T02`), 'squash');
  await world.quiet();
  expect(await world.file(path)).toBe(before);
  expect(world.sandbox.requests.count()).toBe(0);
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
