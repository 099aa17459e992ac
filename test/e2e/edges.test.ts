import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function write(path: string, content: string): Promise<void> {
  const hand = world.as('grace').rest;
  const sha = await hand.repos.getContent({ ...at, path }).then(
    ({ data }) => ('sha' in data ? data.sha : undefined),
    () => undefined,
  );
  await hand.repos.createOrUpdateFileContents({
    ...at,
    path,
    message: `Write ${path}`,
    content: Buffer.from(content).toString('base64'),
    ...(sha === undefined ? {} : { sha }),
  });
  await world.quiet();
}

async function comment(issue: number, body: string): Promise<void> {
  await world.as('grace').rest.issues.createComment({ ...at, issue_number: issue, body });
  await world.quiet();
}

test('a label that does not ask for a plan costs no request', async () => {
  const issue = await world.issue();
  world.sandbox.requests.clear();
  await world.as('grace').rest.issues.addLabels({ ...at, issue_number: issue, labels: ['bug'] });
  await world.quiet();
  expect(world.sandbox.requests.count()).toBe(0);
});

test('/plan --tier while the pull request is open says what to do', async () => {
  const issue = await world.issue();
  const pull = await world.planPull(issue);
  await comment(issue, '/plan --tier large');
  expect((await world.comments(issue)).at(-1)).toMatch(
    /No plan was drawn: the plan's pull request is open already; edit it there, or close it/,
  );
  await world.as('grace').rest.pulls.update({ ...at, pull_number: pull?.number ?? 0, state: 'closed' });
  await world.quiet();
  await comment(issue, '/plan --tier large');
  const again = await world.planPull(issue);
  expect(again).toMatchObject({ state: 'open' });
  const { data } = await world.as('grace').rest.pulls.listFiles({ ...at, pull_number: again?.number ?? 0 });
  expect(data[0]?.patch).toContain('tier: large');
});

test('a paused plan is left as it is; resumed, the sweep records what was merged meanwhile', async () => {
  const { issue, path } = await world.approvedPlan();
  const paused = (await world.file(path)).replace('tier: small\n', 'tier: small\npaused: true\n');
  await write(path, paused);
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  await world.merge(pull);
  await world.quiet();
  expect(await world.file(path)).toBe(paused);
  await write(path, paused.replace('paused: true\n', ''));
  await world.bot.sweepNow();
  await world.quiet();
  expect(await world.file(path)).toContain('- [x] **T01**');
});

test('a renamed issue keeps its plan', async () => {
  const { issue, path } = await world.approvedPlan();
  await world.as('grace').rest.issues.update({ ...at, issue_number: issue, title: 'Another name' });
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  await world.merge(pull);
  await world.quiet();
  expect(await world.file(path)).toContain('- [x] **T01**');
  expect([...(await world.clone()).keys()].filter((each) => each.startsWith('plans/'))).toEqual([path]);
});

