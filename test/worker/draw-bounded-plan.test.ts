import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Issue } from '../../src/plan/issue.ts';
import { STANDARD } from '../../src/plan/standard.ts';
import { drawBoundedPlan } from '../../src/worker/draw-bounded-plan.ts';
import { createPool, type Pool } from '../../src/worker/pool.ts';

let folder: string;
let pool: Pool;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'planwright-draw-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
      cwd: folder,
      stdio: 'pipe',
    });
  git('init', '-q', '-b', 'main');
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'store', scripts: { test: 'node --test' } }),
  );
  writeFileSync(join(folder, 'store.js'), 'export function lockStore() {}\n');
  git('add', '.');
  git('commit', '-q', '-m', 'Begin');
  pool = createPool({ maxThreads: 2 });
});

afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true });
});

const ISSUE: Issue = {
  number: 42,
  title: 'Lock the store while writing',
  body: 'Two writers lose data in `store.js`.\n\n## Expected\n\n- `lockStore` must hold the file until the write has ended\n- a second writer must wait\n',
  labels: ['bug'],
  author: 'alice',
  assignees: [],
  milestone: null,
  comments: [],
};

const draw = (issue: Issue) =>
  drawBoundedPlan(pool, {
    issue,
    gitDir: join(folder, '.git'),
    revision: 'HEAD',
    options: {
      home: { repositoryUrl: 'https://github.com/o/r', planPath: 'plans/42-lock/PLAN.md' },
      tier: null,
    },
    standard: STANDARD,
  });

test('draws a plan of the repository, with a summary that tells of it', async () => {
  const drawing = await draw(ISSUE);
  if (drawing.kind !== 'plan') throw new Error(`expected a plan, found ${JSON.stringify(drawing)}`);
  expect(drawing.markdown).toContain('**T01**');
  expect(drawing.markdown).toContain('store.js');
  expect(drawing.base).toMatch(/^[0-9a-f]{40}$/);
  expect(drawing.summary).toMatchObject({ issue: 42, base: drawing.base, notRead: [] });
  expect(drawing.summary.tasks).toBe(drawing.markdown.match(/- \[ \] \*\*T\d+\*\*/g)?.length);
  expect(drawing.summary.tierReasons.length).toBeGreaterThan(0);
});

test('an empty issue is asked about', async () => {
  const drawing = await draw({ ...ISSUE, title: 'Bug', body: '' });
  expect(drawing.kind).toBe('intake');
});

test.each([
  ['that the planner itself refuses to parse', '<?'.repeat(31_000)],
  ['that takes too long to parse', `${'a\n===\n'.repeat(10_500)}`],
])('an issue %s is read as plain text, and the plan says so', async (_what, hostile) => {
  const started = performance.now();
  const drawing = await draw({ ...ISSUE, body: `${ISSUE.body}\n\nx ${hostile}` });
  if (drawing.kind !== 'plan') throw new Error(`expected a plan, found ${JSON.stringify(drawing)}`);
  expect(drawing.summary.notRead.join('\n')).toContain('of the issue');
  expect(performance.now() - started).toBeLessThan(15_000);
});
