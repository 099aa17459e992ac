import { lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMALL_PLAN } from '../commands/small-plan.ts';
import { planwright } from './run.ts';

let folder: string;
let plan: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planwright-command-'));
  plan = join(folder, 'PLAN.md');
  await writeFile(plan, SMALL_PLAN);
});
afterEach(() => rm(folder, { recursive: true }));

const command = (text: string, ...args: string[]) => planwright('command', text, '--plan', plan, ...args);

test('commands edit the file in place, with who is said, and say what they did', async () => {
  const { code, stdout, stderr } = await command('/plan done T01\n/plan done E1 ran it', '--as', 'ada');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe('/plan done T01: ticked T01\n/plan done E1 ran it: ticked E1\n');
  const text = await readFile(plan, 'utf8');
  expect(text).toMatch(/^- \[x\] \*\*T01\*\* .* · @ada, \d{4}-\d\d-\d\d$/m);
  expect(text).toMatch(/^- \[x\] \*\*E1\*\* .*: "ran it"$/m);
  expect(text).not.toContain('planwright:did');
  expect(await readdir(folder)).toEqual(['PLAN.md']);
});

test('a dry run prints the change and writes nothing', async () => {
  const { code, stdout } = await command('/plan done T01', '--dry-run');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^-- \[ \] \*\*T01\*\*.*\n\+- \[x\] \*\*T01\*\*/m);
  expect(await readFile(plan, 'utf8')).toBe(SMALL_PLAN);
});

test('an error marks its place, the other commands are run, and the exit code is 1', async () => {
  const { code, stdout, stderr } = await command('/plan done T77\n/plan done T01');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '/plan done T01: ticked T01\n' });
  expect(stderr).toBe(
    'planwright: Unknown task `T77`; this plan has T01, T02.\n  /plan done T77\n             ^^^\n',
  );
});

test('status reads and leaves every byte', async () => {
  const { code, stdout } = await command('/plan status');
  expect(code).toBe(0);
  expect(stdout).toContain('0 of 2 tasks done');
  expect(await readFile(plan, 'utf8')).toBe(SMALL_PLAN);
});

test.each([
  ['done T01', 'Found no command in the text'],
  ['/plan', 'works on GitHub'],
])('%j is refused', async (text, says) => {
  const { code, stderr } = await command(text);
  expect(code).toBeGreaterThan(0);
  expect(stderr).toContain(says);
});

test('a file that is no plan, and one that is not there', async () => {
  await writeFile(plan, '# Notes\n');
  expect(await command('/plan status')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Found neither a phase nor a task'),
  });
  await rm(plan);
  expect(await command('/plan status')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no such file'),
  });
  await writeFile(plan, '');
});

test('through a symbolic link the file behind it is edited, and the link stays', async () => {
  const link = join(folder, 'LINK.md');
  await symlink('PLAN.md', link);
  expect(await planwright('command', '/plan done T01', '--plan', link)).toMatchObject({ code: 0 });
  expect(await readFile(plan, 'utf8')).toMatch(/^- \[x\] \*\*T01\*\*/m);
  expect((await lstat(link)).isSymbolicLink()).toBe(true);
});

test.each<[string, (hostile: string) => readonly [text: string, source: string]]>([
  ['a plan', (hostile) => ['/plan done T01', `${SMALL_PLAN}\n${hostile}\n`]],
  ['a command', (hostile) => [`/plan note ${hostile}`, SMALL_PLAN]],
])(
  '%s that takes the parser minutes is refused within the limit',
  async (_what, inputs) => {
    const [text, source] = inputs('a*'.repeat(32_768));
    await writeFile(plan, source);
    const { code, stderr } = await command(text);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^planwright: .* takes too long to read as markdown; expected .*\.\n$/);
    expect(await readFile(plan, 'utf8')).toBe(source);
  },
  60_000,
);
