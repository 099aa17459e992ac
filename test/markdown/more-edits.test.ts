import type { Nodes, RootContent, TableCell } from 'mdast';
import { apply } from '../../src/markdown/apply.ts';
import type { MarkdownDocument } from '../../src/markdown/document.ts';
import { insertAfter } from '../../src/markdown/insert-after.ts';
import { parse } from '../../src/markdown/parse.ts';
import { removeNode } from '../../src/markdown/remove-node.ts';
import { replaceNode } from '../../src/markdown/replace-node.ts';
import { section } from '../../src/markdown/section.ts';
import { setCell } from '../../src/markdown/set-cell.ts';
import { type FrontMatterValue, setFrontMatter } from '../../src/markdown/set-front-matter.ts';
import { taskItems } from '../../src/markdown/task-items.ts';
import { walk } from '../../src/markdown/walk.ts';
import { reasonOf } from './nodes.ts';

function nodes<Type extends Nodes['type']>(
  document: MarkdownDocument,
  type: Type,
): Extract<Nodes, { type: Type }>[] {
  const found: Extract<Nodes, { type: Type }>[] = [];
  walk(document.tree, (node) => {
    if (node.type === type) found.push(node as Extract<Nodes, { type: Type }>);
  });
  return found;
}

test('a task says its text, its depth, and where it stands', () => {
  const source = '- [ ] **a** `b`\n\n  more\n  - [x] c <!-- d -->\n\n> - [ ] e\n';
  const tasks = taskItems(parse(source));
  expect(
    tasks.map(({ text, depth, checked, quoted, start, end }) => ({
      text,
      depth,
      checked,
      quoted,
      source: source.slice(start, end),
    })),
  ).toEqual([
    {
      text: 'a b',
      depth: 0,
      checked: false,
      quoted: false,
      source: source.slice(0, source.indexOf('\n\n>')),
    },
    { text: 'c ', depth: 1, checked: true, quoted: false, source: '- [x] c <!-- d -->' },
    { text: 'e', depth: 0, checked: false, quoted: true, source: '- [ ] e' },
  ]);
});

describe('a section', () => {
  const source = '# A\n\n## B *c*\n\none\n\n### D\n\ntwo\n\n## B\n\n## E\n\n> ## F\n\n## E\n';

  test.each([
    ['A', '# A', '## E'],
    ['B c', '## B *c*', 'two'],
    ['D', '### D', 'two'],
    ['B', '## B', '## B'],
  ])('%s goes from %j to %j', (heading, first, last) => {
    const { start, end } = section(parse(source), heading);
    expect(source.slice(start).startsWith(`${first}\n`)).toBe(true);
    expect(source.slice(0, end).endsWith(`\n${last}`) || source.slice(start, end) === last).toBe(true);
  });

  test.each([
    ['E', 'ambiguous-heading'],
    ['F', 'not-in-document'],
    ['G', 'not-in-document'],
  ])('%s is refused: %s', (heading, reason) => {
    expect(reasonOf(() => section(parse(source), heading))).toBe(reason);
  });
});

