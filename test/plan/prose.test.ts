import { plainText, withCode } from '../../src/plan/prose.ts';

test.each<[string, string[]]>([
  ['`plan --out`: write a file', ['inlineCode', 'text']],
  ['a `b` and `c`', ['text', 'inlineCode', 'text', 'inlineCode']],
  ['an odd ` one', ['text']],
  ['# no heading, [no](javascript:x) link', ['text']],
])('code in a title: %s', (title, types) => {
  const nodes = withCode(title);
  expect(nodes.map((node) => node.type)).toEqual(types);
  expect(plainText(nodes)).toBe(title);
});
