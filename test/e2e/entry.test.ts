import { checkOf } from './pull-checks.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const PLAN = (issue: number): string =>
  `---\nplanwright: 1\nissue: ${issue}\ntier: medium\n---\n\n# Parts\n\n## Phase 1: One\n\n- [ ] **T01** Write one\n\n## Phase 2: Two\n\nEntry: phase 1 is complete\n\n- [ ] **T02** Write two\n- [ ] **T03** Write three\n`;

async function write(path: string, content: string): Promise<void> {
  const text = Buffer.from(content).toString('base64');
  await world
    .as('grace')
    .rest.repos.createOrUpdateFileContents({ ...at, path, message: 'Write', content: text });
  await world.quiet();
}

test.each([
  ['', 'neutral'],
  ['entry: block\n', 'failure'],
])(
  'configured %j: work before its turn makes the check run %s, in two requests; the merge is recorded all the same',
  async (config, conclusion) => {
    const issue = await world.issue({ title: 'Parts', body: 'Parts.' }, false);
    const path = `plans/${issue}-parts/PLAN.md`;
    await write(path, PLAN(issue));
    if (config !== '') await write('.github/planwright.yml', config);
    const first = await world.pull('one', `Plan: #${issue} T01`);
    expect(await checkOf(world, first)).toMatchObject({ conclusion: 'neutral' });
    expect((await checkOf(world, first))?.summary).not.toContain('entry criteria');

    world.sandbox.requests.clear();
    const second = await world.pull('two', `Plan: #${issue} T2`);
    expect(world.sandbox.requests.count()).toBe(2);
    const early = await checkOf(world, second);
    expect(early?.conclusion).toBe(conclusion);
    expect(early?.summary).toContain('- **Phase 2** (T02): phase 1 is not complete');

    await world.merge(second);
    await world.quiet();
    expect(await world.file(path)).toMatch(/^- \[x\] \*\*T02\*\*/m);
    await world.merge(first);
    await world.quiet();
    const third = await world.pull('three', `Plan: #${issue} T03`);
    const inTurn = await checkOf(world, third);
    expect(inTurn?.conclusion).toBe('neutral');
    expect(inTurn?.summary).not.toContain('entry criteria');
  },
);
