import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/** Commands in comments reach plans of other tools that the configuration names. */
const SPEC = 'specs/001-reminders/tasks.md';
const TASKS = '# Tasks\n\n## Phase 1: Setup\n\n- [ ] T001 Create the module\n- [ ] T002 Add the folder\n';
const ROADMAP = '# Roadmap\n\n- [ ] A1 parse\n- [ ] A2 print\n';
const CONFIG = 'other-plans:\n  - specs/*/tasks.md\n  - ROADMAP.md\n';
const FILES = {
  'README.md': '# store\n',
  'src/store.js': 'export const store = {};\n',
  [SPEC]: TASKS,
  'ROADMAP.md': ROADMAP,
  'notes/tasks.md': TASKS,
  '.github/planwright.yml': CONFIG,
};

let world: TestWorld;
let issue: number;
const at = { owner: OWNER, repo: REPO };
beforeAll(async () => {
  world = await createWorld(FILES);
  const { data } = await world.as('ada').rest.issues.create({ ...at, title: 'Talk', body: 'No plan here.' });
  issue = data.number;
  // The first reading shows the configuration.
  await say(issue, '/plan help');
});
afterAll(() => world.close());

interface Said {
  readonly requests: number;
  readonly reactions: readonly string[];
  /** What was replied. */
  readonly replies: readonly string[];
}

async function say(number: number, body: string, login = 'grace', role?: 'read'): Promise<Said> {
  const before = (await world.comments(number)).length;
  world.sandbox.requests.clear();
  const { data } = await world
    .as(login, role)
    .rest.issues.createComment({ ...at, issue_number: number, body });
  await world.quiet();
  const requests = world.sandbox.requests.count();
  const hand = world.as('grace').rest;
  const { data: reactions } = await hand.reactions.listForIssueComment({ ...at, comment_id: data.id });
  const replies = (await world.comments(number)).slice(before + 1);
  return { requests, reactions: reactions.map(({ content }) => content), replies };
}

async function again(): Promise<void> {
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  await world.bot.sweepNow();
  await world.quiet();
}

test('on a pull request that names the plan: ticked and unticked in four requests, once, and people have the last word', async () => {
  const pull = await world.pull('remind', `Completes ${SPEC} T002`);
  expect(await say(pull, '/plan done T001')).toEqual({ requests: 4, reactions: ['rocket'], replies: [] });
  expect(await world.file(SPEC)).toBe(TASKS.replace('[ ] T001', '[x] T001'));
  const { data } = await world.as('grace').rest.repos.listCommits({ ...at, per_page: 1 });
  expect(data[0]?.commit.message).toMatch(
    /^Apply done to a plan of another tool \[skip ci\]\n\nPlanwright-Did: comment\/\d+\/[0-9a-f]+ specs\/001-reminders\/tasks\.md\n\n\[skip ci\]$/,
  );
  await world.push(SPEC, TASKS);
  await again();
  expect(await world.file(SPEC)).toBe(TASKS);
  expect(await say(pull, '/plan done T002')).toMatchObject({ requests: 4 });
  expect(await say(pull, '/plan reopen T002')).toMatchObject({ requests: 4, reactions: ['rocket'] });
  expect(await world.file(SPEC)).toBe(TASKS);
  await world.as('grace').rest.pulls.update({ ...at, pull_number: pull, state: 'closed' });
});

