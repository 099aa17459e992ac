import { readPlan } from '../../src/plan/reading/read.ts';
import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const ticked = (plan: string): string[] =>
  readPlan(plan)
    .tasks.filter((task) => task.checked)
    .map((task) => task.id);

async function put(path: string, content: string, branch = 'main'): Promise<void> {
  const hand = world.as('grace').rest;
  const before = await hand.repos.getContent({ ...at, path, ref: branch }).catch(() => null);
  await hand.repos.createOrUpdateFileContents({
    ...at,
    path,
    branch,
    message: `Write ${path}`,
    content: Buffer.from(content).toString('base64'),
    ...(before && 'sha' in before.data ? { sha: before.data.sha } : {}),
  });
  await world.quiet();
}

const useStanding = () => put('.github/planwright.yml', 'bookkeeping: pull-request\n');

async function merged(branch: string, body: string): Promise<{ pull: number; requests: number }> {
  const pull = await world.pull(branch, body);
  world.sandbox.requests.clear();
  await world.merge(pull);
  await world.quiet();
  return { pull, requests: world.sandbox.requests.count() };
}

/** Standing pull requests, oldest first. */
async function standing(): Promise<{ number: number; state: string; ref: string }[]> {
  const { data } = await world.as('grace').rest.pulls.list({ ...at, state: 'all', direction: 'asc' });
  return data
    .filter((pull) => pull.head.ref.startsWith('planwright/bookkeeping-'))
    .map((pull) => ({ number: pull.number, state: pull.state, ref: pull.head.ref }));
}

async function onBranch(path: string, ref: string): Promise<string> {
  const { data } = await world.as('grace').rest.repos.getContent({ ...at, path, ref });
  return 'content' in data ? Buffer.from(data.content, 'base64').toString() : '';
}

test('one standing pull request: later merges add to it, and merging it costs nothing', async () => {
  const { issue, path } = await world.approvedPlan();
  await useStanding();
  const before = await world.file(path);
  const first = await merged('lock', `Plan: #${issue} T01`);
  expect(first.requests).toBe(4);
  const [one, ...others] = await standing();
  expect(others).toEqual([]);
  expect(one).toMatchObject({ state: 'open', ref: 'planwright/bookkeeping-1' });
  expect(await world.file(path)).toBe(before);
  const second = await merged('unlock', `Plan: #${issue} T02`);
  expect(second.requests).toBe(3);
  expect(await standing()).toHaveLength(1);
  const { data: commits } = await world
    .as('grace')
    .rest.pulls.listCommits({ ...at, pull_number: one?.number ?? 0 });
  expect(commits.map(({ commit }) => commit.message.split('\n', 1)[0])).toEqual([
    `Record #${first.pull} in the plan for #${issue}`,
    `Record #${second.pull} in the plan for #${issue}`,
  ]);
  expect(await world.comments(issue)).toEqual([expect.stringContaining('2 of ')]);
  // Its text is the state to read.
  expect(ticked(await onBranch(path, 'planwright/bookkeeping-1'))).toEqual(['T01', 'T02']);

  world.sandbox.requests.clear();
  await world.merge(one?.number ?? 0, 'squash');
  await world.quiet();
  expect(world.sandbox.requests.count()).toBe(0);
  const plan = await world.file(path);
  expect(ticked(plan)).toEqual(['T01', 'T02']);
  for (const { pull } of [first, second]) expect(plan.split(`pr/${pull}`)).toHaveLength(2);
  await world.bot.sweepNow();
  await world.quiet();
  expect(await world.file(path)).toBe(plan);

  await merged('more', `Plan: #${issue}`);
  expect((await standing()).map(({ state, ref }) => `${state} ${ref}`)).toEqual([
    'closed planwright/bookkeeping-1',
    'open planwright/bookkeeping-2',
  ]);
});

const guard = (type: string, parameters: Record<string, unknown> = {}) => ({
  name: type,
  include: ['~DEFAULT_BRANCH'],
  rules: [{ type, parameters }],
});

