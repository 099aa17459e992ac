import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderPlan } from '../../src/plan/render.ts';
import { largePlan, TREE } from '../plan/rules/plans.ts';
import { planwright } from './run.ts';

const HOME = { repositoryUrl: 'https://github.com/octo/shelf', planPath: 'plans/7-export-a-table/PLAN.md' };

let folder: string;
let plan: string;
let base: string;

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: folder })
    .toString()
    .trim();

async function put(path: string, text: string): Promise<string> {
  const file = join(folder, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
  return file;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planwright-lint-'));
  git('init', '--quiet', '--initial-branch=main');
  for (const path of TREE) await put(path, '\n');
  git('add', '.');
  git('commit', '--quiet', '--message=Begin');
  base = git('rev-parse', 'HEAD');
  plan = await put(HOME.planPath, renderPlan(largePlan({ base }), HOME));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  await writeFile(plan, renderPlan(largePlan({ base }), HOME));
  await rm(join(folder, '.github'), { recursive: true, force: true });
});

const edited = async (edit: (source: string) => string): Promise<string> => {
  const source = edit(await readFile(plan, 'utf8'));
  await writeFile(plan, source);
  return source;
};

test('a plan without a fault: exit 0', async () => {
  const { code, stdout } = await planwright('lint', plan);
  expect([code, stdout]).toEqual([0, '1 plan: 0 errors, 0 warnings\n']);
});

test('an error: exit 1, with file, line and column; the file stays as it is', async () => {
  const source = await edited((text) => text.replace('`src/server.ts`](', '`src/gone.ts`]('));
  const { code, stdout } = await planwright('lint', plan);
  const line = source.slice(0, source.indexOf('src/gone.ts')).split('\n').length;
  expect(code).toBe(1);
  expect(stdout).toMatch(
    new RegExp(`PLAN\\.md:${line}:\\d+ error paths-resolved: .*\n1 plan: 1 error, 0 warnings\n$`),
  );
  expect(await readFile(plan, 'utf8')).toBe(source);
});

test('a file that is not there: exit 2, and nothing else is claimed', async () => {
  const { code, stdout, stderr } = await planwright('lint', join(folder, 'nope.md'));
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/there is no such file\.\n$/);
});

test('warnings alone: exit 0', async () => {
  await edited((text) => text.replace(/- \*\*Scope:.*\n/, ''));
  const { code, stdout } = await planwright('lint', plan);
  expect(code).toBe(0);
  expect(stdout).toMatch(/ warning overview-complete: /);
});

test('a base commit that is not in the clone: a warning says that no path was judged', async () => {
  const gone = 'b'.repeat(40);
  const source = await edited((text) =>
    text.replace(base, gone).replace('`src/server.ts`](', '`src/gone.ts`]('),
  );
  const { code, stdout } = await planwright('lint', plan);
  expect(code).toBe(0);
  const line = source.slice(0, source.indexOf(gone)).split('\n').length;
  expect(stdout).toMatch(
    new RegExp(`PLAN\\.md:${line}:7 warning paths-resolved: .*${gone}.*no path was judged`),
  );
  expect(stdout).toMatch(/\n1 plan: 0 errors, 1 warning\n$/);
});

test('json for programs', async () => {
  await edited((text) => text.replace(/^ {2}- Mitigation:.*\n/m, ''));
  const { code, stdout } = await planwright('lint', '--format', 'json', plan);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    findings: [
      {
        ...{ file: plan, rule: 'risks-mitigated', level: 'error' },
        ...{ message: expect.stringMatching(/^K1 has no mitigation/), line: expect.any(Number), column: 1 },
      },
    ],
  });
});

test('annotations for a workflow, on one line each', async () => {
  await edited((text) => text.replace('· after T04', '· after T04, T77'));
  const { code, stdout } = await planwright('lint', '--format', 'github', plan);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^::error file=\S+PLAN\.md,line=\d+,col=\d+,title=Planwright%3A ids-known::T05 names T77, .*\n$/,
  );
});

test('the standard of the repository: levels, and sections of its own', async () => {
  await put('.github/planwright.yml', 'rules:\n  risks-mitigated: warn\nsections:\n  - title: Privacy\n');
  await edited((text) => text.replace(/^ {2}- Mitigation:.*\n/m, ''));
  const { code, stdout } = await planwright('lint', '--format', 'json', plan);
  expect(code).toBe(1);
  expect(
    JSON.parse(stdout).findings.map((one: { rule: string; level: string }) => [one.rule, one.level]),
  ).toEqual([
    ['own-sections', 'error'],
    ['risks-mitigated', 'warning'],
  ]);
});

test('a configuration that cannot be read: exit 2, with its line, once for all files', async () => {
  await put('.github/planwright.yml', 'rules:\n  risk-mitigated: warn\n');
  const { code, stderr } = await planwright('lint', plan, plan);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^[^\n]+line 2, column 3: found the unknown rule `risk-mitigated`[^\n]+\n$/);
});

test('torn apart by hand: findings and exit 1, no stack trace, nothing changed', async () => {
  let count = 0;
  const source = await edited(
    (text) =>
      `${text
        .replace(/^#{2,3} .*\n/gm, (heading) => (count++ % 2 === 0 ? '' : heading))
        .replaceAll('**T03**', '**T02**')
        .replace(/^\|---.*\n/gm, '')}\n<<<<<<< HEAD\n=======\n>>>>>>> main\n`,
  );
  const { code, stdout, stderr } = await planwright('lint', plan);
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(/ error well-formed: /);
  expect(stdout).not.toMatch(/^\s+at /m);
  expect(await readFile(plan, 'utf8')).toBe(source);
});

test('what cannot be used: exit 2 with a clear line each, and the others are judged', async () => {
  const binary = await put('binary.md', '');
  await writeFile(binary, Buffer.from([0xff, 0xfe, 0x00]));
  const { code, stdout, stderr } = await planwright('lint', join(folder, 'none.md'), folder, binary, plan);
  expect(code).toBe(2);
  expect(stderr.trim().split('\n')).toEqual([
    expect.stringMatching(/none\.md: there is no such file\.$/),
    expect.stringMatching(/: it is a folder; expected a file/),
    expect.stringMatching(/binary\.md is no UTF-8 text/),
  ]);
  expect(stdout).toBe('1 plan: 0 errors, 0 warnings\n');
});

test('without a file, or with a format that is none: exit 2', async () => {
  expect((await planwright('lint')).code).toBe(2);
  expect((await planwright('lint', plan, '--format', 'xml')).code).toBe(2);
});

test('a configuration that is a folder, or no text: exit 2 with its path', async () => {
  await mkdir(join(folder, '.github/planwright.yml'), { recursive: true });
  expect(await planwright('lint', plan)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^planwright: Cannot read \S+planwright\.yml: it is a folder/),
  });
  await rm(join(folder, '.github'), { recursive: true });
  await writeFile(await put('.github/planwright.yml', ''), Buffer.from([0xff, 0xfe]));
  expect(await planwright('lint', plan)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/planwright\.yml is no UTF-8 text\.\n$/),
  });
});

test('a text that takes the parser minutes is a finding within the limit', async () => {
  await edited((text) => `${text}\n${'a*'.repeat(32_768)}\n`);
  const { code, stdout } = await planwright('lint', plan);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /PLAN\.md:1:1 error well-formed: This text takes too long to parse; expected a plan\./,
  );
}, 60_000);
