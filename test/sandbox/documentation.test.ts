import { readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** Rows of the table of rules: rule, code, test. */
const rules = [
  ...read('docs/sandbox.md').matchAll(
    /^\| (.+?) \| \[[^\]]+\]\(\.\.\/(src\/.+?)\) \| \[[^\]]+\]\(\.\.\/(test\/.+?)\): (.+) \|$/gm,
  ),
];

/** Rules that are ours: a fault that people ask for, and what a restart keeps. */
const OURS = ['src/sandbox/http/faults.ts', 'src/sandbox/state/store.ts'];

test('the table of rules is there', () => {
  expect(rules.length).toBeGreaterThan(35);
});

test.each(rules.map((row) => row.slice(1)))('%s', (_rule, code = '', file = '', title = '') => {
  expect(read(file)).toContain(title);
  if (!OURS.includes(code)) expect(read(code)).toContain('docs.github.com/');
});

test('every kind of fault is explained', () => {
  const kinds = /kind: z\.enum\(\[([^\]]+)\]/;
  const named = ['src/sandbox/http/faults.ts', 'src/sandbox/webhooks/delivery-faults.ts'].flatMap((file) => [
    ...(kinds.exec(read(file))?.[1] ?? '').matchAll(/'([\w-]+)'/g),
  ]);
  expect(named.length).toBeGreaterThan(10);
  for (const [, kind] of named) expect(read('docs/sandbox.md')).toContain(`\`${kind}\``);
});
