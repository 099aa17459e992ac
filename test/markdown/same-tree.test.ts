import { parse } from '../../src/markdown/parse.ts';
import { treeDifference } from '../../src/markdown/same-tree.ts';
import { framesOf } from '../../src/markdown/windows/frames.ts';
import { openWindows, type Windows } from '../../src/markdown/windows/windows.ts';

test.each([
  ['title', '[a](b "c")\n', '[a](b "d")\n'],
  ['title', '[a]: b "c"\n', '[a]: b\n'],
  ['title', '![a](b "c")\n', '![a](b)\n'],
  ['lang', '```js\nx\n```\n', '```ts\nx\n```\n'],
  ['meta', '```js a\nx\n```\n', '```js b\nx\n```\n'],
  ['align', '| a |\n|:-:|\n', '| a |\n|--:|\n'],
  ['start', '2. a\n', '3. a\n'],
  ['depth', '# a\n', '## a\n'],
  ['url', '[a](b)\n', '[a](c)\n'],
  ['checked', '- [ ] a\n', '- [x] a\n'],
])('another %s is another tree: %j, %j', (key, one, other) => {
  expect(treeDifference(parse(one).tree, parse(other).tree)).toMatch(new RegExp(`has another ${key}$`));
  expect(treeDifference(parse(one).tree, parse(one).tree)).toBeNull();
});

test('a window that is cut anew is not handed on', () => {
  const source = 'A\n\nB\n\nC\n';
  const after = openWindows(source);
  const [first, second, third] = after.list;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('three windows expected');
  const before: Windows = { ...openWindows(source), list: [first, third] };
  const edit = {
    ...{ start: third.start, end: third.start + 1, text: 'C' },
    intent: { kind: 'children', window: third.start, path: [0], index: 0, remove: 0, insert: [] },
  } as const;
  expect(framesOf(before, after, [edit])).toBeNull();
  expect(framesOf(openWindows(source), after, [edit])).toMatchObject([{ first: 2, last: 2 }]);
});
