import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
let issue: number;
let path: string;
let pull: number;
const at = { owner: OWNER, repo: REPO };

beforeAll(async () => {
  world = await createWorld();
  ({ issue, path } = await world.approvedPlan());
  pull = await world.pull('work', `Part of the work.\n\nPlan: #${issue}`);
  await world.quiet();
});
afterAll(() => world.close());

const line = async (id: string): Promise<string> =>
  (await world.file(path)).split('\n').find((each) => each.includes(`**${id}**`)) ?? '';

async function reactionsOf(nodeId: string): Promise<string[]> {
  const { node } = await world.as('grace').graphql<{
    node: { reactions: { nodes: { content: string }[] } };
  }>('query($id: ID!) { node(id: $id) { ... on Reactable { reactions(first: 9) { nodes { content } } } } }', {
    id: nodeId,
  });
  return node.reactions.nodes.map((reaction) => reaction.content);
}

test('a review commands, and gets its reaction, in four requests', async () => {
  world.sandbox.requests.clear();
  const { data } = await world.as('grace').rest.pulls.createReview({
    ...{ ...at, pull_number: pull, event: 'COMMENT' as const, body: 'Good.\n\n/plan done T01' },
  });
  await world.quiet();
  expect(world.sandbox.requests.count()).toBe(4);
  expect(await line('T01')).toMatch(/^- \[x\]/);
  expect(await reactionsOf(data.node_id)).toEqual(['ROCKET']);
});

test('so does a comment on a line', async () => {
  const { data } = await world.as('grace').rest.pulls.createReviewComment({
    ...{ ...at, pull_number: pull, body: '/plan reopen T01 not here', path: 'src/work.js', line: 1 },
    commit_id: (await world.as('grace').rest.pulls.get({ ...at, pull_number: pull })).data.head.sha,
  });
  await world.quiet();
  expect(await line('T01')).toMatch(/^- \[ \].*: "not here"$/);
  expect(await reactionsOf(data.node_id)).toEqual(['ROCKET']);
  await world.as('grace').rest.pulls.updateReviewComment({
    ...{ ...at, comment_id: data.id, body: '/plan reopen T01 not here\n/plan assign T01 @ada' },
  });
  await world.quiet();
  expect((await line('T01')).match(/reopened/g)).toHaveLength(1);
  expect(await line('T01')).toContain('· @ada');
});

test('the author of a pull request links it', async () => {
  await world.as('linus').rest.issues.createComment({ ...at, issue_number: pull, body: '/plan link T02' });
  await world.quiet();
  expect(await world.file(path)).toContain(`link/${pull}/T02`);
});

test('a pull request that names no plan speaks of one by #42/T03', async () => {
  const other = await world.pull('other', 'Nothing named');
  await world.as('grace').rest.issues.createComment({ ...at, issue_number: other, body: '/plan done T02' });
  await world.quiet();
  expect((await world.comments(other)).at(-1)).toContain('not clear which plan is meant');
  await world
    .as('grace')
    .rest.issues.createComment({ ...at, issue_number: other, body: `/plan link #${issue}/T02` });
  await world.quiet();
  expect(await world.file(path)).toContain(`link/${other}/T02`);
});

test('a command renews the sticky comment, and still costs four requests', async () => {
  await world.merge(await world.pull('lock', `Plan: #${issue} T01`));
  await world.quiet();
  const sticky = async (): Promise<string> => (await world.comments(issue))[0] ?? '';
  expect(await sticky()).toMatch(/1 of \d tasks done/);
  world.sandbox.requests.clear();
  await world.as('grace').rest.issues.createComment({ ...at, issue_number: issue, body: '/plan done T02' });
  await world.quiet();
  expect(world.sandbox.requests.count()).toBe(4);
  expect(await sticky()).toMatch(/2 of \d tasks done/);
});

test('outsiders get five replies an hour in one thread, then a reaction; who belongs here is answered still', async () => {
  const ask = async (login: string, role: 'triage' | null): Promise<void> => {
    await world.as(login, role).rest.issues.createComment({ ...at, issue_number: pull, body: '/plan help' });
    await world.quiet();
  };
  const replies = async (): Promise<number> =>
    (await world.comments(pull)).filter((body) => body.includes('planwright:outsider')).length;
  const before = await replies();
  for (let round = 0; round < 7; round++) await ask('mallory', null);
  expect(before).toBeLessThan(5);
  expect(await replies()).toBe(5);
  const count = (await world.comments(pull)).length;
  await ask('tess', 'triage');
  expect(await world.comments(pull)).toHaveLength(count + 2);
  await ask('mallory', null);
  expect(await world.comments(pull)).toHaveLength(count + 3);
});

test('what bots say, and what is deleted, starts nothing', async () => {
  const { data } = await world
    .as('grace')
    .rest.issues.createComment({ ...at, issue_number: issue, body: 'Well.' });
  await world.quiet();
  world.sandbox.requests.clear();
  await world.as('grace').rest.issues.deleteComment({ ...at, comment_id: data.id });
  await world.quiet();
  expect(world.sandbox.requests.count()).toBe(0);
});
