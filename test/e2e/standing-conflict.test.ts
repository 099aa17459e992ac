import { readPlan } from '../../src/plan/reading/read.ts';
import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/** A standing pull request that cannot be merged any more gives way to the next, which has all that it held. */
let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
  await put('.github/planwright.yml', 'bookkeeping: pull-request\n');
});
afterEach(() => world.close());

const ticked = (plan: string): string[] =>
  readPlan(plan).phases.flatMap(({ tasks, criteria }) =>
    [...tasks, ...criteria].filter(({ checked }) => checked).map(({ id }) => id),
  );
const times = (text: string, part: string): number => text.split(part).length - 1;

async function put(path: string, content: string, branch = 'main'): Promise<void> {
  const hand = world.as('linus').rest;
  const before = await hand.repos.getContent({ ...at, path, ref: branch }).catch(() => null);
  await hand.repos.createOrUpdateFileContents({
    ...{ ...at, path, branch, message: `Write ${path}` },
    content: Buffer.from(content).toString('base64'),
    ...(before && 'sha' in before.data ? { sha: before.data.sha } : {}),
  });
  await world.quiet();
}

async function merged(branch: string, body: string): Promise<number> {
  const pull = await world.pull(branch, body);
  await world.merge(pull);
  await world.quiet();
  return pull;
}

async function say(number: number, body: string): Promise<string> {
  const { data } = await world.as('grace').rest.issues.createComment({ ...at, issue_number: number, body });
  await world.quiet();
  return data.html_url;
}

/** A `git revert` that is pushed straight to the default branch. */
async function pushRevert(pull: number, path: string): Promise<void> {
  const hand = world.as('grace').rest;
  const { data } = await hand.pulls.get({ ...at, pull_number: pull });
  const { data: file } = await hand.repos.getContent({ ...at, path });
  const message = `Revert "It"\n\nThis reverts commit ${data.merge_commit_sha}.`;
  await hand.repos.deleteFile({ ...at, path, message, sha: 'sha' in file ? file.sha : '' });
  await world.quiet();
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

test('merges and commands are carried over in their order, of all its plans; what cannot be is said', async () => {
  const { issue, path } = await world.approvedPlan();
  const other = await world.approvedPlan({ ...BUG, title: 'The store forgets to close the file' });
  const first = await merged('lock', `Plan: #${issue} T01`);
  await say(
    issue,
    '/plan reopen T01 only half of it\n/plan done E2 seen by hand\n/plan add Write the changelog',
  );
  await say(first, `/plan note It is slow on NFS\n\n/plan summarize #${first} Locks the store.`);
  const lost = await say(issue, '/plan assign T02 @linus');
  await say(other.issue, '/plan done T02');
  const before = await onBranch(path, 'planwright/bookkeeping-1');
  expect(ticked(before)).toEqual(['E2']);

  // A person says T01 better on the default branch, and takes T02 out.
  const edited = (await world.file(path))
    .replace(/^(- \[ \] \*\*T01\*\*) (.*)$/m, '$1 Better said: $2')
    .replace(/^- \[ \] \*\*T02\*\*.*\n/m, '');
  await put(path, edited);
  const second = await merged('unlock', `Plan: #${issue}`);
  const [closed, next, ...more] = await standing();
  expect(more).toEqual([]);
  expect([closed?.state, next?.state, next?.ref]).toEqual(['closed', 'open', 'planwright/bookkeeping-2']);
  const [told, ...again] = await world.comments(closed?.number ?? 0);
  expect(again).toEqual([]);
  expect(told).toContain(`#${next?.number} takes its place`);
  expect(told).toContain('1 command could not be obeyed there');
  expect(told).toMatch(new RegExp(`^- ${lost.replaceAll('.', '\\.')}: Unknown .*\`T02\``, 'm'));
  await world.merge(next?.number ?? 0);
  await world.quiet();

  const plan = await world.file(path);
  expect(ticked(plan)).toEqual(['E2']);
  const today = new Date().toISOString().slice(0, 10);
  expect(plan).toMatch(
    new RegExp(
      `^- \\[ \\] \\*\\*T01\\*\\* Better said: .* · \\[#${first}\\].* · reopened by .*@grace.*, ${today}: "only half of it"`,
      'm',
    ),
  );
  expect(plan).toMatch(/^- \[ \] \*\*T03\*\* .*Write the changelog/m);
  expect(plan).toMatch(/^## Surprises and discoveries\n\n.*It is slow on NFS/m);
  expect(plan).toContain('Locks the store.');
  for (const part of ['seen by hand', 'Write the changelog', 'It is slow on NFS', 'reopened by'])
    expect(times(plan, part)).toBe(1);
  for (const pull of [first, second]) expect(plan.match(new RegExp(`\\bpr/${pull}\\b`, 'g'))).toHaveLength(1);
  expect(ticked(await world.file(other.path))).toEqual(['T02']);
  // Told again of everything, nothing is obeyed or recorded twice.
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  expect(await world.file(path)).toBe(plan);
}, 60_000);

test('a command is enough to bring the next; pushed reverts are in it, and the branch with commits of people stays', async () => {
  const { issue, path } = await world.approvedPlan();
  const first = await merged('lock', `Plan: #${issue} T01`);
  await say(issue, '/plan done T02');
  await pushRevert(first, 'src/lock.js');
  const branch = 'planwright/bookkeeping-1';
  const theirs = `${await onBranch(path, branch)}\nA word of linus.\n`;
  await put(path, theirs, branch);
  await put(path, (await world.file(path)).replace(/^(- \[ \] \*\*T01\*\*) (.*)$/m, '$1 Better said: $2'));
  await say(issue, '/plan note After the conflict');

  const [closed, next, ...more] = await standing();
  expect(more).toEqual([]);
  expect([closed?.state, next?.state]).toEqual(['closed', 'open']);
  const plan = await onBranch(path, 'planwright/bookkeeping-2');
  expect(ticked(plan)).toEqual(['T02']);
  expect(plan).toMatch(new RegExp(` · takes back \\[#${first}\\]`));
  expect(plan).toMatch(new RegExp(`^- \\[ \\] \\*\\*T01\\*\\* Better said: .* · \\[#${first}\\]`, 'm'));
  for (const part of [`pr/${first}`, 'After the conflict']) expect(times(plan, part)).toBe(1);
  const [told] = await world.comments(closed?.number ?? 0);
  expect(told).not.toContain('could not be obeyed');
  expect(told).toContain('Commits of people on this branch are not in it (`linus`), so the branch stays');
  expect(await onBranch(path, branch)).toBe(theirs);
  expect((await world.comments(issue)).filter((body) => body.includes('planwright:sticky'))).toHaveLength(1);
}, 60_000);
