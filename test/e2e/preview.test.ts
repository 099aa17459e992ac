import { applyPatch } from 'diff';
import { checkOf, diffOf } from './pull-checks.ts';
import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function opened(branch: string, body: string, file?: string): Promise<number> {
  const pull = await world.pull(branch, body, file);
  await world.quiet();
  return pull;
}

async function edit(pull: number, body: string): Promise<void> {
  await world.as('linus').rest.pulls.update({ ...at, pull_number: pull, body });
  await world.quiet();
}

async function push(branch: string, path: string, message: string): Promise<void> {
  await world.as('linus').rest.repos.createOrUpdateFileContents({
    ...at,
    path,
    branch,
    message,
    content: Buffer.from(`// ${path}\n`).toString('base64'),
  });
  await world.quiet();
}

/** What is known only after the merge. */
const settled = (plan: string): string => plan.replaceAll(/ · \[`?[0-9a-f]{7,40}`?\]\([^)]*\)/g, '');

test('what the check run shows is what the merge does to PLAN.md, byte for byte', async () => {
  const { issue, path } = await world.approvedPlan();
  const before = await world.file(path);
  world.sandbox.requests.clear();
  const pull = await opened('lock', `Locks the store.\n\nPlan: #${issue} T01`);
  expect(world.sandbox.requests.count()).toBe(2);
  const check = await checkOf(world, pull);
  expect(check).toMatchObject({
    conclusion: 'neutral',
    title: expect.stringMatching(new RegExp(`^Merging this ticks T01\\b.* in the plan for #${issue}$`)),
  });
  const promised = applyPatch(before, `${diffOf(check?.summary ?? '')}\n`);
  await world.merge(pull);
  await world.quiet();
  const after = await world.file(path);
  expect(promised).toMatch(/^- \[x\] \*\*T01\*\*/m);
  expect(settled(after)).toBe(promised);
});

test('each push gets its own, in two requests; a description that changes, another one', async () => {
  const { issue } = await world.approvedPlan();
  const pull = await opened('lock', `Plan: #${issue} T01`);
  const first = await checkOf(world, pull);
  world.sandbox.requests.clear();
  await push('lock', 'src/more.js', 'More');
  expect(world.sandbox.requests.count()).toBe(2);
  const second = await checkOf(world, pull);
  expect(second?.sha).not.toBe(first?.sha);
  expect(second?.summary).toContain('2 files, +2 −0');

  world.sandbox.requests.clear();
  await edit(pull, `Plan: #${issue} T01, T02`);
  expect(world.sandbox.requests.count()).toBe(2);
  expect((await checkOf(world, pull))?.title).toContain('T01, T02');

  world.sandbox.requests.clear();
  await edit(pull, `The same.\n\nPlan: #${issue} T02, T01`);
  const third = await checkOf(world, pull);
  await edit(pull, `The same. \n\nPlan: #${issue} T02, T01`);
  expect((await checkOf(world, pull))?.id).toBe(third?.id);

  await edit(pull, 'Names no plan any more');
  expect((await checkOf(world, pull))?.title).toBe('This pull request names no plan');
});

test('a pull request that names no plan gets none: one read when it is opened or pushed, none for its edits', async () => {
  await world.approvedPlan();
  world.sandbox.requests.clear();
  const pull = await opened('lock', 'Names no plan');
  expect(world.sandbox.requests.count()).toBe(1);
  await edit(pull, 'Still none');
  await world.as('linus').rest.pulls.update({ ...at, pull_number: pull, title: 'Another title' });
  await world.quiet();
  expect(world.sandbox.requests.count()).toBe(1);
  expect(await checkOf(world, pull)).toBeUndefined();
});

test('an issue without a plan is no plan', async () => {
  const issue = await world.issue(BUG, false);
  const pull = await opened('lock', `Plan: #${issue} T01`);
  expect(await checkOf(world, pull)).toBeUndefined();
});

test('a commit names the plan that the description does not', async () => {
  const { issue } = await world.approvedPlan();
  const pull = await opened('lock', 'Only a change');
  expect(await checkOf(world, pull)).toBeUndefined();
  await push('lock', 'src/lock.js.bak', `Lock it\n\nCompletes #${issue}/T02`);
  expect((await checkOf(world, pull))?.title).toContain('T02');
});

