import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };
const NOTICE = '**The plan may be out of date.**';
const CHANGED = 'The text of the issue changed after the plan was drawn.';

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const sticky = async (issue: number): Promise<string[]> =>
  (await world.comments(issue)).filter((body) => body.includes('<!-- planwright:sticky -->'));

async function rewrite(issue: number, text: { title?: string; body?: string }): Promise<void> {
  await world.as('ada', 'read').rest.issues.update({ ...at, issue_number: issue, ...text });
  await world.quiet();
}

test('an issue that says something else after the approval is told in the sticky comment, until it does not', async () => {
  const { issue, path } = await world.approvedPlan();
  const plan = await world.file(path);
  expect(await sticky(issue)).toEqual([]);
  world.sandbox.requests.clear();
  await rewrite(issue, { body: `${BUG.body}\nAnd a lock file is left behind.\n` });
  expect(world.sandbox.requests.count()).toBe(2);
  const [said, ...others] = await sticky(issue);
  expect(others).toEqual([]);
  expect(said).toContain(NOTICE);
  expect(said).toContain(CHANGED);
  expect(said).not.toContain('Open tasks plan');

  // Another edit says nothing new: a read and no write.
  world.sandbox.requests.clear();
  await rewrite(issue, { title: 'The store crashes' });
  expect(world.sandbox.requests.count()).toBe(1);

  await rewrite(issue, BUG);
  const [now, ...more] = await sticky(issue);
  expect(more).toEqual([]);
  expect(now).toMatch(/\b0 of \d tasks done/);
  expect(now).not.toContain(NOTICE);
  expect(await world.file(path)).toBe(plan);
});

test('an edit that changes nothing posts nothing; without a plan it costs one read', async () => {
  const { issue } = await world.approvedPlan();
  await rewrite(issue, { body: `${BUG.body}\n\n` });
  expect(await sticky(issue)).toEqual([]);
  const plain = await world.issue(BUG, false);
  world.sandbox.requests.clear();
  await rewrite(plain, { body: 'Something else' });
  expect(world.sandbox.requests.count()).toBe(1);
  expect(await world.comments(plain)).toEqual([]);
});

test('a planned path that vanished is told with the next record, which costs three requests as ever, and is gone when it is back', async () => {
  const { issue, path } = await world.approvedPlan();
  expect(await world.file(path)).toMatch(/^- \[ \] \*\*T0[23]\*\*.*`src\/store\.js`/m);
  const hand = world.as('grace').rest.repos;
  const { data } = await hand.getContent({ ...at, path: 'src/store.js' });
  const content = 'content' in data ? data.content.replaceAll('\n', '') : '';
  const sha = 'sha' in data ? data.sha : '';
  const first = await world.pull('lock', `Plan: #${issue} T01`);
  const second = await world.pull('close', `See the plan.\n\nPlan: #${issue}`);
  await hand.deleteFile({ ...at, path: 'src/store.js', message: 'Drop the store', sha });
  await world.quiet();
  world.sandbox.requests.clear();
  await world.merge(first);
  await world.quiet();
  expect(world.sandbox.requests.count()).toBe(3);
  expect((await sticky(issue))[0]).toContain('does not have: `src/store.js`.');
  expect((await sticky(issue))[0]).not.toContain(CHANGED);

  await hand.createOrUpdateFileContents({ ...at, path: 'src/store.js', message: 'Bring it back', content });
  await world.quiet();
  await world.merge(second);
  await world.quiet();
  const comments = await sticky(issue);
  expect(comments).toHaveLength(1);
  expect(comments[0]).not.toContain(NOTICE);
});

test('drawing the plan again settles it, though nothing but the words of the issue changed', async () => {
  const { issue, path } = await world.approvedPlan();
  const before = await world.file(path);
  await rewrite(issue, { body: BUG.body.replace('should be opened', 'is opened') });
  expect((await sticky(issue))[0]).toContain(CHANGED);
  await world.as('grace').rest.issues.createComment({ ...at, issue_number: issue, body: '/plan regenerate' });
  await world.quiet();
  const head = `${OWNER}:planwright/revision-${issue}`;
  const { data } = await world.as('grace').rest.pulls.list({ ...at, head, state: 'open' });
  await world.merge(data[0]?.number ?? 0);
  await world.quiet();
  expect(await world.file(path)).not.toBe(before);
  await world.as('grace').rest.issues.createComment({ ...at, issue_number: issue, body: '/plan done T01' });
  await world.quiet();
  expect((await sticky(issue))[0]).toMatch(/\b1 of \d tasks done/);
  expect((await sticky(issue))[0]).not.toContain(NOTICE);
});

test('a command that edits the plan renews the notice in its four requests, and a restart forgets nothing', async () => {
  const { issue } = await world.approvedPlan();
  await rewrite(issue, { body: `${BUG.body}\nMore.\n` });
  const hand = world.as('grace').rest.repos;
  const { data } = await hand.getContent({ ...at, path: 'src/store.js' });
  await hand.deleteFile({ ...at, path: 'src/store.js', message: 'Drop', sha: 'sha' in data ? data.sha : '' });
  await world.quiet();
  world.sandbox.requests.clear();
  await world.as('grace').rest.issues.createComment({ ...at, issue_number: issue, body: '/plan done T01' });
  await world.quiet();
  expect(world.sandbox.requests.count()).toBe(4);
  expect((await sticky(issue))[0]).toContain('does not have: `src/store.js`.');
  await world.stopBot();
  await world.startBot();
  await rewrite(issue, { body: BUG.body });
  const [said] = await sticky(issue);
  expect(said).toContain('does not have: `src/store.js`.');
  expect(said).not.toContain(CHANGED);
});
