import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planwright } from './run.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planwright-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const MARKDOWN =
  '# The memory inbox loses the order of jobs\n\n`createMemoryInbox` in `src/inbox/memory.ts` runs a job that waits for its retry after later ones.\n\n## Expected behavior\n\nJobs of one key should run in the order they came.\n';

test('markdown in, plan out: about the code that the issue names', async () => {
  const { code, stdout } = await planwright('plan', '--issue', await file('bug.md', MARKDOWN), '--repo', '.');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^---\nplanwright: 1\n/);
  expect(stdout).toContain('# The memory inbox loses the order of jobs');
  expect(stdout).toContain('`src/inbox/memory.ts`');
  expect(stdout).toContain('npm test');
});

test('JSON in and out has what programs rely on; the same input gives the same bytes', async () => {
  const [title = '', , ...body] = MARKDOWN.split('\n');
  const issue = { number: 7, title: title.slice(2), body: body.join('\n'), labels: ['bug'], author: 'ada' };
  const args = [
    'plan',
    '--issue',
    await file('bug.json', JSON.stringify(issue)),
    '--repo',
    '.',
    '--format',
    'json',
  ];
  const first = await planwright(...args);
  const plan = JSON.parse(first.stdout);
  expect(plan).toMatchObject({ issue: { number: 7 }, tier: expect.stringMatching(/^(small|medium|large)$/) });
  expect(plan.tierReasons.length).toBeGreaterThan(0);
  expect(plan.requirements[0]).toMatchObject({ id: 'R1', text: expect.any(String) });
  expect(plan.files[0]).toEqual({
    path: 'src/inbox/memory.ts',
    status: 'modify',
    reason: expect.any(String),
  });
  expect(plan.phases[0].tasks.length).toBeGreaterThan(0);
  expect(plan.questions).toBeInstanceOf(Array);
  expect((await planwright(...args)).stdout).toBe(first.stdout);
});

test('--explain says of each line where it comes from, in words and as data', async () => {
  const issue = await file('bug.md', MARKDOWN);
  const { code, stdout } = await planwright('plan', '--issue', issue, '--explain');
  expect(code).toBe(0);
  expect(stdout).toContain('    issue, expected: “Jobs of one key should run in the order they came.”');
  expect(stdout).toMatch(/^src\/inbox\/memory\.ts {2}modify\n {4}fact: .*named in the issue/m);
  const asData = await planwright('plan', '--issue', issue, '--explain', '--format', 'json');
  expect(JSON.parse(asData.stdout)[0]).toMatchObject({ id: 'R1', facts: [], playbook: null });
});

test('--tier overrules', async () => {
  const { stdout } = await planwright('plan', '--issue', await file('bug.md', MARKDOWN), '--tier', 'medium');
  expect(stdout).toContain('tier: medium');
});

test.each<[string, string, string, RegExp]>([
  ['no such file', 'none.md', '', /there is no such file/],
  ['no heading', 'plain.md', 'just text\n', /no heading; expected markdown whose first heading/],
  ['JSON that is none', 'broken.json', '{"title":', /begins like JSON and is none/],
  [
    'JSON without a title',
    'empty.json',
    '{"body":"x"}',
    /title.*expected \{number,title,body,labels,author\}/,
  ],
])('%s: exit 2 and one clear line', async (_name, name, text, message) => {
  const path = text === '' ? join(folder, name) : await file(name, text);
  const { code, stdout, stderr } = await planwright('plan', '--issue', path);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('a folder that is no repository', async () => {
  const { code, stderr } = await planwright(
    'plan',
    '--issue',
    await file('bug.md', MARKDOWN),
    '--repo',
    folder,
  );
  expect(code).toBe(2);
  expect(stderr).toMatch(/no git repository/);
});

test('an issue that says too little: exit 1, and what is missing', async () => {
  const { code, stdout, stderr } = await planwright('plan', '--issue', await file('little.md', '# Help\n'));
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/says too little to plan from\. Missing:\n {2}- /);
});

test.each([
  [['plan'], /--issue/],
  [['plan', '--issue', 'x', '--tier', 'huge'], /expected one of small, medium, large/],
  [['plan', '--issue', 'x', '--format', 'pdf'], /expected one of md, json/],
  [['sandbox', '--repo', '.', '--port', 'x'], /expected a number/],
  [['nonsense'], /unknown command/],
])('%j is refused', async (args, message) => {
  const { code, stderr } = await planwright(...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test('the configuration of the checkout says where the plan lies, its tier and the sections it has', async () => {
  const repo = join(folder, 'configured');
  await mkdir(join(repo, '.github'), { recursive: true });
  const config =
    'path: docs/{issue}.md\ntier: small\nsections:\n  - title: Privacy\n    text: No log holds a name.\n';
  await writeFile(join(repo, '.github/planwright.yml'), config);
  await writeFile(join(repo, 'memory.ts'), 'export function createMemoryInbox() {}\n');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: repo });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message=Begin');
  const { code, stdout } = await planwright(
    'plan',
    '--issue',
    await file('bug.md', MARKDOWN),
    '--repo',
    repo,
  );
  expect(code).toBe(0);
  expect(stdout).toContain('tier: small');
  expect(stdout).toContain('## Privacy\n\nNo log holds a name.\n');
  expect(stdout).toContain('[`memory.ts`](../memory.ts)');
});
