import { readFileSync } from 'node:fs';
import { applyPatch } from 'diff';
import { readForeignPlan } from '../../src/plan/foreign/read-foreign.ts';
import { checkOf, diffOf } from './pull-checks.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

const SPEC = 'specs/001-reminders/tasks.md';
const TASKS = `# Tasks: Reminders

## Phase 1: Setup

- [ ] T001 [P] Create the module
- [ ] T002 Add the folder

## Phase 2: Reminders

- [ ] T003 Send one
`;
const ROADMAP =
  '# Roadmap\r\n\r\n| ID | Task | Status |\r\n|---|---|---|\r\n| A1 | parse | Shipped |\r\n| A2 | print | Planned |\r\n';
const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/plans/${name}`, import.meta.url), 'utf8');
const KIRO = '.kiro/specs/export/tasks.md';
const EXEC = 'exec/uploads.md';
const FILES = {
  [KIRO]: fixture('kiro-tasks.md'),
  [EXEC]: fixture('execplan.md'),
  'README.md': '# store\n',
  'src/store.js': 'export const store = {};\n',
  [SPEC]: TASKS,
  'specs/002-other/tasks.md': TASKS,
  'notes/tasks.md': TASKS,
  'ROADMAP.md': ROADMAP,
  '.github/planwright.yml':
    'other-plans:\n  - specs/*/tasks.md\n  - ROADMAP.md\n  - .kiro/specs/export/tasks.md\n  - exec/uploads.md\n',
};

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld(FILES);
});
afterEach(() => world.close());

async function merged(branch: string, body: string): Promise<number> {
  const pull = await world.pull(branch, body);
  await world.quiet();
  world.sandbox.requests.clear();
  await world.merge(pull);
  await world.quiet();
  return pull;
}

async function edit(path: string, change: (text: string) => string): Promise<string> {
  const hand = world.as('grace').rest;
  const { data } = await hand.repos.getContent({ ...at, path });
  const text = change(await world.file(path));
  const content = Buffer.from(text).toString('base64');
  const sha = 'sha' in data ? data.sha : '';
  await hand.repos.createOrUpdateFileContents({ ...at, path, message: 'By hand', content, sha });
  await world.quiet();
  return text;
}

async function headMessage(): Promise<string> {
  const { data } = await world.as('grace').rest.repos.listCommits({ ...at, per_page: 1 });
  return data[0]?.commit.message ?? '';
}

test('a merged pull request that names the file ticks its tasks, one character each, in two requests', async () => {
  await merged('lock', `Completes ${SPEC} T001, T003`);
  expect(world.sandbox.requests.count()).toBe(2);
  const after = TASKS.replace('[ ] T001', '[x] T001').replace('[ ] T003', '[x] T003');
  const files = await world.clone();
  expect(files.get(SPEC)).toBe(after);
  expect(files.get('specs/002-other/tasks.md')).toBe(TASKS);
  expect(await headMessage()).toMatch(
    /^Record #\d+ in plans of other tools \[skip ci\]\n[\s\S]*\[skip ci\]$/,
  );
});

test('a plan of Kiro is ticked by its numbers, an ExecPlan by the ids that its words have', async () => {
  const exec = fixture('execplan.md');
  const reading = readForeignPlan(exec);
  if (reading.kind === 'refused') throw new Error(reading.message);
  const second = reading.plan.tasks.find(({ text }) => text.startsWith('Milestone 2'));
  await merged('limits', `Completes ${KIRO} 2.2\n\nCompletes ${EXEC} ${second?.id}`);
  const files = await world.clone();
  expect(files.get(KIRO)).toBe(fixture('kiro-tasks.md').replace('[ ] 2.2', '[x] 2.2'));
  expect(files.get(EXEC)).toBe(exec.replace('[ ] Milestone 2', '[x] Milestone 2'));
});

test('ids alone count for the plan of the branch, and in a commit', async () => {
  await merged('001-reminders', 'Completes T002');
  expect(world.sandbox.requests.count()).toBeLessThanOrEqual(3);
  expect(await world.file(SPEC)).toBe(TASKS.replace('[ ] T002', '[x] T002'));
});

test('a table with CRLF line ends is written in its own words', async () => {
  await merged('print', 'Plan: ROADMAP.md A2');
  expect(await world.file('ROADMAP.md')).toBe(ROADMAP.replace('Planned', 'Shipped'));
});

test('what the configuration does not name is left alone, with one read', async () => {
  const pull = await merged('notes', 'Completes notes/tasks.md T001');
  expect(world.sandbox.requests.count()).toBe(1);
  expect(await world.file('notes/tasks.md')).toBe(TASKS);
  expect(await world.comments(pull)).toEqual([]);
});

test('an unknown id is said once, on the pull request; the others are ticked', async () => {
  const pull = await merged('lock', `Completes ${SPEC} T001, T009`);
  expect(world.sandbox.requests.count()).toBe(3);
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  expect(await world.file(SPEC)).toBe(TASKS.replace('[ ] T001', '[x] T001'));
  expect(await world.comments(pull)).toEqual([expect.stringContaining('Unknown task `T009`')]);
});

test('a tick that a person took back stays taken back, through redelivery, restart and sweep', async () => {
  await merged('lock', `Completes ${SPEC} T001`);
  const undone = await edit(SPEC, (text) => text.replace('[x] T001', '[ ] T001'));
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  await world.stopBot();
  await world.startBot();
  expect(await world.file(SPEC)).toBe(undone);
});

test('what people had ticked before the merge, and untick after it, is theirs', async () => {
  await edit(SPEC, (text) => text.replace('[ ] T002', '[x] T002'));
  await merged('lock', `Completes ${SPEC} T002`);
  expect(world.sandbox.requests.count()).toBe(1);
  const undone = await edit(SPEC, (text) => text.replace('[x] T002', '[ ] T002'));
  await world.stopBot();
  await world.startBot();
  expect(await world.file(SPEC)).toBe(undone);
});

test('merged while the bot was away: the sweep finds it, and edits made meanwhile are kept', async () => {
  const pull = await world.pull('lock', `Completes ${SPEC} T003`);
  await world.quiet();
  await world.stopBot();
  await world.merge(pull);
  await world.sandbox.settled();
  const hand = world.as('grace').rest;
  const { data } = await hand.repos.getContent({ ...at, path: SPEC });
  const edited = `${TASKS}- [ ] T004 Send two\n`;
  await hand.repos.createOrUpdateFileContents({
    ...{ ...at, path: SPEC, message: 'Add T004', sha: 'sha' in data ? data.sha : '' },
    content: Buffer.from(edited).toString('base64'),
  });
  await world.startBot();
  expect(await world.file(SPEC)).toBe(edited.replace('[ ] T003', '[x] T003'));
});

test('two merged in the same second are both recorded', async () => {
  const first = await world.pull('one', `Completes ${SPEC} T001`);
  const second = await world.pull('two', `Completes ${SPEC} T002`);
  await world.quiet();
  await Promise.all([world.merge(first), world.merge(second)]);
  await world.quiet();
  expect(await world.file(SPEC)).toBe(TASKS.replace('[ ] T001', '[x] T001').replace('[ ] T002', '[x] T002'));
});

test('beside a plan of ours: one commit for both', async () => {
  const { issue, path } = await world.approvedPlan();
  const pull = await world.pull('both', `Plan: #${issue} T01\nCompletes ${SPEC} T001`);
  await world.quiet();
  const { data: before } = await world.as('grace').rest.repos.listCommits(at);
  world.sandbox.requests.clear();
  await world.merge(pull);
  await world.quiet();
  expect(world.sandbox.requests.count()).toBe(3);
  expect(await world.file(SPEC)).toBe(TASKS.replace('[ ] T001', '[x] T001'));
  expect(await world.file(path)).toContain('- [x] **T01**');
  const { data: after } = await world.as('grace').rest.repos.listCommits(at);
  // The pull request's own commit, its merge, and ours.
  expect(after.length - before.length).toBe(3);
});