test.each<[string, () => void]>([
  ['a pull request is required', () => world.sandbox.setRulesets(OWNER, REPO, [guard('pull_request')])],
  ['nobody may update it', () => world.sandbox.setRulesets(OWNER, REPO, [guard('update')])],
  [
    'a check is required',
    () =>
      world.sandbox.setRulesets(OWNER, REPO, [
        guard('required_status_checks', { required_status_checks: [{ context: 'Test suite' }] }),
      ]),
  ],
  ['there is a merge queue', () => world.sandbox.setRulesets(OWNER, REPO, [guard('merge_queue')])],
  [
    'it is protected',
    () =>
      world.sandbox.setProtections(OWNER, REPO, [
        { pattern: 'main', requiredApprovals: 1, isAdminEnforced: true },
      ]),
  ],
])('where %s, the standing pull request is used by itself', async (_name, forbid) => {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  // The merge itself is let through, as by who may bypass the rule, and told only once the rule stands.
  world.sandbox.deliveries.pause();
  await world.merge(pull);
  forbid();
  world.sandbox.deliveries.resume();
  await world.quiet();
  expect(await standing()).toMatchObject([{ state: 'open', ref: 'planwright/bookkeeping-1' }]);
  expect(ticked(await onBranch(path, 'planwright/bookkeeping-1'))).toEqual(['T01']);
  expect(ticked(await world.file(path))).toEqual([]);
});

test.each<[string, Parameters<TestWorld['sandbox']['setRulesets']>[2]]>([
  [
    'neither the commit nor a branch is',
    [
      guard('pull_request'),
      {
        name: 'No branches',
        include: ['refs/heads/planwright/**'],
        rules: [{ type: 'creation', parameters: {} }],
      },
    ],
  ],
  [
    'the path of plans is not',
    [
      {
        name: 'Paths',
        target: 'push' as const,
        rules: [{ type: 'file_path_restriction', parameters: { restricted_file_paths: ['plans/**'] } }],
      },
    ],
  ],
])('where %s allowed, the issue says so once, and the work is recorded when it is', async (_name, rules) => {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  world.sandbox.deliveries.pause();
  await world.merge(pull);
  world.sandbox.setRulesets(OWNER, REPO, rules);
  world.sandbox.deliveries.resume();
  await world.quiet();
  await world.bot.sweepNow();
  await world.quiet();
  const refused = (await world.comments(issue)).filter((body) => body.includes('planwright:push-refused'));
  expect(refused).toHaveLength(1);
  expect(await standing()).toEqual([]);
  const { data: refs } = await world
    .as('grace')
    .rest.git.listMatchingRefs({ ...at, ref: 'heads/planwright/book' });
  expect(refs).toEqual([]);
  world.sandbox.setRulesets(OWNER, REPO, []);
  await world.bot.sweepNow();
  await world.quiet();
  expect(ticked(await world.file(path))).toEqual(['T01']);
});

test('commands write there too, and see what it holds', async () => {
  const { issue, path } = await world.approvedPlan();
  await useStanding();
  await merged('lock', `Plan: #${issue} T01`);
  const say = async (body: string): Promise<number> => {
    const hand = world.as('grace').rest;
    world.sandbox.requests.clear();
    const { data } = await hand.issues.createComment({ ...at, issue_number: issue, body });
    await world.quiet();
    return data.id;
  };
  const id = await say('/plan done T02');
  expect(ticked(await onBranch(path, 'planwright/bookkeeping-1'))).toEqual(['T01', 'T02']);
  const { data: reactions } = await world
    .as('grace')
    .rest.reactions.listForIssueComment({ ...at, comment_id: id });
  expect(reactions.map(({ content }) => content)).toEqual(['rocket']);
  await say('/plan status');
  expect((await world.comments(issue)).at(-1)).toMatch(/2 of \d+ tasks done/);
  expect(await standing()).toHaveLength(1);
});

test('a branch of that name in a fork, or a pull request of somebody else, is not the standing one', async () => {
  const { issue } = await world.approvedPlan();
  await useStanding();
  await world.pull('planwright/bookkeeping-7', 'Not ours');
  await merged('lock', `Plan: #${issue} T01`);
  expect((await standing()).map(({ ref }) => ref)).toEqual([
    'planwright/bookkeeping-7',
    'planwright/bookkeeping-8',
  ]);
});

test('two plans are recorded in one commit of it', async () => {
  const one = await world.approvedPlan();
  const other = await world.approvedPlan({ ...BUG, title: 'The store forgets to close the file' });
  await useStanding();
  const { requests } = await merged('lock', `Plan: #${one.issue} T01, #${other.issue} T02`);
  expect(requests).toBe(5);
  for (const [{ path }, task] of [
    [one, 'T01'],
    [other, 'T02'],
  ] as const) {
    expect(ticked(await onBranch(path, 'planwright/bookkeeping-1'))).toEqual([task]);
  }
});
