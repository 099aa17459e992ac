import { prove } from '../../src/markdown/prove.ts';
import { setChecked } from '../../src/markdown/set-checked.ts';
import { taskItems } from '../../src/markdown/task-items.ts';
import { documentOf } from '../../src/markdown/windows/document-windows.ts';
import { blocksOf, openWindows } from '../../src/markdown/windows/windows.ts';
import { checkWindows } from '../fuzz/check-windows.ts';

/** Cut into windows, each must read as it does in the whole. */
const SOURCES: readonly (readonly [name: string, source: string])[] = [
  ['a tag that may be text above a fence', 'see [a]\n\nX\n\n<img src="x.png">\n```\nx\n```\n\n[a]: /u\n'],
  ['a line that may be lazy above a fence', 'see [a]\n\nX\n\n- b\nlazy\n  ```\n  x\n  ```\n\n[a]: /u\n'],
  ['a tag above a fence, and a note', 'see [^1]\n\nX\n\n<br>\n~~~\nx\n~~~\n\n[^1]: note\n'],
  ['a tag above what is no fence to it', '<foo>\n```\n\n- [ ] a\n\n```\nX\n\nY\n```\n'],
  ['text that may be a tag, above a quote that defines', 'see [a]\n\nX\n\n<foo\n> [a]: /u\n'],
  // Read and written again it has twice the characters, which are too many (CommonMark 4.7).
  ['a long label that grows', `see [${'ß'.repeat(600)}]\n\nX\n\n[${'ß'.repeat(600)}]: /u\n`],
  ['a label with brackets', 'see [a\\]b]\n\nX\n\n[a\\]b]: /u\n'],
  ['a label of other letters', 'see [Ä]\n\nX [日本]\n\n[ä]: /u\n\n[日本]: /v\n'],
  ['a comment that is closed or not', 'see [a]\n\n<!-->\n\nX\n\n-->\n\n[a]: /u\n'],
];

test.each(SOURCES)('windows are the whole: %s', (_, source) => {
  checkWindows(source);
});

test.each([
  ['a fence that may be open', '<foo>\n```\n\nY\n\n```\n'],
  ['a comment that versions of the grammar close or not', '<!-->\n'],
  ['an instruction that is closed or not', '<?>\n'],
])('behind %s, nothing is cut', (_, doubtful) => {
  const source = `X\n\nX\n\n${doubtful}\nZ\n\nZ\n`;
  expect(openWindows(source).list.map(({ start }) => start)).toEqual([0, 3]);
});

test('where every section defines something, the whole is parsed once, and the proof of a tick is one window', () => {
  const source = Array.from(
    { length: 90 },
    (_, n) => `## H${n}\n\n- [ ] T${n} [d${n}]\n\n[d${n}]: /u\n`,
  ).join('\n');
  const before = openWindows(source);
  blocksOf(before, 45);
  expect(before.root).not.toBeNull();
  expect(before.told).toBe(0);
  const document = documentOf(before);
  const [task] = taskItems(document, { containing: 'T45 ' });
  if (task === undefined) throw new Error('no such task');
  const after = prove(before, setChecked(document, task, true), source.replace('[ ] T45 ', '[x] T45 '));
  expect(after.blocks.filter((blocks) => blocks !== undefined)).toHaveLength(1);
  expect(after.told).toBe(90);
  expect(after.root).toBeNull();
});

test('what only one window may define is looked for there alone', () => {
  const source = `${'## H\n\n- [ ] a [d]\n\n'.repeat(20)}## I\n\n[d]: /u\n`;
  const windows = openWindows(source);
  blocksOf(windows, 3);
  expect(windows.root).toBeNull();
  expect(windows.blocks.filter((blocks) => blocks !== undefined)).toHaveLength(2);
});

test('windows that were told of many definitions give way to the whole', () => {
  const definitions = Array.from({ length: 900 }, (_, n) => `[d${n}]: /u`).join('\n');
  const source = `${'## H\n\nwords [d1] and more of them, so that what defines is the lesser part of the text\n\n'.repeat(200)}## I\n\n${definitions}\n`;
  const windows = openWindows(source);
  for (const index of windows.list.keys()) blocksOf(windows, index);
  expect(windows.root).not.toBeNull();
  expect(windows.told).toBeLessThanOrEqual(4_000);
});
