import { createHmac } from 'node:crypto';
import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const send = (body: string, signature: string): Promise<Response> =>
  fetch(world.bot.webhookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'issues',
      'x-github-delivery': 'c0ffee00-0000-0000-0000-000000000000',
      'x-hub-signature-256': signature,
    },
    body,
  });

test('a wrong signature is refused and starts no work', async () => {
  world.sandbox.requests.clear();
  const body = JSON.stringify({ action: 'labeled', issue: { number: 1, labels: [{ name: 'needs-plan' }] } });
  const wrong = `sha256=${createHmac('sha256', 'another secret').update(body).digest('hex')}`;
  for (const signature of [wrong, 'sha256=00', 'nonsense']) {
    expect([400, 401]).toContain((await send(body, signature)).status);
  }
  await world.quiet();
  expect(world.sandbox.requests.count()).toBe(0);
});

test('a body over 5 MB is 413', async () => {
  expect((await send('x'.repeat(5 * 1024 * 1024 + 1), 'sha256=00')).status).toBe(413);
});

test('an invalid configuration gets one comment with line and reason, and nothing else happens until it is mended', async () => {
  const config = async (text: string, sha?: string): Promise<string> => {
    const { data } = await world.as('grace').rest.repos.createOrUpdateFileContents({
      ...at,
      path: '.github/planwright.yml',
      message: 'Configure',
      content: Buffer.from(text).toString('base64'),
      ...(sha === undefined ? {} : { sha }),
    });
    return data.content?.sha ?? '';
  };
  const sha = await config('path: plans/{issue}/PLAN.md\nlabell: x\n');
  const issue = await world.issue();
  expect(await world.planPull(issue)).toBeUndefined();
  const comments = await world.comments(issue);
  expect(comments).toHaveLength(1);
  expect(comments[0]).toMatch(/line 2, column 1/);
  expect(comments[0]).toMatch(/labell/);
  await config('path: plans/{issue}/PLAN.md\n', sha);
  await world.bot.sweepNow();
  await world.quiet();
  expect(await world.planPull(issue)).toMatchObject({ state: 'open' });
  const { data } = await world.as('grace').rest.repos.getContent({ ...at, path: '.github/planwright.yml' });
  await world.as('grace').rest.repos.deleteFile({
    ...at,
    path: '.github/planwright.yml',
    message: 'Defaults again',
    sha: 'sha' in data ? data.sha : '',
  });
});

test('a plan that people broke is not touched, and a clear reply says what is wrong', async () => {
  const { issue, path } = await world.approvedPlan({
    ...BUG,
    title: 'The store crashes when the folder is gone',
  });
  const hand = world.as('grace').rest;
  const { data } = await hand.repos.getContent({ ...at, path });
  const broken = 'No plan any more.\n';
  await hand.repos.createOrUpdateFileContents({
    ...at,
    path,
    message: 'Break the plan',
    content: Buffer.from(broken).toString('base64'),
    sha: 'sha' in data ? data.sha : '',
  });
  const pull = await world.pull('a-change', `Plan: #${issue} T01`);
  await world.merge(pull);
  await world.quiet();
  expect(await world.file(path)).toBe(broken);
  const [said, ...more] = await world.comments(issue);
  expect(said).toMatch(/planwright:broken-plan/);
  expect(more).toEqual([]);
  await hand.issues.createComment({ ...at, issue_number: issue, body: '/plan done T01' });
  await world.quiet();
  expect(await world.file(path)).toBe(broken);
  expect((await world.comments(issue)).at(-1)).toMatch(/front matter|expected/i);
});

test('an issue of 64 KB of <? delays nothing else', async () => {
  const hostile = { title: 'Parse this', body: '<?'.repeat(32_700) };
  await world.as('ada').rest.issues.create({ ...at, ...hostile, labels: ['needs-plan'] });
  const started = performance.now();
  const issue = await world
    .as('ada')
    .rest.issues.create({ ...at, ...BUG, title: 'The store crashes when the disk is full' });
  await world
    .as('grace')
    .rest.issues.addLabels({ ...at, issue_number: issue.data.number, labels: ['needs-plan'] });
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  while (!(await world.planPull(issue.data.number)) && performance.now() - started < 15_000) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  clearInterval(timer);
  expect(await world.planPull(issue.data.number)).toMatchObject({ state: 'open' });
  await world.quiet();
}, 60_000);
