import { annotationsOf, checkOf, pullFromFork, rerequest } from './pull-checks.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const lineOf = (text: string, part: string): number =>
  text.split('\n').findIndex((line) => line.includes(part)) + 1;

/** A branch of linus's in which the plan reads otherwise. */
async function pullWith(path: string, content: string): Promise<number> {
  const hand = world.as('linus').rest;
  const { data: main } = await hand.git.getRef({ ...at, ref: 'heads/main' });
  await hand.git.createRef({ ...at, ref: 'refs/heads/edit', sha: main.object.sha });
  await write(path, content);
  const { data } = await hand.pulls.create({ ...at, base: 'main', head: 'edit', title: 'Edit the text' });
  await world.quiet();
  return data.number;
}

async function write(path: string, content: string): Promise<void> {
  const hand = world.as('linus').rest;
  const { data } = await hand.repos.getContent({ ...at, path, ref: 'edit' });
  await hand.repos.createOrUpdateFileContents({
    ...at,
    path,
    branch: 'edit',
    message: `Write ${path}`,
    content: Buffer.from(content).toString('base64'),
    sha: 'sha' in data ? data.sha : '',
  });
  await world.quiet();
}

test('a pull request that breaks a plan fails with the fault at its line; mended, it is neutral', async () => {
  const { path } = await world.approvedPlan();
  const plan = await world.file(path);
  const broken = plan.replace(/^(- \[ \] \*\*T02\*\*) .*$/m, '$1 TBD · after T77');
  const pull = await pullWith(path, broken);
  const check = await checkOf(world, pull);
  expect(check).toMatchObject({
    conclusion: 'failure',
    title: expect.stringMatching(/PLAN\.md: \d errors?/),
  });
  expect(check?.summary).toMatch(/^\| `ids-known` \| error \| 1 \| \d+ \| /m);
  const line = lineOf(broken, '**T02**');
  expect(await annotationsOf(world, check?.id ?? 0)).toContainEqual({
    at: `${path}:${line} ids-known`,
    level: 'failure',
  });
  world.sandbox.requests.clear();
  await write(path, plan.replace('## Tasks', 'A remark of ours.\n\n## Tasks'));
  expect(world.sandbox.requests.count()).toBe(3);
  expect(await checkOf(world, pull)).toMatchObject({ conclusion: 'neutral' });
});

test('paths are judged by the tree that the plan was drawn at, and only where that commit is known', async () => {
  const { path } = await world.approvedPlan();
  const plan = await world.file(path);
  const base = /^base: (\w+)$/m.exec(plan)?.[1] ?? '';
  const tree = await world.as('linus').rest.git.getTree({ ...at, tree_sha: base, recursive: '1' });
  const known = tree.data.tree.find(({ type }) => type === 'blob')?.path ?? '';
  const added = (text: string) =>
    plan.replace(/^(- \[ \] \*\*T02\*\* .*)$/m, `$1\n- [ ] **T90** (R1) Keep it so — ${text}`);
  const pull = await pullWith(path, added('modify `src/no such.js`, modify `src/nowhere.js`'));
  const check = await checkOf(world, pull);
  expect(check?.conclusion).toBe('failure');
  const resolved = async (id: number) =>
    (await annotationsOf(world, id)).filter((one) => one.at.endsWith(' paths-resolved'));
  expect(await resolved(check?.id ?? 0)).toHaveLength(2);

  await write(path, added(`new \`${known}\`, modify \`${known}\``));
  const other = await checkOf(world, pull);
  expect((await resolved(other?.id ?? 0)).map((one) => one.level)).toEqual(['failure']);

  await write(path, added('modify `src/nowhere.js`').replace(base, 'f'.repeat(40)));
  expect(await resolved((await checkOf(world, pull))?.id ?? 0)).toEqual([]);
});

test('more findings than GitHub takes at once all arrive, in batches of fifty', async () => {
  const { path } = await world.approvedPlan();
  const plan = await world.file(path);
  const lines = Array.from(
    { length: 120 },
    (_, index) => `- [ ] **T${200 + index}** Do it · after T9${index}`,
  );
  const pull = await pullWith(path, plan.replace(/^(- \[ \] \*\*T01\*\*)/m, `${lines.join('\n')}\n$1`));
  const check = await checkOf(world, pull);
  const annotations = await annotationsOf(world, check?.id ?? 0);
  expect(annotations.filter((one) => one.at.endsWith(' ids-known'))).toHaveLength(120);
  expect(check?.conclusion).toBe('failure');
  const writes = world.sandbox.requests.log.filter(({ graphql }) => /^\w+CheckRun$/.test(graphql[0] ?? ''));
  expect(writes.length).toBeGreaterThanOrEqual(Math.ceil(annotations.length / 50));
  world.sandbox.requests.clear();
  for (const delivery of [...world.sandbox.deliveries.log]) {
    if (delivery.event === 'pull_request') world.sandbox.deliveries.redeliver(delivery);
  }
  await world.quiet();
  expect((await checkOf(world, pull))?.id).toBe(check?.id);
});

