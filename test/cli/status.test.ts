import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planwright } from './run.ts';

const FIXTURES = 'test/fixtures/plans';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planwright-status-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

test('a plan of ours, as text and as data', async () => {
  const text = await planwright('status', `${FIXTURES}/medium.md`);
  expect(text).toMatchObject({ code: 0, stderr: '' });
  expect(text.stdout).toContain('(#61, medium): 0 of 4 tasks done');
  expect(text.stdout).toMatch(/Phase 2: .* after phase 1 {2}0 of 1/);
  const { stdout } = await planwright('status', `${FIXTURES}/medium.md`, '--format', 'json');
  expect(JSON.parse(stdout)).toMatchObject({
    form: 'planwright',
    issue: 61,
    count: { tasks: { done: 0, total: 4 } },
  });
});

test('a plan of spec-kit, as text and as data', async () => {
  const { code, stdout } = await planwright('status', `${FIXTURES}/speckit-tasks.md`);
  expect(code).toBe(0);
  expect(stdout).toContain('(spec-kit): 2 of 11 tasks done');
  expect(stdout).toMatch(/Next:\n {2}T003 {2}/);
  const data = JSON.parse(
    (await planwright('status', `${FIXTURES}/speckit-tasks.md`, '--format', 'json')).stdout,
  );
  expect(data).toMatchObject({ form: 'spec-kit', complete: false, next: [{ id: 'T003', phase: 'Phase 1' }] });
  expect(data.phases).toHaveLength(4);
  expect(data.tasks).toHaveLength(11);
});

test('the matrix of a plan of ours, and of no other', async () => {
  const { code, stdout } = await planwright('status', `${FIXTURES}/medium.md`, '--matrix');
  expect(code).toBe(0);
  expect(stdout).toMatch(/R1 {2}open {2}\[ \] T01 {2}\[ \] T02 {2}\[ \] T03/);
  const other = await planwright('status', `${FIXTURES}/speckit-tasks.md`, '--matrix');
  expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('"planwright: 1"') });
});

test.each<[string, string | null, string]>([
  ['no such file', null, 'there is no such file'],
  ['an empty file', '', 'Found neither a phase nor a task'],
  ['prose', '# Notes\n\nNothing to do.\n', 'Found neither a phase nor a task'],
  ['a broken plan of ours', '---\nplanwright: 9\n---\n\n# x\n', 'says 9 for "planwright"'],
  ['quotes without end', `${'> '.repeat(300)}x\n`, 'nests lists, quotes or emphasis'],
  ['too much', 'x\n'.repeat(300_000), 'expected at most 512 KB'],
])('exit code 2 for %s', async (name, text, message) => {
  const path = text === null ? join(folder, 'none.md') : await file(`${name.replaceAll(' ', '-')}.md`, text);
  const { code, stdout, stderr } = await planwright('status', path);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test('text of people brings no control characters to the terminal', async () => {
  const path = await file('escape.md', '# \u001b[31mred\n\n- [ ] T001 \u001b]0;title\u0007x\n- [ ] T002 b\n');
  const { code, stdout } = await planwright('status', path);
  expect(code).toBe(0);
  expect(stdout).not.toContain('\u001b');
});

test('ticks a plan of spec-kit by id, and nothing else of it changes', async () => {
  const before = await readFile(`${FIXTURES}/speckit-tasks.md`, 'utf8');
  const path = await file('tasks.md', before);
  const done = await planwright('command', '/plan done T003, T004', '--plan', path);
  expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining('ticked T003, T004') });
  const after = before.replace('- [ ] T003', '- [x] T003').replace('- [ ] T004', '- [x] T004');
  expect(await readFile(path, 'utf8')).toBe(after);
  const unknown = await planwright('command', '/plan done T999', '--plan', path);
  expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('Unknown task `T999`') });
  const status = await planwright('command', '/plan status', '--plan', path);
  expect(status.stdout).toContain('4 of 11 tasks done');
  const add = await planwright('command', '/plan add nothing of ours', '--plan', path);
  expect(add).toMatchObject({ code: 1, stderr: expect.stringMatching(/`status`, .*`done`, `reopen`/) });
  expect(await readFile(path, 'utf8')).toBe(after);
  expect((await planwright('command', '/plan reopen T003 T004 too early', '--plan', path)).code).toBe(0);
  expect(await readFile(path, 'utf8')).toBe(before);
});