test('on a standing pull request, where so configured: later merges add to it, and merging it keeps all', async () => {
  await edit('.github/planwright.yml', (text) => `bookkeeping: pull-request\n${text}`);
  await merged('one', `Completes ${SPEC} T001`);
  await merged('two', `Completes ${SPEC} T002`);
  expect(await world.file(SPEC)).toBe(TASKS);
  const { data: open } = await world.as('grace').rest.pulls.list({ ...at, state: 'open' });
  expect(open).toEqual([
    expect.objectContaining({ head: expect.objectContaining({ ref: 'planwright/bookkeeping-1' }) }),
  ]);
  await world.merge(open[0]?.number ?? 0);
  await world.quiet();
  const both = TASKS.replace('[ ] T001', '[x] T001').replace('[ ] T002', '[x] T002');
  expect(await world.file(SPEC)).toBe(both);
  const undone = await edit(SPEC, (text) => text.replace('[x] T001', '[ ] T001'));
  await world.stopBot();
  await world.startBot();
  expect(await world.file(SPEC)).toBe(undone);
});

test('a revert takes the ticks back, its revert restores them, and what people ticked stays', async () => {
  const own = TASKS.replace('- [ ] T002', '- [x] T002');
  await world.push(SPEC, own);
  const first = await merged('remind', `Completes ${SPEC} T001, T002, T003`);
  const done = own.replaceAll('- [ ] T00', '- [x] T00');
  expect(await world.file(SPEC)).toBe(done);
  const back = await merged('back-out', `Reverts ${OWNER}/${REPO}#${first}`);
  expect(await world.file(SPEC)).toBe(own);
  const again = await merged('again', `Reverts #${back}`);
  expect(await world.file(SPEC)).toBe(done);
  // A tick that a person took back stays so, whatever is told again.
  const taken = done.replace('- [x] T001', '- [ ] T001');
  await world.push(SPEC, taken);
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  await world.bot.sweepNow();
  await world.quiet();
  expect(await world.file(SPEC)).toBe(taken);
  expect([first, back, again]).toHaveLength(3);
});

