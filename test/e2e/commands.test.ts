import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
let issue: number;
let path: string;
const at = { owner: OWNER, repo: REPO };

beforeAll(async () => {
  world = await createWorld();
  ({ issue, path } = await world.approvedPlan());
});
afterAll(() => world.close());

async function comment(body: string, login = 'grace', role: 'read' | 'write' = 'write'): Promise<number> {
  const { data } = await world
    .as(login, role)
    .rest.issues.createComment({ ...at, issue_number: issue, body });
  await world.quiet();
  return data.id;
}

async function reactions(id: number): Promise<string[]> {
  const { data } = await world.as('grace').rest.reactions.listForIssueComment({ ...at, comment_id: id });
  return data.map((reaction) => reaction.content);
}

const isTicked = async (id: string): Promise<boolean> =>
  new RegExp(`^- \\[x\\] \\*\\*${id}\\*\\*`, 'm').test(await world.file(path));

test('/plan done ticks the task with who and when, in four requests, and is answered with a rocket', async () => {
  world.sandbox.requests.clear();
  const id = await comment('/plan done T01');
  expect(world.sandbox.requests.count()).toBe(4);
  expect(await isTicked('T01')).toBe(true);
  expect(await world.file(path)).toContain('[@grace](');
  expect(await reactions(id)).toEqual(['rocket']);
});

test('the same comment delivered again changes nothing', async () => {
  const before = await world.file(path);
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  expect(await world.file(path)).toBe(before);
});

test('/plan status answers in at most three requests', async () => {
  const before = (await world.comments(issue)).length;
  world.sandbox.requests.clear();
  await comment('/plan status', 'mallory', 'read');
  expect(world.sandbox.requests.count()).toBeLessThanOrEqual(3);
  const comments = await world.comments(issue);
  expect(comments).toHaveLength(before + 2);
  expect(comments.at(-1)).toMatch(/1 of \d+/);
});

test('/plan help lists the commands', async () => {
  await comment('/plan help');
  expect((await world.comments(issue)).at(-1)).toMatch(/\/plan done/);
});

test('a reader may not, and is told what is needed', async () => {
  const id = await comment('/plan done T02', 'mallory', 'read');
  expect(await isTicked('T02')).toBe(false);
  expect(await reactions(id)).toContain('confused');
  expect((await world.comments(issue)).at(-1)).toMatch(/write/);
});

test('an unknown id is answered with what there is', async () => {
  const before = await world.file(path);
  await comment('/plan done T99');
  expect(await world.file(path)).toBe(before);
  expect((await world.comments(issue)).at(-1)).toMatch(/T99.*T01/s);
});

test('text without a command, and commands in code or quotes, cost nothing', async () => {
  const comments = (await world.comments(issue)).length;
  world.sandbox.requests.clear();
  await comment('What a plan! See /plan done T02');
  await comment('> /plan done T02\n\nAs you say.');
  await comment('```\n/plan done T02\n```');
  expect(world.sandbox.requests.count()).toBe(0);
  expect(await isTicked('T02')).toBe(false);
  expect(await world.comments(issue)).toHaveLength(comments + 3);
});

test('an edited comment runs only the commands that it did not hold before', async () => {
  const id = await comment('/plan done T02');
  const hand = world.as('grace').rest;
  const { data } = await hand.repos.getContent({ ...at, path });
  const undone = (await world.file(path)).replace('- [x] **T02**', '- [ ] **T02**');
  await hand.repos.createOrUpdateFileContents({
    ...at,
    path,
    message: 'Not yet',
    content: Buffer.from(undone).toString('base64'),
    sha: 'sha' in data ? data.sha : '',
  });
  await hand.issues.updateComment({
    ...at,
    comment_id: id,
    body: '/plan done T02\n/plan done E1 all pass here',
  });
  await world.quiet();
  expect(await isTicked('T02')).toBe(false);
  expect(await isTicked('E1')).toBe(true);
});

test("on the plan's own pull request a command edits the proposal", async () => {
  const other = await world.issue({
    title: 'The store crashes when the disk is full',
    body: '`openStore` in `src/store.js` should not crash when the disk is full.',
  });
  const pull = await world.planPull(other);
  await world
    .as('grace')
    .rest.issues.createComment({ ...at, issue_number: pull?.number ?? 0, body: '/plan done T01' });
  await world.quiet();
  const { data } = await world.as('grace').rest.pulls.listFiles({ ...at, pull_number: pull?.number ?? 0 });
  expect(data[0]?.patch).toMatch(/\[x\] \*\*T01\*\*/);
});

test('/plan on an issue is the same as the label', async () => {
  const other = await world.issue(
    {
      title: 'The store crashes when the key is missing',
      body: '`openStore` in `src/store.js` should return undefined for a missing key.',
    },
    false,
  );
  await world.as('grace').rest.issues.createComment({ ...at, issue_number: other, body: '/plan' });
  await world.quiet();
  expect(await world.planPull(other)).toMatchObject({ state: 'open' });
});