describe('taking out', () => {
  test.each([
    ['paragraph', 0, 'a\n\nb\n\nc\n', 'b\n\nc\n'],
    ['paragraph', 1, 'a\n\nb\n\nc\n', 'a\n\nc\n'],
    ['paragraph', 2, 'a\n\nb\n\nc\n', 'a\n\nb\n'],
    ['paragraph', 0, 'a', ''],
    ['paragraph', 1, 'a\r\n\r\nb\r\n\r\n\r\n# c\r\n', 'a\r\n\r\n# c\r\n'],
    ['paragraph', 0, '# a\nb\n\nc\n', '# a\n\nc\n'],
    ['paragraph', 0, '> a\n>\n> b\n', '> b\n'],
    ['paragraph', 1, '> a\n>\n> b\n\nc\n', '> a\n\nc\n'],
    ['paragraph', 1, '- a\n\n  b\n\n  c\n', '- a\n\n  c\n'],
    ['listItem', 0, '- a\n- b\n', '- b\n'],
    ['listItem', 1, '- a\n- b\n\n  c\n- d\n', '- a\n- d\n'],
    ['listItem', 1, '- a\n- b', '- a'],
    ['listItem', 0, '1. a\n2. b\n3. c\n', '1. b\n3. c\n'],
    ['listItem', 1, '- a\n  - b\n- c\n', '- a\n- c\n'],
    ['listItem', 0, 'a\n\n- b\n\nc\n', 'a\n\nc\n'],
    ['listItem', 1, '* - a\n  - b\n', '* - b\n'],
    ['heading', 0, 'a\n===\n\nb\n', 'b\n'],
    ['code', 0, 'a\n\n```\nx\n```\nb\n', 'a\n\nb\n'],
    ['table', 0, 'a\n\n| b |\n|---|\n\nc\n', 'a\n\nc\n'],
    ['tableRow', 1, '| a |\n|---|\n| b |\n| c |\n', '| a |\n|---|\n| c |\n'],
    ['tableRow', 2, '| a |\r\n|---|\r\n| b |\r\n| c |\r\n', '| a |\r\n|---|\r\n| b |\r\n'],
    ['strong', 0, 'a **b** c\n', 'a  c\n'],
    ['html', 0, '<!-- a -->\n\nb\n', 'b\n'],
    ['definition', 0, 'a\n\n[b]: c\n', 'a\n'],
    ['yaml', 0, '---\na: 1\n---\n\nb\n', 'b\n'],
  ] as const)('%s %i of %j leaves %j', (type, index, before, after) => {
    const document = parse(before);
    const node = nodes(document, type)[index];
    if (node === undefined) throw new Error('no such node');
    expect(apply(document, removeNode(document, node)).source).toBe(after);
  });

  test.each([
    ['tableRow', 0, '| a |\n|---|\n| b |\n', 'no-position'],
    ['tableCell', 0, '| a |\n|---|\n', 'no-position'],
    ['root', 0, 'a\n', 'not-in-document'],
    // The paragraphs around it would become one.
    ['heading', 0, 'a\n# b\nc\n', 'not-as-intended'],
    // A reference elsewhere needs it.
    ['definition', 0, '[a]\n\n[a]: b\n', 'not-as-intended'],
  ] as const)('%s %i of %j is refused: %s', (type, index, source, reason) => {
    const document = parse(source);
    const node = nodes(document, type)[index];
    if (node === undefined) throw new Error('no such node');
    expect(reasonOf(() => apply(document, removeNode(document, node)))).toBe(reason);
  });
});

describe('lists beside lists', () => {
  const list = (ordered: boolean): RootContent => ({
    type: 'list',
    ordered,
    start: ordered ? 1 : null,
    spread: false,
    children: [
      {
        type: 'listItem',
        spread: false,
        children: [{ type: 'paragraph', children: [{ type: 'text', value: 'new' }] }],
      },
    ],
  });

  test.each([
    ['behind a heading, before a list', '# A\n\n- a\n', 0, false, '# A\n\n* new\n\n- a\n'],
    ['behind a list', '* a\n', 0, false, '* a\n\n- new\n'],
    ['between two lists', '- a\n\n* b\n', 0, false, '- a\n\n+ new\n\n* b\n'],
    ['with the bullet of the document', '* a\n\nb\n', 1, false, '* a\n\nb\n\n* new\n'],
    ['numbered', '1. a\n', 0, true, '1. a\n\n1) new\n'],
  ])('%s', (_, before, index, ordered, after) => {
    const document = parse(before);
    const node = document.tree.children[index];
    if (node === undefined) throw new Error('no such block');
    expect(apply(document, insertAfter(document, node, [list(ordered)])).source).toBe(after);
  });

  test('the text of a task is replaced behind its box, whatever it begins with', () => {
    const document = parse('- [ ] **a** b\n- c\n');
    const [paragraph] = nodes(document, 'paragraph');
    if (paragraph === undefined) throw new Error('no text');
    const text: RootContent = { type: 'paragraph', children: [{ type: 'text', value: 'new' }] };
    expect(apply(document, replaceNode(document, paragraph, [text])).source).toBe('- [ ] new\n- c\n');
  });
});

test.each([
  ['1. a\n   - b\n', 'list', 1, '1. a\n   \n   new\n'],
  ['# a\nb\n', 'paragraph', 0, '# a\nnew\n'],
  ['- a\n# b\n', 'list', 0, 'new\n# b\n'],
  ['- a\n> b\n', 'list', 0, 'new\n\n> b\n'],
] as const)('a paragraph in the place of a block joins no neighbour: %j', (before, type, index, after) => {
  const document = parse(before);
  const node = nodes(document, type)[index];
  if (node === undefined) throw new Error('no such node');
  const text: RootContent = { type: 'paragraph', children: [{ type: 'text', value: 'new' }] };
  expect(apply(document, replaceNode(document, node, [text])).source).toBe(after);
});

