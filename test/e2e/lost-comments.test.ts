import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/** Comments whose events never came, and that GitHub does not list as failed either: the sweep finds them. */
let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeAll(async () => {
  world = await createWorld();
}, 30_000);
afterAll(() => world.close());

/** While no webhook is set, no delivery is even tried. */
async function unheard(act: () => Promise<unknown>): Promise<void> {
  await world.stopBot();
  await act();
  await world.sandbox.settled();
}

const say = async (issue_number: number, body: string, login = 'grace', role?: 'read') => {
  const { data } = await world.as(login, role).rest.issues.createComment({ ...at, issue_number, body });
  return data.id;
};
const edit = (comment_id: number, body: string, login = 'grace') =>
  world.as(login).rest.issues.updateComment({ ...at, comment_id, body });
const reactions = async (comment_id: number) => {
  const { data } = await world.as('grace').rest.reactions.listForIssueComment({ ...at, comment_id });
  return data.map((reaction) => reaction.content);
};
const routesOf = async (): Promise<string[]> => {
  const before = world.sandbox.requests.log.length;
  await world.bot.sweepNow();
  await world.quiet();
  const sent = world.sandbox.requests.log.slice(before).map((entry) => entry.route);
  return sent.filter((route) => !route.includes('access_tokens'));
};
const AT_REST = [
  'GET /app/hook/deliveries',
  'GET /app/installations',
  'GET /installation/repositories',
  'POST /graphql',
];

test('commands that nobody heard are obeyed once, wherever they stand', async () => {
  const { issue, path } = await world.approvedPlan();
  const work = await world.pull('work', `Plan: #${issue} T01`);
  const ids: number[] = [];
  await unheard(async () => {
    ids.push(await say(issue, '/plan note The disk was full'));
    ids.push(await say(issue, 'Not yet:\n\n```\n/plan note In code\n```'));
    ids.push(await say(issue, '/plan done T01', 'eve', 'read'));
    ids.push(await say(work, '/plan note Said on the pull request'));
    await world.as('grace').rest.pulls.createReview({
      ...{ ...at, pull_number: work, event: 'COMMENT', body: '/plan note Said in the review' },
      comments: [{ path: 'src/work.js', line: 1, body: '/plan note Said on a line' }],
    });
  });
  await world.startBot();
  const plan = await world.file(path);
  for (const note of [
    'The disk was full',
    'Said on the pull request',
    'Said in the review',
    'Said on a line',
  ])
    expect(plan.split(note)).toHaveLength(2);
  expect(plan).not.toContain('In code');
  expect(plan).toMatch(/^- \[ \] \*\*T01\*\*/m);
  expect(await Promise.all(ids.map(reactions))).toEqual([['rocket'], [], ['confused'], ['rocket']]);
  const replies = (await world.comments(issue)).filter((body) => body.includes('is for people with write'));
  expect(replies).toHaveLength(1);

  await world.stopBot();
  await world.startBot();
  await world.bot.sweepNow();
  await world.quiet();
  expect(await world.file(path)).toBe(plan);
  expect(await routesOf()).toEqual(AT_REST);
}, 90_000);

test('an edit that nobody heard runs what is new, and nothing that its author did not write', async () => {
  const { issue, path } = await world.approvedPlan({
    title: 'Keep the order of keys',
    body: 'The store should keep the order of keys in `src/store.js`. `save` must write them in that order.',
  });
  const both = await say(issue, '/plan note The first\n\n/plan status');
  const others = await say(issue, 'Perhaps', 'eve', 'read');
  await world.quiet();
  await unheard(async () => {
    await edit(both, '/plan note The first\n\n/plan status\n\n/plan note The second');
    await edit(others, '/plan note Put into the mouth of another');
  });
  await world.startBot();
  const plan = await world.file(path);
  expect(plan.split('The first')).toHaveLength(2);
  expect(plan.split('The second')).toHaveLength(2);
  expect(plan).not.toContain('mouth of another');
  const statuses = (await world.comments(issue)).filter((body) => /planwright:did comment\/\d+#/.test(body));
  expect(statuses).toHaveLength(1);
}, 90_000);

test('what a bot gave up, or ended in the middle of, is made up for', async () => {
  const { issue, path } = await world.approvedPlan({
    title: 'Close the file',
    body: 'The store should close its file in `src/store.js`. `close` must be called by `src/cli.js`.',
  });
  world.sandbox.faults.add({ graphql: 'createCommitOnBranch', kind: 'refused-before', count: 100 });
  const id = await say(issue, '/plan note It was seen only');
  await world.quiet();
  expect(await reactions(id)).toEqual(['eyes']);
  await world.stopBot();
  world.sandbox.faults.clear();
  await world.startBot();
  expect((await world.file(path)).split('It was seen only')).toHaveLength(2);
  expect(await reactions(id)).toEqual(['rocket']);
}, 90_000);