test('anywhere by its path: ticks, words and its status; the rest of the file stays', async () => {
  const done = await say(issue, '/plan done ROADMAP.md A2\n/plan note ROADMAP.md The printer is slow');
  expect(done).toEqual({ requests: 4, reactions: ['rocket'], replies: [] });
  const text = await world.file('ROADMAP.md');
  expect(text.startsWith(ROADMAP.replace('[ ] A2', '[x] A2'))).toBe(true);
  expect(text).toMatch(/## Surprises and discoveries\n\n- The printer is slow · .*@grace/);
  const told = await say(issue, '/plan status ROADMAP.md', 'mallory', 'read');
  expect(told).toMatchObject({ requests: 3, reactions: ['rocket'] });
  expect(told.replies).toEqual([expect.stringContaining('1 of 2')]);
  const nothing = await say(issue, '/plan done ROADMAP.md A2');
  expect(nothing.replies).toEqual([expect.stringContaining('Nothing to do: A2 already done')]);
  expect(await world.file('ROADMAP.md')).toBe(text);
});

test.each<[string, string, string, string]>([
  ['an unknown task', `/plan done ${SPEC} T009`, 'grace', 'Unknown task `T009`'],
  ['somebody who may not', `/plan done ${SPEC} T001`, 'mallory', 'is for people with write permission'],
  [
    'two plans in one comment',
    `/plan done ${SPEC} T001\n/plan done ROADMAP.md A1`,
    'grace',
    'one plan a comment',
  ],
  ['a file that is not there', '/plan done specs/009-x/tasks.md T001', 'grace', 'is no plan of another tool'],
  ['a command for plans of ours', `/plan pause ${SPEC}`, 'grace', 'On other plans there are `status`'],
  [
    'a file that is not configured',
    '/plan done notes/tasks.md T001',
    'grace',
    'Found `notes/tasks.md`; expected tasks',
  ],
  ['nothing, where several could be meant', '/plan done T001', 'grace', 'No plan of issue'],
])('refused with its reason: %s', async (_name, body, login, reason) => {
  const before = await world.clone();
  const said = await say(issue, body, login, login === 'mallory' ? 'read' : undefined);
  expect(said.reactions).toEqual(['confused']);
  expect(said.replies).toEqual([expect.stringContaining(reason)]);
  expect(await world.clone()).toEqual(before);
});

test('on a pull request by its branch; and a plan of ours comes first where one is named', async () => {
  const pull = await world.pull('001-reminders', 'Only a change');
  const said = await say(pull, '/plan done T002');
  // The branch is known after the first reading.
  expect(said).toMatchObject({ requests: 5, reactions: ['rocket'] });
  expect(await world.file(SPEC)).toBe(TASKS.replace('[ ] T002', '[x] T002'));
  const own = await world.approvedPlan();
  expect(await say(own.issue, '/plan done T01')).toMatchObject({ requests: 4, reactions: ['rocket'] });
  expect(await world.file(own.path)).toContain('- [x] **T01**');
  expect(await world.file(SPEC)).toBe(TASKS.replace('[ ] T002', '[x] T002'));
});

test('the only plan in the configuration needs no name, and it goes where bookkeeping goes', async () => {
  await world.push('.github/planwright.yml', 'bookkeeping: pull-request\nother-plans: [ROADMAP.md]\n');
  await say(issue, '/plan help');
  const before = await world.file('ROADMAP.md');
  expect(await say(issue, '/plan done A1')).toMatchObject({ reactions: ['rocket'], replies: [] });
  expect(await world.file('ROADMAP.md')).toBe(before);
  expect((await say(issue, '/plan status')).replies).toEqual([expect.stringContaining('2 of 2')]);
  // It conflicts: the next begins anew, and says what was asked for there.
  const moved = before.replace('A1 parse', 'A1 parse it all');
  await world.push('ROADMAP.md', moved);
  await say(issue, '/plan done A1');
  const { data: all } = await world.as('grace').rest.pulls.list({ ...at, state: 'closed' });
  const former = all.find(({ head, merged_at }) => head.ref.endsWith('bookkeeping-1') && merged_at === null);
  expect(await world.comments(former?.number ?? 0)).toEqual([
    expect.stringMatching(/^- http\S+#issuecomment-\d+: it was for a plan of another tool; give it again/m),
  ]);
  const { data } = await world.as('grace').rest.pulls.list({ ...at, state: 'open' });
  const ours = data.find(({ head }) => head.ref.startsWith('planwright/bookkeeping-'));
  await world.merge(ours?.number ?? 0);
  await world.quiet();
  expect(await world.file('ROADMAP.md')).toBe(moved.replace('[ ] A1', '[x] A1'));
  await again();
  expect(await world.file('ROADMAP.md')).toBe(moved.replace('[ ] A1', '[x] A1'));
});
