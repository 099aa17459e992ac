import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

async function write(path: string, content: string): Promise<void> {
  const text = Buffer.from(content).toString('base64');
  await world
    .as('grace')
    .rest.repos.createOrUpdateFileContents({ ...at, path, message: 'Write', content: text });
  await world.quiet();
}

/** A plan of two tasks, under a configuration. */
async function planned(config: string): Promise<{ issue: number; path: string }> {
  const issue = await world.issue({ title: 'Parts', body: 'Parts.' }, false);
  const path = `plans/${issue}-parts/PLAN.md`;
  const text = `---\nplanwright: 1\nissue: ${issue}\ntier: small\n---\n\n# Parts\n\n- [ ] **T01** Write one\n- [ ] **T02** Write two\n`;
  await write(path, text);
  if (config !== '') await write('.github/planwright.yml', config);
  return { issue, path };
}

async function record(branch: string, body: string): Promise<number> {
  const pull = await world.pull(branch, body);
  world.sandbox.requests.clear();
  await world.merge(pull);
  await world.quiet();
  return pull;
}

const state = async (issue: number) => {
  const { data } = await world.as('grace').rest.issues.get({ ...at, issue_number: issue });
  return [data.state, data.state_reason ?? null];
};
const sticky = async (issue: number): Promise<string> =>
  (await world.comments(issue)).filter((body) => body.includes('planwright:sticky')).join('\n===\n');

test('configured, the issue is closed with the record that completes the plan, once; who reopens it wins', async () => {
  const { issue, path } = await planned('close-issue: true\n');
  await record('one', `Plan: #${issue} T01`);
  expect(await state(issue)).toEqual(['open', null]);
  const pull = await record('two', `Plan: #${issue} T02`);
  expect(world.sandbox.requests.count()).toBe(4);
  expect(await state(issue)).toEqual(['closed', 'completed']);
  expect(await world.file(path)).toMatch(/^- \[x\] \*\*T02\*\*/m);
  expect(await sticky(issue)).toContain('is complete: 2 of 2 tasks done');
  expect(await sticky(issue)).toContain('This issue was closed when the plan was complete');
  await world.as('grace').rest.issues.update({ ...at, issue_number: issue, state: 'open' });
  await world.quiet();

  // Recorded again, and opened and completed again.
  for (const delivery of [...world.sandbox.deliveries.log]) world.sandbox.deliveries.redeliver(delivery);
  await world.quiet();
  const { data } = await world.as('grace').rest.pulls.get({ ...at, pull_number: pull });
  await record('back', `This reverts commit ${data.merge_commit_sha}.`);
  expect(await world.file(path)).toMatch(/^- \[ \] \*\*T02\*\*/m);
  expect(await sticky(issue)).toContain('1 of 2 tasks done');
  await record('again', `Plan: #${issue} T02`);
  expect(await sticky(issue)).toContain('is complete: 2 of 2 tasks done');
  expect((await sticky(issue)).split('===')).toHaveLength(1);
  expect((await state(issue))[0]).toBe('open');
}, 60_000);

test('a command that completes the plan closes it too', async () => {
  const { issue } = await planned('close-issue: true\n');
  await record('one', `Plan: #${issue} T01`);
  await world.as('grace').rest.issues.createComment({ ...at, issue_number: issue, body: '/plan done T02' });
  await world.quiet();
  expect(await state(issue)).toEqual(['closed', 'completed']);
  expect(await sticky(issue)).toContain('This issue was closed when the plan was complete');
});

test('without the setting a complete plan leaves its issue open', async () => {
  const { issue } = await planned('');
  await record('one', `Plan: #${issue} T01, T02`);
  expect(world.sandbox.requests.count()).toBe(3);
  expect(await sticky(issue)).toContain('is complete');
  expect(await sticky(issue)).not.toContain('This issue was closed');
  expect((await state(issue))[0]).toBe('open');
});
