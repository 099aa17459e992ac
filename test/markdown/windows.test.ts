import { openWindows } from '../../src/markdown/windows/windows.ts';
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