test('a `git revert` pushed without a pull request does the same, and so does its revert; words alone prove nothing', async () => {
  await world.push(SPEC, TASKS.replace('- [ ] T002', '- [x] T002'));
  const before = await world.file(SPEC);
  const pull = await merged('remind', `Completes ${SPEC} T001, T002`);
  const done = before.replace('- [ ] T001', '- [x] T001');
  expect(await world.file(SPEC)).toBe(done);
  const hand = world.as('grace').rest;
  const { data } = await hand.pulls.get({ ...at, pull_number: pull });
  const message = (sha: string | null): string => `Revert "It"\n\nThis reverts commit ${sha}.`;
  const path = 'src/remind.js';
  const write = async (name: string, content: string, sha: string | null): Promise<string> => {
    world.sandbox.requests.clear();
    const { data: commit } = await hand.repos.createOrUpdateFileContents({
      ...{ ...at, path: name, message: message(sha), content: Buffer.from(content).toString('base64') },
    });
    await world.quiet();
    return commit.commit.sha ?? '';
  };
  await write('src/elsewhere.js', 'x', data.merge_commit_sha);
  expect(await world.file(SPEC)).toBe(done);

  const { data: file } = await hand.repos.getContent({ ...at, path });
  const sha = 'sha' in file ? file.sha : '';
  world.sandbox.requests.clear();
  const { data: back } = await hand.repos.deleteFile({
    ...{ ...at, path, sha, message: message(data.merge_commit_sha) },
  });
  await world.quiet();
  // The commit, what it reverts, and the plans that names.
  expect(world.sandbox.requests.count()).toBeLessThanOrEqual(4);
  expect(await world.file(SPEC)).toBe(before);
  expect(await headMessage()).toMatch(/^Record the revert [0-9a-f]{7} in plans of other tools \[skip ci\]\n/);

  await write(path, '// remind\n', back.commit.sha ?? '');
  expect(await world.file(SPEC)).toBe(done);
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  expect(await world.file(SPEC)).toBe(done);
});

test('the check run shows before what the merge ticks, byte for byte, in two requests', async () => {
  world.sandbox.requests.clear();
  const pull = await world.pull('remind', `Completes ${SPEC} T001, T9`);
  expect(world.sandbox.requests.count()).toBe(2);
  const check = await checkOf(world, pull);
  expect(check).toMatchObject({
    conclusion: 'neutral',
    title: 'Merging this ticks 1 task in a plan of another tool',
  });
  expect(check?.summary).toContain('What it names and cannot be ticked:');
  const promised = applyPatch(await world.file(SPEC), `${diffOf(check?.summary ?? '')}\n`);
  await world.merge(pull);
  await world.quiet();
  expect(await world.file(SPEC)).toBe(promised);
  // An edit of the description draws it anew, and one that names nothing draws nothing.
  const other = await world.pull('other', `Completes ${SPEC} T002`);
  await world
    .as('linus')
    .rest.pulls.update({ ...at, pull_number: other, body: `Completes ${SPEC} T002, T003` });
  await world.quiet();
  expect((await checkOf(world, other))?.title).toContain('ticks 2 tasks');
  const none = await world.pull('none', 'Completes notes/tasks.md T001');
  expect(await checkOf(world, none)).toBeUndefined();
});
