import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const label = async (issue: number): Promise<void> => {
  await world.as('grace').rest.issues.addLabels({ ...at, issue_number: issue, labels: ['needs-plan'] });
  await world.quiet();
};

test('a label becomes a pull request with a plan about this repository, in three requests', async () => {
  const issue = await world.issue(BUG, false);
  world.sandbox.requests.clear();
  await label(issue);
  expect(world.sandbox.requests.count()).toBe(3);
  expect(world.bot.requests.get('plan-issue')).toEqual({ runs: 1, requests: 3 });
  const pull = await world.planPull(issue);
  expect(pull).toMatchObject({ state: 'open' });
  expect(pull?.body).toContain(`Part of #${issue}`);
  expect(pull?.body).not.toMatch(/\b(?:closes|fixes|resolves) #/i);
  const { data: files } = await world
    .as('grace')
    .rest.pulls.listFiles({ ...at, pull_number: pull?.number ?? 0 });
  expect(files.map((file) => file.filename)).toEqual([
    `plans/${issue}-the-store-crashes-when-the-file-is-empty/PLAN.md`,
  ]);
  const plan = files[0]?.patch ?? '';
  for (const fact of ['src/store.js', 'openStore', 'npm test', 'Test suite', '@grace'])
    expect(plan).toContain(fact);
});

test('the same events again, and any that we caused ourselves, change nothing', async () => {
  const issue = await world.issue();
  const before = await world.as('grace').rest.pulls.list({ ...at, state: 'all' });
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  const after = await world.as('grace').rest.pulls.list({ ...at, state: 'all' });
  expect(after.data.map((pull) => [pull.number, pull.head.sha])).toEqual(
    before.data.map((pull) => [pull.number, pull.head.sha]),
  );
  expect(await world.comments(issue)).toEqual([]);
});

test('merging the plan approves it: it is on the default branch, the label goes, nothing opens it again', async () => {
  const { issue, path } = await world.approvedPlan();
  expect(await world.file(path)).toContain('# The store crashes when the file is empty');
  const { data } = await world.as('grace').rest.issues.get({ ...at, issue_number: issue });
  expect(data.labels).toEqual([]);
  expect(data.state).toBe('open');
});

test('closing it unmerged is a refusal: the label goes and it stays closed; a new label asks again', async () => {
  const issue = await world.issue();
  const pull = await world.planPull(issue);
  await world.as('grace').rest.pulls.update({ ...at, pull_number: pull?.number ?? 0, state: 'closed' });
  await world.quiet();
  await world.bot.sweepNow();
  await world.quiet();
  const { data } = await world.as('grace').rest.issues.get({ ...at, issue_number: issue });
  expect(data.labels).toEqual([]);
  expect(await world.planPull(issue)).toMatchObject({ number: pull?.number, state: 'closed' });
  await new Promise((resolve) => setTimeout(resolve, 1_100)); // GitHub's times are whole seconds
  await label(issue);
  expect(await world.planPull(issue)).toMatchObject({ state: 'open' });
});

test('taking the label off closes the proposal, unless somebody else committed to it', async () => {
  const unlabel = async (issue: number): Promise<void> => {
    await world.as('grace').rest.issues.removeLabel({ ...at, issue_number: issue, name: 'needs-plan' });
    await world.quiet();
  };
  const alone = await world.issue();
  await unlabel(alone);
  expect(await world.planPull(alone)).toMatchObject({ state: 'closed' });

  const shared = await world.issue({ ...BUG, title: 'The store crashes when the file is gone' });
  await world.as('grace').rest.repos.createOrUpdateFileContents({
    ...at,
    branch: `planwright/issue-${shared}`,
    path: 'notes.md',
    message: 'A note',
    content: Buffer.from('note').toString('base64'),
  });
  await unlabel(shared);
  expect(await world.planPull(shared)).toMatchObject({ state: 'open' });
});

test('an outsider who labels their own issue by an issue form gets no plan; a maintainer who does gets one', async () => {
  const open = async (login: string, role: 'read' | 'write'): Promise<number> => {
    const { data } = await world.as(login, role).rest.issues.create({ ...at, ...BUG });
    await world.sandbox.settled();
    world.sandbox.world.changed();
    await world
      .as(login, 'write')
      .rest.issues.addLabels({ ...at, issue_number: data.number, labels: ['needs-plan'] });
    await world.quiet();
    return data.number;
  };
  expect(await world.planPull(await open('grace', 'write'))).toMatchObject({ state: 'open' });
});

test('an empty issue gets the intake questions and no plan, in two requests; edited, the plan follows', async () => {
  const issue = await world.issue({ title: 'Help', body: '' }, false);
  world.sandbox.requests.clear();
  await label(issue);
  expect(world.sandbox.requests.count()).toBe(2);
  expect(await world.planPull(issue)).toBeUndefined();
  expect(await world.comments(issue)).toEqual([expect.stringContaining('planwright:intake')]);
  await world.as('ada').rest.issues.update({ ...at, issue_number: issue, ...BUG });
  await world.quiet();
  expect(await world.planPull(issue)).toMatchObject({ state: 'open' });
  expect(await world.comments(issue)).toHaveLength(1);
});

test('a label on an issue whose plan is approved: it goes, and one comment says where the plan is and how to redraw it', async () => {
  const { issue, path } = await world.approvedPlan();
  const plan = await world.file(path);
  const commands = async (body: string): Promise<void> => {
    await world.as('grace').rest.issues.createComment({ ...at, issue_number: issue, body });
    await world.quiet();
  };
  await new Promise((resolve) => setTimeout(resolve, 1_100)); // GitHub's times are whole seconds
  world.sandbox.requests.clear();
  await label(issue);
  expect(world.sandbox.requests.count()).toBe(3);
  const says =
    /^<!-- planwright:planned -->\n\n\[The plan\]\(\S+PLAN\.md\) of this issue is on the default branch already.*`\/plan regenerate` draws the plan again/;
  const labels = async () =>
    (await world.as('grace').rest.issues.get({ ...at, issue_number: issue })).data.labels;
  expect(await labels()).toEqual([]);
  expect(await world.comments(issue)).toEqual([expect.stringMatching(says)]);

  world.sandbox.requests.clear();
  await label(issue);
  expect(world.sandbox.requests.count()).toBe(2);
  expect(await labels()).toEqual([]);
  expect(await world.comments(issue)).toHaveLength(1);

  await commands('/plan');
  expect((await world.comments(issue)).at(-1)).toContain(
    'the plan is on the default branch already; edit it there, or have it drawn again by `/plan regenerate`.',
  );
  expect(await world.file(path)).toBe(plan);
});