test.each(['docs/plan-{issue}.md', 'plans/{issue}/{slug}.md'])(
  'plans live where the configuration says: %s',
  async (template) => {
    await write('.github/planwright.yml', `path: ${template}\nlabel: please-plan\n`);
    await world.bot.sweepNow();
    const { data } = await world.as('ada', 'read').rest.issues.create({ ...at, ...BUG });
    await world
      .as('grace')
      .rest.issues.addLabels({ ...at, issue_number: data.number, labels: ['please-plan'] });
    await world.quiet();
    const plan = await world.planPull(data.number);
    await world.merge(plan?.number ?? 0);
    await world.quiet();
    const pull = await world.pull('lock', `Plan: #${data.number} T01`);
    await world.merge(pull);
    await world.quiet();
    const path = [...(await world.clone()).keys()].find((each) => /^docs\/plan-|^plans\//.test(each)) ?? '';
    expect(path).toMatch(
      template.startsWith('docs') ? /^docs\/plan-\d+\.md$/ : /^plans\/\d+\/the-store[\w-]+\.md$/,
    );
    expect(await world.file(path)).toContain('- [x] **T01**');
  },
);

test('a plan stays where it was approved when the configuration names another path, and costs the same', async () => {
  const { issue, path } = await world.approvedPlan();
  await write('.github/planwright.yml', 'path: docs/{issue}.md\n');
  const first = await world.pull('lock', `Plan: #${issue} T01`);
  await world.merge(first);
  await world.quiet();
  const second = await world.pull('open', `Plan: #${issue} T02`);
  world.sandbox.requests.clear();
  await world.merge(second);
  await world.quiet();
  expect(world.sandbox.requests.count()).toBe(3);
  const plan = await world.file(path);
  expect(plan).toContain('- [x] **T01**');
  expect(plan).toContain('- [x] **T02**');
  expect([...(await world.clone()).keys()].filter((each) => each.startsWith('docs/'))).toEqual([]);
});

test('an approved plan that people deleted is not looked for in vain for ever', async () => {
  const { issue, path } = await world.approvedPlan();
  const { data } = await world.as('grace').rest.repos.getContent({ ...at, path });
  const sha = Array.isArray(data) ? '' : data.sha;
  await world.as('grace').rest.repos.deleteFile({ ...at, path, sha, message: 'No plan' });
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  await world.merge(pull);
  await world.quiet();
  expect((await world.clone()).has(path)).toBe(false);
  expect(await world.comments(issue)).toEqual([]);
});

test('one plan for the repository belongs to the issue that it names', async () => {
  await write('.github/planwright.yml', 'path: PLAN.md\n');
  const first = await world.issue();
  await world.merge((await world.planPull(first))?.number ?? 0);
  await world.quiet();
  const second = await world.issue({ ...BUG, title: 'The store crashes when the disk is full' });
  const pull = await world.pull('lock', `Plan: #${second} T01`);
  await world.merge(pull);
  await world.quiet();
  expect(await world.file('PLAN.md')).not.toContain('- [x] **T01**');
  expect(await world.planPull(second)).toBeUndefined();
  expect(await world.comments(second)).toEqual([
    expect.stringContaining(`holds the plan for issue ${first}`),
  ]);
});

test.each<[string, (plan: string) => string]>([
  ['CRLF', (plan) => plan.replaceAll('\n', '\r\n')],
  ['other bullets', (plan) => plan.replaceAll(/^- \[/gm, '* [')],
  ['a deleted ledger and no last line end', (plan) => plan.replace(/\n<!-- planwright:did.*-->\n?/s, '')],
  ['a deleted heading', (plan) => plan.replace(/^#+ What shipped\n\n.*\n/m, '')],
  [
    'reworded and reordered tasks',
    (plan) => {
      const [first = '', second = ''] = plan.match(/^- \[ \] \*\*T0[12]\*\*.*$/gm) ?? [];
      return plan
        .replace(first, '@@')
        .replace(second, `${first.replace('Test', 'My own words: test')}`)
        .replace('@@', second);
    },
  ],
])('people edit the plan between merges: %s', async (_name, edit) => {
  const { issue, path } = await world.approvedPlan();
  const mine = edit(await world.file(path));
  await write(path, mine);
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  await world.merge(pull);
  await world.quiet();
  const plan = await world.file(path);
  expect(plan).toMatch(/^[-*] \[x\] \*\*T01\*\*/m);
  expect(plan).toContain(`[#${pull}](`);
  const untouched = mine.split('\n').filter((line) => !/T01|Nothing merged|^\s*$/.test(line));
  for (const line of untouched) expect(plan).toContain(line);
});

test('a sticky comment that a person deleted is made again, and one that they edited is put right', async () => {
  const { issue } = await world.approvedPlan();
  const merge = async (branch: string, task: string): Promise<void> => {
    await world.merge(await world.pull(branch, `Plan: #${issue} ${task}`));
    await world.quiet();
  };
  await merge('lock', 'T01');
  const hand = world.as('grace', 'admin').rest;
  const { data } = await hand.issues.listComments({ ...at, issue_number: issue });
  await hand.issues.deleteComment({ ...at, comment_id: data[0]?.id ?? 0 });
  await merge('unlock', 'T02');
  expect(await world.comments(issue)).toEqual([expect.stringContaining('2 of')]);
});