describe('writing a cell', () => {
  const cellOf = (document: MarkdownDocument, index: number): TableCell => {
    const cell = nodes(document, 'tableCell')[index];
    if (cell === undefined) throw new Error('no such cell');
    return cell;
  };

  test.each([
    ['| a | b |\n|---|---|\n| c | d |\n', 2, 'new', '| a | b |\n|---|---|\n| new | d |\n'],
    ['| a |   b   |\r\n|---|---|\r\n', 1, 'c | d', '| a |   c \\| d   |\r\n|---|---|\r\n'],
    ['a | b\n-|-\nc | \\|d\\|\n', 3, '', 'a | b\n-|-\nc | |\n'],
    ['a | b\n-|-\n', 0, '', '|  | b\n-|-\n'],
    ['| a | |\n|---|---|\n', 1, 'b', '| a | b |\n|---|---|\n'],
    ['|a||\n|---|---|\n', 1, 'b', '|a| b |\n|---|---|\n'],
    ['||a|\n|---|---|\n', 0, '*b*', '| \\*b\\* |a|\n|---|---|\n'],
    ['> | www.a.bc | d\n> |---|---\n', 0, 'x', '> | x | d\n> |---|---\n'],
    ['| a |\n|---|\n| `x|y` |\n', 0, 'b', '| b |\n|---|\n| `x|y` |\n'],
  ])('%j, cell %i, becomes %j', (before, index, content, after) => {
    const document = parse(before);
    const result = apply(document, setCell(document, cellOf(document, index), content));
    expect(result.source).toBe(after);
    expect(setCell(result, cellOf(result, index), content)).toEqual([]);
  });

  test('code with a pipe stays code', () => {
    const document = parse('| a |\n|---|\n');
    const content = [{ type: 'inlineCode', value: 'x|y' }] as const;
    expect(apply(document, setCell(document, cellOf(document, 0), content)).source).toBe(
      '| `x\\|y` |\n|---|\n',
    );
  });

  test('two lines are refused', () => {
    const document = parse('| a |\n|---|\n');
    expect(reasonOf(() => setCell(document, cellOf(document, 0), 'b\nc'))).toBe('cell-form');
  });
});

describe('front matter that people keep', () => {
  test.each<readonly [string, string, FrontMatterValue, string]>([
    [
      '# head\na: "x" # t\nb:\n  - 1\n  - 2\nc: 1\n',
      'b',
      ['x', 'y: z'],
      '# head\na: "x" # t\nb: [ "x", "y: z" ]\nc: 1\n',
    ],
    ['b: [1, 2] # c\nz: 1\n', 'b', [], 'b: [] # c\nz: 1\n'],
    ['a: |\n  text\n  more\nz: 1\n', 'a', 'one', 'a: one\nz: 1\n'],
    ['a: >-\n  text\n\n# c\nz: 1\n', 'a', "it's: # x", 'a: "it\'s: # x"\n\n# c\nz: 1\n'],
    ['"a b": 1\n', 'a b', null, '"a b": null\n'],
    ['a: 1\n# tail\n', 'c', 'two\nlines', 'a: 1\n# tail\nc: "two\\nlines"\n'],
    ['', 'c', true, 'c: true\n'],
    ['a: {b: 1}\n', 'a', { b: [1, { c: null }] }, 'a: { b: [ 1, { c: null } ] }\n'],
  ])('%j: %s', (before, key, value, after) => {
    const document = parse(`---\n${before}---\n\n# Plan\n`);
    const result = apply(document, setFrontMatter(document, key, value));
    expect(result.source).toBe(`---\n${after}---\n\n# Plan\n`);
    expect(setFrontMatter(result, key, value)).toEqual([]);
  });

  test.each(['b: # c\n  - 1\n', 'b:\n  - 1 # c\n', 'a: &x 1\nb: *x\n', '{b: 1}\n'])(
    '%j is refused',
    (text) => {
      const document = parse(`---\n${text}---\n`);
      expect(reasonOf(() => setFrontMatter(document, 'b', 2))).toBe('front-matter-form');
    },
  );
});
