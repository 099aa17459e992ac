import type { ListItem } from 'mdast';
import { apply } from '../../src/markdown/apply.ts';
import { EditRefused } from '../../src/markdown/edit-refused.ts';
import { parse } from '../../src/markdown/parse.ts';
import { setMark } from '../../src/markdown/set-mark.ts';
import { walk } from '../../src/markdown/walk.ts';

function setFirst(source: string, checked: boolean): string {
  const document = parse(source);
  const items: ListItem[] = [];
  walk(document.tree, (node) => {
    if (node.type === 'listItem') items.push(node);
  });
  const [item] = items;
  if (item === undefined) throw new Error('no item');
  return apply(document, setMark(document, item, checked)).source;
}

test.each<[string, boolean, string]>([
  ['- [ ] a', true, '- [x] a'],
  ['- [~] a', true, '- [x] a'],
  ['- [~] a', false, '- [ ] a'],
  ['* [-]  **a** b', true, '* [x]  **a** b'],
  ['> 1. [/]\ta', true, '> 1. [x]\ta'],
  ['- [⏳] a', true, '- [x] a'],
  ['- [ ]* a', true, '- [x]* a'],
  ['- [x]* a', false, '- [ ]* a'],
  ['- [x]* a', true, '- [x]* a'],
  ['- [ ]* a', false, '- [ ]* a'],
  ['\uFEFF- [~] a\r\n- [~] b\r\n', true, '\uFEFF- [x] a\r\n- [~] b\r\n'],
])('%j, %s', (source, checked, expected) => {
  expect(setFirst(source, checked)).toBe(expected);
});

test.each([
  ['no brackets', '- a'],
  ['brackets of a link', '- [~](https://example.org) a'],
  ['brackets in code', '- `[~]` a'],
  ['a reference', '- [~] a\n\n[~]: https://example.org'],
])('%s are refused', (_, source) => {
  expect(() => setFirst(source, true)).toThrow(EditRefused);
});
