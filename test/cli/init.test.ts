import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { commentedConfig } from '../../src/config/commented-config.ts';
import { CONFIG_KEYS, DEFAULT_CONFIG } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { INTAKE_FIELDS } from '../../src/messages/intake-form.ts';
import { ISSUE_FORM_PATH, issueForm } from '../../src/messages/issue-form.ts';
import { planwright } from './run.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planwright-init-'));
});
afterEach(() => rm(folder, { recursive: true }));

const read = (path: string) => readFile(join(folder, path), 'utf8');

test('writes the form and a configuration that changes nothing; a second run keeps both', async () => {
  await mkdir(join(folder, '.git'));
  const first = await planwright('init', '--repo', folder);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toBe(`wrote .github/planwright.yml\nwrote ${ISSUE_FORM_PATH}\n`);
  expect(await read(ISSUE_FORM_PATH)).toBe(issueForm('needs-plan'));
  expect(parseConfig(await read('.github/planwright.yml'))).toEqual(DEFAULT_CONFIG);
  await writeFile(join(folder, ISSUE_FORM_PATH), 'name: Ours\n');
  const second = await planwright('init', '--repo', folder);
  expect(second.stdout).toMatch(/kept .*planwright\.yml.*\nkept .*plan\.yml/);
  expect(await read(ISSUE_FORM_PATH)).toBe('name: Ours\n');
});

test('the form sets the label that is configured', async () => {
  await mkdir(join(folder, '.git'));
  await mkdir(join(folder, '.github'));
  await writeFile(join(folder, '.github/planwright.yml'), 'label: "plan: me"\n');
  await planwright('init', '--repo', folder);
  expect(parse(await read(ISSUE_FORM_PATH))).toMatchObject({ labels: ['plan: me'] });
  expect(await read('.github/planwright.yml')).toBe('label: "plan: me"\n');
});

test('a folder that is no checkout is left as it is', async () => {
  const ran = await planwright('init', '--repo', folder);
  expect(ran.code).toBe(2);
  expect(ran.stderr).toContain('top folder of a checkout');
  await expect(read(ISSUE_FORM_PATH)).rejects.toThrow('ENOENT');
});

test('every key stands in the configuration as a comment, and each can be taken in', () => {
  const text = commentedConfig();
  for (const { name } of CONFIG_KEYS) {
    const own = text.replace(new RegExp(`^# (?=${name}: )`, 'm'), '');
    expect(own).not.toBe(text);
    expect(Object.keys(parseConfig(own))).toContain(name);
  }
});

test("the form's fields are the intake's, with ids and labels as GitHub's schema wants them", () => {
  const form = parse(issueForm('needs-plan'));
  expect(form).toMatchObject({ name: 'Plan', description: expect.any(String), labels: ['needs-plan'] });
  expect(form.body.map((field: { attributes: { label: string } }) => field.attributes.label)).toEqual(
    INTAKE_FIELDS.map(({ heading }) => heading),
  );
  const ids = form.body.map((field: { id: string }) => field.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-zA-Z0-9_-]+$/);
});

test('the form in docs/ is the one that is written', async () => {
  const docs = await readFile(new URL('../../docs/issue-form.yml', import.meta.url), 'utf8');
  expect(docs).toBe(issueForm('needs-plan'));
});
