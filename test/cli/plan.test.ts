import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeTo, planwright } from './run.ts';

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

function gitIn(cwd: string, ...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd });
}

async function smallRepository(): Promise<string> {
  const repo = await mkdtemp(join(folder, 'small-'));
  await writeFile(join(repo, 'memory.ts'), 'export function createMemoryInbox() {}\n');
  gitIn(repo, 'init', '--quiet');
  gitIn(repo, 'add', '.');
  gitIn(repo, 'commit', '--quiet', '--message=Begin');
  return repo;
}

describe('the work tree', () => {
  let repo: string;
  const git = (...args: string[]) => gitIn(repo, ...args);
  const put = async (path: string, text: string) => {
    await mkdir(join(repo, path, '..'), { recursive: true });
    await writeFile(join(repo, path), text);
  };
  const draw = async () =>
    planwright('plan', '--issue', await file('bug.md', MARKDOWN), '--repo', join(repo, 'src'));
  beforeEach(async () => {
    repo = await mkdtemp(join(folder, 'tree-'));
    await put('src/memory.ts', 'export function createMemoryInbox() {}\n');
    await put('.github/planwright.yml', 'tier: small\n');
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message=Begin');
  });

  test('a configuration that is committed as it lies there is used without a word', async () => {
    expect(await draw()).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('tier: small'),
    });
  });

  test('an edited configuration and a new playbook are used, and stderr says that they are not committed', async () => {
    await put('.github/planwright.yml', 'tier: medium\nsections:\n  - title: Privacy\n    text: No names.\n');
    await put(
      '.github/planwright/playbooks/order.yml',
      'when:\n  words: [order]\nrisks:\n  - text: Two workers reorder the queue\n    likelihood: low\n    impact: high\n    trigger: a job is seen twice\n    mitigation: number the jobs\n',
    );
    const { code, stdout, stderr } = await draw();
    expect(code).toBe(0);
    expect(stdout).toContain('tier: medium');
    expect(stdout).toContain('## Privacy\n\nNo names.\n');
    expect(stdout).toContain('Two workers reorder the queue');
    expect(stderr).toBe(
      ['.github/planwright.yml', '.github/planwright/playbooks/order.yml']
        .map(
          (path) =>
            `planwright: ${path} is read as it lies in the work tree; on GitHub it counts once it is on the default branch.\n`,
        )
        .join(''),
    );
  });

  test('a configuration that was deleted there is not used', async () => {
    await rm(join(repo, '.github/planwright.yml'));
    const { stdout, stderr } = await draw();
    expect(stdout).toMatch(/^tier: /m);
    expect(stderr).toContain('.github/planwright.yml is read as it lies');
  });

  test('one with a fault: exit 2 with line and column', async () => {
    await put('.github/planwright.yml', 'tier: small\nsections: [\n');
    const { code, stdout, stderr } = await draw();
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/\.github\/planwright\.yml line \d+, column \d+: found no valid YAML/);
  });

  test('a bare repository has none: its commit counts', async () => {
    git('clone', '--quiet', '--bare', repo, join(repo, 'bare.git'));
    await put('.github/planwright.yml', 'tier: large\n');
    const issue = await file('bug.md', MARKDOWN);
    const { stdout, stderr } = await planwright('plan', '--issue', issue, '--repo', join(repo, 'bare.git'));
    expect(stdout).toContain('tier: small');
    expect(stderr).toBe('');
  });
});

test('an issue without a number shows none; --number gives one', async () => {
  const args = ['plan', '--issue', await file('bug.md', MARKDOWN), '--repo', await smallRepository()];
  const without = (await planwright(...args)).stdout;
  expect(without).not.toMatch(/^issue:|#0\b/m);
  const path = await file('PLAN.md', without);
  for (const read of [
    ['status', path],
    ['command', '/plan status', '--plan', path],
    ['lint', path],
  ]) {
    const { code, stdout } = await planwright(...read);
    expect(code).toBe(0);
    expect(stdout).not.toContain('#0');
  }
  const numbered = (await planwright(...args, '--number', '42')).stdout;
  expect(numbered).toMatch(/^issue: 42$/m);
  expect((await planwright(...args, '--number', 'x')).stderr).toMatch(/expected a number from 1/);
});

test('- reads standard input; null is none; a byte order mark is none', async () => {
  const repo = await smallRepository();
  const read = (text: string) => pipeTo(text, 'plan', '--issue', '-', '--repo', repo);
  const json = {
    title: 'The memory inbox loses the order of jobs',
    body: MARKDOWN,
    labels: null,
    assignees: null,
  };
  for (const text of [MARKDOWN, JSON.stringify(json), `\uFEFF${JSON.stringify(json)}`]) {
    const { code, stdout } = await read(text);
    expect(code).toBe(0);
    expect(stdout).toContain('# The memory inbox loses the order of jobs');
  }
});

test('a file in the place of the repository: one line', async () => {
  const issue = await file('bug.md', MARKDOWN);
  const { code, stderr } = await planwright('plan', '--issue', issue, '--repo', issue);
  expect(code).toBe(2);
  expect(stderr).toBe(
    `planwright: Found no git repository at "${issue}"; expected a checkout or a bare repository.\n`,
  );
});

test('--version', async () => {
  const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(await planwright('--version')).toMatchObject({ code: 0, stdout: `${version}\n` });
});
