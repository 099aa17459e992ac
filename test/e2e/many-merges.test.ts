import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const log = async (): Promise<string[]> => {
  const { data } = await world.as('grace').rest.repos.listCommits({ ...at, per_page: 100 });
  return data.map((commit) => commit.commit.message.split('\n')[0] ?? '');
};

/** As on the web page: refused where the file changed since it was opened, and done again. */
async function edit(path: string, from: string, to: string): Promise<void> {
  const hand = world.as('grace').rest.repos;
  for (;;) {
    const { data } = await hand.getContent({ ...at, path });
    if (!('content' in data)) throw new Error('The plan is a file');
    const text = Buffer.from(data.content, 'base64').toString('utf8').replace(from, to);
    const content = Buffer.from(text).toString('base64');
    const put = { ...at, path, sha: data.sha, content, message: 'Say whom to ask' };
    if (
      await hand.createOrUpdateFileContents(put).then(
        () => true,
        () => false,
      )
    )
      return;
  }
}

test('twenty merges within a second: at most three commits, all recorded, a human edit meanwhile kept', async () => {
  const { issue, path } = await world.approvedPlan();
  const pulls: number[] = [];
  for (let index = 0; index < 20; index++) {
    pulls.push(await world.pull(`change-${index}`, `Plan: #${issue} T0${(index % 3) + 1}`));
  }
  await world.quiet();
  const before = (await log()).length;
  await Promise.all([
    ...pulls.map((pull) => world.merge(pull)),
    edit(path, '### What shipped', 'Ask grace first.\n\n### What shipped'),
  ]);
  await world.quiet();
  const plan = await world.file(path);
  for (const pull of pulls) {
    expect(plan.match(new RegExp(`^- \\[#${pull}\\]\\(`, 'gm'))).toHaveLength(1);
    expect(plan.match(new RegExp(`\\bpr/${pull}\\b`, 'g'))).toHaveLength(1);
  }
  expect(plan).toContain('Ask grace first.');
  expect(plan).not.toMatch(/^- \[ \] \*\*T/m);
  const ours = (await log()).slice(0, -before).filter((line) => line.startsWith('Record '));
  expect(ours.length).toBeGreaterThan(0);
  expect(ours.length).toBeLessThanOrEqual(3);
}, 300_000);

test('the one comment is found behind a hundred newer ones', async () => {
  const { issue, path } = await world.approvedPlan();
  await world.merge(await world.pull('lock', `Plan: #${issue} T01`));
  await world.quiet();
  const hand = world.as('ada', 'read').rest.issues;
  for (let index = 0; index < 101; index++)
    await hand.createComment({ ...at, issue_number: issue, body: `And then ${index}` });
  await world.quiet();
  await world.merge(await world.pull('unlock', `Plan: #${issue} T02`));
  await world.quiet();
  expect(await world.file(path)).toContain('- [x] **T02**');
  const ours = await world.as('grace').paginate('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...at,
    issue_number: issue,
    per_page: 100,
  });
  const sticky = ours.filter((comment) => comment.body?.includes('planwright:sticky'));
  expect(sticky.map((comment) => comment.body)).toEqual([expect.stringMatching(/\b2 of \d tasks done/)]);
}, 300_000);

test('a plan that was deleted on the default branch and is asked for again can be merged', async () => {
  const { issue, path } = await world.approvedPlan(BUG);
  const hand = world.as('grace').rest;
  const { data } = await hand.repos.getContent({ ...at, path });
  const sha = 'sha' in data ? data.sha : '';
  await hand.repos.deleteFile({ ...at, path, sha, message: 'Drop the plan' });
  await hand.issues.createComment({ ...at, issue_number: issue, body: '/plan' });
  await world.quiet();
  const again = await world.planPull(issue);
  expect(again).toMatchObject({ state: 'open' });
  await world.merge(again?.number ?? 0);
  await world.quiet();
  expect(await world.file(path)).toContain(`issue: ${issue}`);
});