test("a fork's pull request is linted by the rules of the default branch, also when the fork is gone", async () => {
  const { path } = await world.approvedPlan();
  const broken = (await world.file(path)).replace('**T02**', '**T01**');
  const pull = await pullFromFork(world, {
    branch: 'edit',
    files: { [path]: broken, '.github/planwright.yml': 'path: elsewhere/{issue}.md\nbroken: [\n' },
  });
  const check = await checkOf(world, pull);
  expect(check?.conclusion).toBe('failure');
  expect(await annotationsOf(world, check?.id ?? 0)).toContainEqual({
    at: expect.stringMatching(/ ids-unique$/),
    level: 'failure',
  });
  await world.as('forker', null).rest.repos.delete({ owner: 'forker', repo: REPO });
  await rerequest(world, check?.id ?? 0);
  const again = await checkOf(world, pull);
  expect(again).toMatchObject({ conclusion: 'failure', title: check?.title });
  expect(again?.id).not.toBe(check?.id);
});

test('a file that is no plan, and a plan that only goes, are not judged', async () => {
  const { path } = await world.approvedPlan();
  const hand = world.as('linus').rest;
  const pull = await pullWith('README.md', '# TBD\n');
  expect(await checkOf(world, pull)).toBeUndefined();
  const { data } = await hand.repos.getContent({ ...at, path });
  const sha = 'sha' in data ? data.sha : '';
  await hand.repos.deleteFile({ ...at, path, branch: 'edit', message: 'Drop the plan', sha });
  await world.quiet();
  expect(await checkOf(world, pull)).toBeUndefined();
});

test("what a person pushes to the plan's own branch is linted too", async () => {
  const issue = await world.issue();
  const pull = await world.planPull(issue);
  const ref = `planwright/issue-${issue}`;
  const hand = world.as('grace').rest;
  const { data: files } = await hand.pulls.listFiles({ ...at, pull_number: pull?.number ?? 0 });
  const path = files[0]?.filename ?? '';
  const { data } = await hand.repos.getContent({ ...at, path, ref });
  if (!('content' in data)) throw new Error('No plan');
  await hand.repos.createOrUpdateFileContents({
    ...at,
    path,
    branch: ref,
    message: 'Edit the plan',
    sha: data.sha,
    content: Buffer.from(
      Buffer.from(data.content, 'base64').toString().replace('**T02**', '**T01**'),
    ).toString('base64'),
  });
  await world.quiet();
  expect(await checkOf(world, pull?.number ?? 0)).toMatchObject({
    conclusion: 'failure',
    title: expect.stringMatching(/PLAN\.md: 1 error\b/),
  });
});

test('levels and sections that the repository sets hold in what is drawn and in what is changed', async () => {
  await world.as('grace').rest.repos.createOrUpdateFileContents({
    ...at,
    path: '.github/planwright.yml',
    message: 'Configure plans',
    content: Buffer.from(
      'rules:\n  ids-unique: off\n  no-placeholder: warn\nsections:\n  - title: Accessibility\n  - title: Privacy\n    text: No log line holds what a user typed.\n',
    ).toString('base64'),
  });
  const { path } = await world.approvedPlan();
  const plan = await world.file(path);
  expect(plan).toContain('## Privacy\n\nNo log line holds what a user typed.\n');
  const edited = plan
    .replace('**T02**', '**T01**')
    .replace(/^(- \[ \] \*\*E1\*\*) .*? — /m, '$1 All tests pass, TBD — ');
  const pull = await pullWith(path, edited);
  const check = await checkOf(world, pull);
  const rules = (await annotationsOf(world, check?.id ?? 0)).map(({ at: place, level }) => [
    place.split(' ').at(-1),
    level,
  ]);
  expect(rules).toContainEqual(['own-sections', 'failure']);
  expect(rules).toContainEqual(['no-placeholder', 'warning']);
  expect(rules.map(([rule]) => rule)).not.toContain('ids-unique');
});
