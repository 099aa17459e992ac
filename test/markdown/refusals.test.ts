import type { RootContent, TableCell } from 'mdast';
import { apply } from '../../src/markdown/apply.ts';
import type { Edit } from '../../src/markdown/edit.ts';
import { insertAfter } from '../../src/markdown/insert-after.ts';
import { parse } from '../../src/markdown/parse.ts';
import { replaceBlock } from '../../src/markdown/replace-block.ts';
import { setCell } from '../../src/markdown/set-cell.ts';
import { setChecked } from '../../src/markdown/set-checked.ts';
import { type FrontMatterValue, setFrontMatter } from '../../src/markdown/set-front-matter.ts';
import { taskItems } from '../../src/markdown/task-items.ts';
import { reasonOf } from './nodes.ts';

function tickOf(source: string): Edit {
  const document = parse(source);
  const [edit] = taskItems(document).flatMap((task) => setChecked(document, task, true));
  if (edit === undefined) throw new Error('nothing to tick');
  return edit;
}

test.each<[string, unknown]>([
  ['no intent', { start: 3, end: 4, text: 'x' }],
  ['nothing', undefined],
  ['an intent of nothing', { start: 3, end: 4, text: 'x', intent: {} }],
  ['a start that is no number', { ...tickOf('- [ ] a\n'), start: Number.NaN }],
  ['a text that is none', { ...tickOf('- [ ] a\n'), text: 1 }],
])('an edit with %s is refused', (_, edit) => {
  expect(reasonOf(() => apply(parse('- [ ] a\n'), [edit as Edit]))).toBe('edit-form');
});

test.each([
  ['is ticked already', '- [x] b\n'],
  ['has no box', '- [x](y) b\n'],
  ['stands in another window', '# t\n\n- [ ] a\n'],
])('an edit for another document is refused: there the task %s', (_, other) => {
  expect(reasonOf(() => apply(parse(other), [tickOf('- [ ] a\n')]))).toMatch(
    /^not-(?:in-document|as-intended)$/,
  );
});

test('an edit that takes out more than there is was made for another document', () => {
  const edit: Edit = {
    ...{ start: 0, end: 1, text: '' },
    intent: { kind: 'children', window: 0, path: [], index: 0, remove: 2, insert: [] },
  };
  expect(reasonOf(() => apply(parse('a'), [edit]))).toBe('not-in-document');
});

test.each<[string, unknown, string]>([
  ['of an unknown type', { type: 'nope' }, 'edit-form'],
  ['without its fields', { type: 'list' }, 'not-as-intended'],
])('a new node %s is refused', (_, node, reason) => {
  const document = parse('a\n');
  const [block] = document.tree.children;
  if (block === undefined) throw new Error('no block');
  expect(reasonOf(() => apply(document, insertAfter(document, block, [node as RootContent])))).toBe(reason);
});

test.each([undefined, () => 1, Symbol('a'), [() => 1]])('front matter takes no %p', (value) => {
  const document = parse('---\na: 1\n---\n');
  const set = (): unknown => setFrontMatter(document, 'a', value as unknown as FrontMatterValue);
  expect(reasonOf(set)).toBe('front-matter-form');
});

test.each([
  ['1: 1', '1', '1: 2'],
  ['true: 1 # c', 'true', 'true: 2 # c'],
])('front matter %j: the key %j is not written twice', (line, key, after) => {
  const document = parse(`---\n${line}\n---\n`);
  expect(apply(document, setFrontMatter(document, key, 2)).source).toBe(`---\n${after}\n---\n`);
});

test.each(['y\n\n<!-- /planwright:a -->\n\nz', '<!-- planwright:a -->'])(
  'a block that would hold its own mark is refused: %j',
  (text) => {
    const document = parse('<!-- planwright:a -->\nx\n\n<!-- /planwright:a -->\n');
    expect(reasonOf(() => replaceBlock(document, 'a', text))).toBe('ambiguous-block');
  },
);

test.each([
  [' c', 'c'],
  ['c \t', 'c'],
  ['  ', ''],
  [' c d ', 'c d'],
])('a cell takes %j as %j', (content, read) => {
  const document = parse('| a |\n|---|\n| b |\n');
  const table = document.tree.children[0];
  const cell = table?.type === 'table' ? table.children[1]?.children[0] : undefined;
  const result = apply(document, setCell(document, cell as TableCell, content));
  expect(result.source).toBe(`| a |\n|---|\n| ${read} |\n`);
});
