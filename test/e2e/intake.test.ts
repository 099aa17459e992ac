import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };
const EMPTY = { title: 'Help', body: '' };

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const ANSWER = [
  '```markdown',
  '### Scope',
  '',
  'Only `openStore` in `src/store.js`; the command line stays as it is.',
  '',
  '### Goals',
  '',
  'Open an empty file as an empty store.',
  '',
  '### Constraints',
  '',
  'Node 22 stays the oldest version.',
  'No new dependency.',
  '',
  '### Acceptance criteria',
  '',
  'An empty file opens as an empty store',
  'A file with broken JSON still throws',
  '',
  '### Preferences',
  '',
  'The check of the length comes before the parser.',
  '```',
].join('\n');

async function say(issue: number, body: string, login = 'ada', role: 'read' | 'triage' | null = 'read') {
  const { data } = await world
    .as(login, role)
    .rest.issues.createComment({ ...at, issue_number: issue, body });
  await world.quiet();
  return data.id;
}

async function planOf(issue: number): Promise<string> {
  const hand = world.as('grace').rest;
  const ref = `planwright/issue-${issue}`;
  const { data } = await hand.git.getTree({ ...at, tree_sha: ref, recursive: 'true' });
  const path = data.tree.find((entry) => entry.path.startsWith(`plans/${issue}-`) && entry.type === 'blob');
  const file = await hand.repos.getContent({ ...at, path: path?.path ?? '', ref });
  return 'content' in file.data ? Buffer.from(file.data.content, 'base64').toString() : '';
}

test('asking costs two requests; the answers become requirements, constraints and scope', async () => {
  world.sandbox.requests.clear();
  const issue = await world.issue(EMPTY);
  expect(world.sandbox.requests.count()).toBe(2);
  const [form = ''] = await world.comments(issue);
  for (const heading of ['Scope', 'Goals', 'Constraints', 'Acceptance criteria', 'Preferences'])
    expect(form).toContain(`### ${heading}`);
  await say(issue, ANSWER);
  expect(await world.planPull(issue)).toMatchObject({ state: 'open' });
  const plan = await planOf(issue);
  expect(plan).toMatch(/\*\*R\d\*\*.*[Aa]n empty file/);
  expect(plan).toMatch(/\*\*R\d\*\*.*broken JSON/);
  for (const kept of ['Node 22 stays the oldest version', 'No new dependency'])
    expect(plan).toContain(`kept: “${kept}”`);
  expect(plan).toContain('preferred: “The check of the length comes before the parser”');
  expect(plan).toContain('the command line stays as it is');
  // Neither the form's own words nor its marks.
  expect(plan).not.toMatch(/May stay empty|planwright:intake|```markdown|One a line/);
  expect(await world.comments(issue)).toHaveLength(2);
});

test('whoever may not triage is not heard, whatever they are called; who may is', async () => {
  const issue = await world.issue(EMPTY);
  await say(issue, ANSWER, 'mallory', null);
  await say(issue, ANSWER, 'eve', 'read');
  expect(await world.planPull(issue)).toBeUndefined();
  await say(issue, ANSWER, 'tess', 'triage');
  expect(await world.planPull(issue)).toMatchObject({ state: 'open' });
});

test('an edit of the issue is an answer too', async () => {
  const issue = await world.issue(EMPTY);
  await world.as('ada', 'read').rest.issues.update({
    ...at,
    issue_number: issue,
    body: ANSWER.replaceAll('```markdown\n', '').replaceAll('\n```', ''),
  });
  await world.quiet();
  expect(await planOf(issue)).toContain('kept: “No new dependency”');
  expect(await world.comments(issue)).toHaveLength(1);
});

test('the form may be filled in where it stands, by people who can edit it, and is not written over', async () => {
  const issue = await world.issue(EMPTY);
  const hand = world.as('grace').rest;
  const { data } = await hand.issues.listComments({ ...at, issue_number: issue });
  const form = data[0]?.body ?? '';
  const update = (body: string) => hand.issues.updateComment({ ...at, comment_id: data[0]?.id ?? 0, body });
  await update(form.replace(/<!-- Which part.*-->/, 'The store.'));
  await world.quiet();
  expect((await world.comments(issue))[0]).toContain('The store.');
  await update(form.replace(/<!-- What can someone.*-->/, 'Open an empty file as an empty store.'));
  await world.quiet();
  expect(await world.planPull(issue)).toMatchObject({ state: 'open' });
});

test('one form ever: not for talk that says nothing, not for sweeps, not once somebody deleted it', async () => {
  const issue = await world.issue(EMPTY);
  await say(issue, 'ok');
  await say(issue, '> ### Goals');
  await world.bot.sweepNow();
  await world.quiet();
  const hand = world.as('grace').rest;
  const forms = async () => (await hand.issues.listComments({ ...at, issue_number: issue })).data;
  const [form, ...others] = (await forms()).filter((comment) => comment.body?.includes('planwright:intake'));
  expect(others).toEqual([]);
  await hand.issues.deleteComment({ ...at, comment_id: form?.id ?? 0 });
  await say(issue, 'hm');
  await world.bot.sweepNow();
  await world.quiet();
  expect((await forms()).map((comment) => comment.body)).toEqual(['ok', '> ### Goals', 'hm']);
  // Whoever asks anew is asked anew.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await hand.issues.removeLabel({ ...at, issue_number: issue, name: 'needs-plan' });
  await hand.issues.addLabels({ ...at, issue_number: issue, labels: ['needs-plan'] });
  await world.quiet();
  expect((await forms()).at(-1)?.body).toContain('planwright:intake');
});

test('an issue opened with the form for plans needs no question', async () => {
  const body = [
    ['Scope', '_No response_'],
    ['Goals', 'Open an empty file as an empty store.'],
    ['Constraints', 'No new dependency.'],
    ['Acceptance criteria', 'An empty file opens as an empty store'],
    ['Preferences', '_No response_'],
  ]
    .map(([heading, text]) => `### ${heading}\n\n${text}`)
    .join('\n\n');
  const issue = await world.issue({ title: 'Empty files', body });
  const plan = await planOf(issue);
  expect(plan).toMatch(/\*\*R1\*\*.*empty/);
  expect(plan).toContain('kept: “No new dependency”');
  expect(plan).not.toContain('No response');
  expect(await world.comments(issue)).toEqual([]);
});
