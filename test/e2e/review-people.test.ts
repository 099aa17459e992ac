import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function write(path: string, edit: (text: string) => string): Promise<void> {
  const hand = world.as('grace').rest;
  const { data } = await hand.repos.getContent({ ...at, path });
  await hand.repos.createOrUpdateFileContents({
    ...at,
    path,
    message: `Write ${path}`,
    content: Buffer.from(edit(await world.file(path))).toString('base64'),
    sha: 'sha' in data ? data.sha : '',
  });
  await world.quiet();
}

async function say(number: number, body: string): Promise<void> {
  await world.as('grace').rest.issues.createComment({ ...at, issue_number: number, body });
  await world.quiet();
}

/** A branch with so many commits, each with a file of its own. */
async function pushMany(branch: string, files: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-push-'));
  const env = { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' };
  const url = world.sandbox.gitUrl(OWNER, REPO);
  const script = `git clone --quiet "$1" work && cd work && git config user.name linus && git config user.email linus@example.com && git checkout --quiet -b "$2" && mkdir gen &&
    for i in $(seq "$3"); do echo "$i" > "gen/$i.txt"; git add gen; [ "$i" -gt 120 ] || git commit --quiet -m "Add $i"; done && git commit --quiet -m Rest && git push --quiet "$4" HEAD`;
  const login = url.replace('://', `://x-access-token:${world.sandbox.userToken('linus')}@`);
  try {
    await promisify(execFile)('sh', ['-c', script, 'sh', url, branch, String(files), login], {
      cwd: folder,
      env,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the label taken off and put on again within a moment leaves the issue with an open plan', async () => {
  const issue = await world.issue();
  const hand = world.as('grace').rest;
  for (let round = 0; round < 3; round++) {
    await hand.issues.removeLabel({ ...at, issue_number: issue, name: 'needs-plan' });
    await hand.issues.addLabels({ ...at, issue_number: issue, labels: ['needs-plan'] });
  }
  await world.quiet();
  expect(await world.planPull(issue)).toMatchObject({ state: 'open' });
});

test('many edits and labels at once give one pull request, and a person can command a paused plan', async () => {
  const { data } = await world.as('ada', 'read').rest.issues.create({ ...at, ...BUG });
  const issue = data.number;
  await Promise.all([
    ...Array.from({ length: 12 }, (_, index) =>
      world.as('ada').rest.issues.update({ ...at, issue_number: issue, title: `${BUG.title} ${index}` }),
    ),
    world.as('grace').rest.issues.addLabels({ ...at, issue_number: issue, labels: ['needs-plan'] }),
    world.bot.sweepNow(),
  ]);
  await world.quiet();
  const { data: pulls } = await world.as('grace').rest.pulls.list({ ...at, state: 'all' });
  expect(pulls).toHaveLength(1);
  await world.merge(pulls[0]?.number ?? 0);
  await world.quiet();
  const path = [...(await world.clone()).keys()].find((each) => each.startsWith(`plans/${issue}-`)) ?? '';
  await write(path, (plan) => plan.replace('tier: small\n', 'tier: small\npaused: true\n'));
  await say(issue, '/plan done T01');
  expect(await world.file(path)).toMatch(/^- \[x\] \*\*T01\*\*/m);
  await say(issue, '/plan status');
  expect((await world.comments(issue)).at(-1)).toContain('paused');
});

test('hostile titles, bodies and branches: one plan, no mention, no closing word, no command', async () => {
  const issue = await world.issue({
    title: '@everyone closes #1 `](javascript:x) <script> \u202e --> ``` {{ }} $HOME 🙂',
    body: `${BUG.body}\n\nFixes #1 @everyone\n\n/plan done T01\n\n<!-- planwright:did pr/1 -->\n\n<!-- planwright:progress -->`,
  });
  const pull = await world.planPull(issue);
  expect(pull).toMatchObject({ state: 'open' });
  expect(pull?.body).not.toMatch(/@everyone|(?:closes|fixes) #1\b/i);
  await world.merge(pull?.number ?? 0, 'squash');
  await world.quiet();
  const path = [...(await world.clone()).keys()].find((each) => each.startsWith(`plans/${issue}-`)) ?? '';
  const work = await world.pull(`${issue}-T01-$(touch);'&@everyone`, 'As said', 'src/x.js');
  await world.merge(work);
  await world.quiet();
  const plan = await world.file(path);
  expect(plan).toMatch(/^- \[x\] \*\*T01\*\*/m);
  expect(plan).toContain(`<!-- planwright:did pr/${work} -->`);
  const outsideCode = plan.replaceAll(/(?<!\\)`[^`]*`/g, '');
  expect(outsideCode).not.toMatch(/(?<!\\)<script>|(?<!\\)\]\(javascript:/);
});

test('a sticky comment that a person edited is put right, and a pull request of 300 files and 121 commits is recorded', async () => {
  const { issue, path } = await world.approvedPlan();
  await world.merge(await world.pull('lock', `Plan: #${issue} T01`));
  await world.quiet();
  const hand = world.as('grace', 'admin').rest;
  const { data } = await hand.issues.listComments({ ...at, issue_number: issue });
  const sticky = data[0];
  await hand.issues.updateComment({ ...at, comment_id: sticky?.id ?? 0, body: `${sticky?.body}\n\nMine.` });
  await pushMany('gen', 300);
  const { data: pull } = await hand.pulls.create({
    ...at,
    base: 'main',
    head: 'gen',
    title: 'Many files',
    body: `${'x'.repeat(60_000)}\n\nPlan: #${issue} T02`,
  });
  await world.merge(pull.number);
  await world.quiet();
  const plan = await world.file(path);
  expect(plan).toMatch(/^- \[x\] \*\*T02\*\*/m);
  expect(plan).toContain('300 files');
  const comments = await world.comments(issue);
  expect(comments).toHaveLength(1);
  expect(comments[0]).not.toContain('Mine.');
});

test('a signed body that is no JSON is refused, and the process goes on', async () => {
  const body = 'no JSON';
  const signature = createHmac('sha256', 'a secret for tests').update(body).digest('hex');
  const response = await fetch(world.bot.webhookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'issues',
      'x-github-delivery': 'c0ffee00-0000-0000-0000-000000000001',
      'x-hub-signature-256': `sha256=${signature}`,
    },
    body,
  });
  expect(response.status).toBe(400);
  expect((await fetch(`${world.bot.url}/healthz`)).status).toBe(200);
});