test('two plans in one pull request are both shown', async () => {
  const one = await world.approvedPlan();
  const other = await world.approvedPlan({ ...BUG, title: 'The store forgets to close the file' });
  const pull = await opened('lock', `Plan: #${one.issue} T01, #${other.issue} T02`);
  const check = await checkOf(world, pull);
  expect(check?.title).toBe(`Merging this is recorded in the plans for #${one.issue}, #${other.issue}`);
  for (const { path } of [one, other]) expect(check?.summary).toContain(`--- ${path}`);
});

test('a guess is shown with its reason and ticks nothing', async () => {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull('empty-store', `Plan: #${issue}`);
  await world.as('linus').rest.pulls.update({
    ...at,
    pull_number: pull,
    title: 'Open an empty file as an empty store, no crash when the file is empty',
  });
  const { data } = await world.as('linus').rest.repos.getContent({ ...at, path: 'src/store.js' });
  await world.as('linus').rest.repos.createOrUpdateFileContents({
    ...at,
    path: 'src/store.js',
    branch: 'empty-store',
    message: 'Open an empty store',
    content: Buffer.from('// empty\n').toString('base64'),
    sha: 'sha' in data ? data.sha : '',
  });
  await world.quiet();
  const check = await checkOf(world, pull);
  const [, task] = /- \*\*(T\d+)\*\*: changes `src\/store.js`, and says `/.exec(check?.summary ?? '') ?? [];
  expect(await world.file(path)).toMatch(
    new RegExp(`^- \\[ \\] \\*\\*${task}\\*\\*.*\`src/store\\.js\``, 'm'),
  );
  expect(check?.title).toContain('records what shipped');
  await world.merge(pull);
  await world.quiet();
  expect(await world.file(path)).toMatch(new RegExp(`^- \\[ \\] \\*\\*${task}\\*\\*`, 'm'));
});

test('what people link and unlink by command is evidence, shown at once and ticked by the merge', async () => {
  const { issue, path } = await world.approvedPlan();
  const pull = await opened('lock', `Plan: #${issue} T01`);
  const say = async (number: number, body: string): Promise<void> => {
    await world.as('grace').rest.issues.createComment({ ...at, issue_number: number, body });
    await world.quiet();
  };
  await say(pull, '/plan link T02');
  expect((await checkOf(world, pull))?.title).toContain('ticks T01, T02');
  await say(issue, `/plan unlink T01 #${pull}`);
  expect((await checkOf(world, pull))?.title).toMatch(/ticks T02\b/);
  expect((await checkOf(world, pull))?.title).not.toContain('T01');
  await world.merge(pull);
  await world.quiet();
  const plan = await world.file(path);
  expect(plan).toMatch(/^- \[x\] \*\*T02\*\*/m);
  expect(plan).toMatch(/^- \[ \] \*\*T01\*\*/m);
});

test('a pull request that names the plan nowhere, linked from the issue: shown, also after a push, and ticked', async () => {
  const { issue, path } = await world.approvedPlan();
  const pull = await opened('lock', 'Nothing is named here');
  expect(await checkOf(world, pull)).toBeUndefined();
  await world.as('grace').rest.issues.createComment({
    ...{ ...at, issue_number: issue },
    body: `/plan link T02 #${pull}`,
  });
  await world.quiet();
  expect((await checkOf(world, pull))?.title).toContain('ticks T02');
  await world.stopBot();
  await world.startBot();
  await push('lock', 'src/more.js', 'Go on');
  const check = await checkOf(world, pull);
  expect(check?.title).toContain('ticks T02');
  world.sandbox.requests.clear();
  await world.merge(pull);
  await world.quiet();
  // The plan is found by the reference, so a second read is needed.
  expect(world.sandbox.requests.count()).toBe(4);
  const plan = await world.file(path);
  expect(plan).toMatch(new RegExp(`^- \\[x\\] \\*\\*T02\\*\\*.* · \\[#${pull}\\]`, 'm'));
  expect(plan.match(new RegExp(`\\bpr/${pull}\\b`, 'g'))).toHaveLength(1);
});

test('a pull request that a plan’s issue only mentions is not recorded', async () => {
  const { issue, path } = await world.approvedPlan();
  const pull = await opened('lock', 'Nothing is named here');
  await world.as('grace').rest.issues.createComment({ ...at, issue_number: issue, body: `See #${pull}` });
  await world.quiet();
  const before = await world.file(path);
  await world.merge(pull);
  await world.quiet();
  expect(await world.file(path)).toBe(before);
  expect(await checkOf(world, pull)).toBeUndefined();
});
