import { checkOf, diffOf, pullFromFork } from './pull-checks.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/** What the record says of a change, beyond what GitHub lists of it. */
let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const STORE = `import { readFileSync } from "node:fs";

/** Opens the store at a path, locked. */
export function openStore(path, { isLocked }) {
  return lockStore(path, isLocked);
}

export function lockStore(path, isLocked) {
  return { get: (key) => readFileSync(path)[key], isLocked };
}
`;
const PACKAGE = `${JSON.stringify({ name: 'store', version: '1.3.0', type: 'module', scripts: { test: 'node --test' }, dependencies: { pino: '^9.0.0' } }, null, 2)}\n`;
const CHANGES = {
  'src/store.js': STORE,
  'package.json': PACKAGE,
  'test/more.test.js': 'export function inTest() {}\n',
};
const LINES = [
  '  - Dependencies: new `pino` ^9.0.0.',
  '  - Symbols: new `lockStore` (exported); changed `openStore` (exported).',
];

/** A pull request of several commits, one a file. */
async function pull(branch: string, files: Readonly<Record<string, string>>, body: string): Promise<number> {
  const hand = world.as('linus').rest;
  const { data: main } = await hand.git.getRef({ ...at, ref: 'heads/main' });
  await hand.git.createRef({ ...at, ref: `refs/heads/${branch}`, sha: main.object.sha });
  for (const [path, content] of Object.entries(files)) {
    const before = await hand.repos.getContent({ ...at, path, ref: branch }).catch(() => null);
    await hand.repos.createOrUpdateFileContents({
      ...{ ...at, path, branch, message: `Write ${path}` },
      content: Buffer.from(content).toString('base64'),
      ...(before && 'sha' in before.data ? { sha: before.data.sha } : {}),
    });
  }
  const { data } = await hand.pulls.create({ ...at, base: 'main', head: branch, title: 'Lock it', body });
  await world.quiet();
  return data.number;
}

test.each(['merge', 'squash', 'rebase'] as const)(
  'a %s: names and dependencies that changed, as the check run showed before, in three requests',
  async (method) => {
    const { issue, path } = await world.approvedPlan();
    // Where the plan lies, and what it names, is known from here on.
    await world.merge(await world.pull('first', `Plan: #${issue}`));
    await world.quiet();
    const number = await pull('lock', CHANGES, `Plan: #${issue} T01`);
    const check = await checkOf(world, number);
    for (const line of LINES) expect(diffOf(check?.summary ?? '')).toContain(`+${line}\n`);
    world.sandbox.requests.clear();
    await world.merge(number, method);
    await world.quiet();
    expect(world.sandbox.requests.count()).toBe(3);
    const plan = await world.file(path);
    for (const line of LINES) expect(plan).toContain(`\n${line}\n`);
    expect(plan).not.toContain('inTest');
  },
  60_000,
);

test('of a fork too; what people wrote of it stands in the place of its sentences, and its facts stay', async () => {
  const { issue, path } = await world.approvedPlan();
  const number = await pullFromFork(world, { branch: 'afar', files: CHANGES, body: `Plan: #${issue} T01` });
  await world.merge(number);
  await world.quiet();
  const before = await world.file(path);
  for (const line of LINES) expect(before).toContain(`\n${line}\n`);
  await world.as('grace').rest.issues.createComment({
    ...{ ...at, issue_number: issue },
    body: `/plan summarize #${number} Writers wait for each other.`,
  });
  await world.quiet();
  const after = await world.file(path);
  expect(after).toContain('Writers wait for each other.');
  for (const line of LINES) expect(after).toContain(`\n${line}\n`);
}, 60_000);

test('names that play at being markdown stay names', async () => {
  const { issue, path } = await world.approvedPlan();
  const hostile =
    'export function $everyone() {}\nexport class __proto__ {}\nexport const constructor = "## Phase 9";\n';
  await world.merge(await pull('odd', { 'src/odd.js': hostile }, `Plan: #${issue} T01`));
  await world.quiet();
  const plan = await world.file(path);
  expect(plan).toContain('`$everyone` (exported)');
  expect(plan).not.toMatch(/^## Phase 9/m);
}, 60_000);
