import { readFileSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

/** Fault, file and title of its test. */
const rows = [
  ...read('docs/faults.md').matchAll(/^\| (.+?) \| .+? \| \[[^\]]+\]\(\.\.\/(test\/.+?)\): (.+) \|$/gm),
].map((row) => [row[1] ?? '', row[2] ?? '', row[3] ?? ''] as const);

test('every line of the table names a test', () => {
  const lines = read('docs/faults.md').match(/^\| (?!fault |-)/gm) ?? [];
  expect(rows.length).toBeGreaterThan(30);
  expect(lines).toHaveLength(rows.length);
});

test.each(rows)('%s', (_fault, file, title) => {
  const titles = [
    ...read(file).matchAll(/^\s*(?:test|\]\)|test\.each\(.*\))\S*\(\s*\n?\s*(['"`])(.+?)\1,/gm),
  ];
  expect(titles.some((match) => match[2]?.startsWith(title))).toBe(true);
});
