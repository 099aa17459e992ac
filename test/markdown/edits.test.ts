import fc from 'fast-check';
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { appendToItem } from '../../src/markdown/append-to-item.ts';
import { appendToSection } from '../../src/markdown/append-to-section.ts';
import { apply } from '../../src/markdown/apply.ts';
import type { MarkdownDocument } from '../../src/markdown/document.ts';
import type { Edit } from '../../src/markdown/edit.ts';
import { EditRefused } from '../../src/markdown/edit-refused.ts';
import { insertAfter } from '../../src/markdown/insert-after.ts';
import { nodeText } from '../../src/markdown/node-text.ts';
import { parse } from '../../src/markdown/parse.ts';
import { renderNodes } from '../../src/markdown/render-nodes.ts';
import { replaceBlock } from '../../src/markdown/replace-block.ts';
import { replaceNode } from '../../src/markdown/replace-node.ts';
import { treeDifference } from '../../src/markdown/same-tree.ts';
import { setChecked } from '../../src/markdown/set-checked.ts';
import { setFrontMatter } from '../../src/markdown/set-front-matter.ts';
import { taskItems } from '../../src/markdown/task-items.ts';

const suffix: PhrasingContent[] = [
  { type: 'text', value: ' · ' },
  { type: 'link', url: 'https://github.com/o/r/pull/57', children: [{ type: 'text', value: '#57' }] },
];
const paragraph = (value: string): RootContent => ({
  type: 'paragraph',
  children: [{ type: 'text', value }],
});
const item = (value: string): ListItem => ({
  type: 'listItem',
  spread: false,
  children: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
});

function firstTask(document: MarkdownDocument): ListItem {
  const [task] = taskItems(document);
  if (task === undefined) throw new Error('no task in the test document');
  return task.item;
}

function reasonOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof EditRefused) return error.reason;
    throw error;
  }
  return 'done';
}

describe('ticking', () => {
  test.each([
    ['- [ ] a\n', '- [x] a\n'],
    ['* [ ] **b**', '* [x] **b**'],
    ['  1)  [ ]\ta\r\n', '  1)  [x]\ta\r\n'],
    ['\uFEFF- [ ] a\n', '\uFEFF- [x] a\n'],
    ['> - [ ] a\n', '> - [x] a\n'],
    ['- a\n\n\t- [\t] b\n', '- a\n\n\t- [x] b\n'],
    ['---\na: 1\n---\n\n- [ ] a\n', '---\na: 1\n---\n\n- [x] a\n'],
    ['---\nnot closed\n\n- [ ] a\n', '---\nnot closed\n\n- [x] a\n'],
    ['- [ ] [ ] a', '- [x] [ ] a'],
  ])('%j becomes %j and back', (before, after) => {
    const document = parse(before);
    const ticked = apply(document, setChecked(document, firstTask(document), true));
    expect(ticked.source).toBe(after);
    expect(setChecked(ticked, firstTask(ticked), true)).toEqual([]);
    const back = apply(ticked, setChecked(ticked, firstTask(ticked), false));
    expect(back.source).toBe(before.replace('[\t]', '[ ]'));
  });

  test.each(['- [ ]\n', '- [] a\n', '```\n- [ ] a\n```\n', '    - [ ] a\n'])('%j has no task', (source) => {
    expect(taskItems(parse(source))).toEqual([]);
  });

  test('a checkbox split over two lines is refused', () => {
    const document = parse('- [\n  ] a\n');
    const [task] = taskItems(document);
    if (task !== undefined) expect(reasonOf(() => setChecked(document, task.item, true))).toBe('split-box');
    expect(taskItems(document).length).toBeLessThanOrEqual(1);
  });

  test('an uppercase mark counts as ticked', () => {
    const document = parse('- [X] a\n');
    expect(setChecked(document, firstTask(document), true)).toEqual([]);
  });
});

describe('appending to an item', () => {
  test.each([
    ['- [ ] a\n  b  \n\n  second\n', '- [ ] a\n  b · [#57](https://github.com/o/r/pull/57)  \n\n  second\n'],
    ['- [ ] a', '- [ ] a · [#57](https://github.com/o/r/pull/57)'],
    ['- [ ] a\r\n- [ ] b\r\n', '- [ ] a · [#57](https://github.com/o/r/pull/57)\r\n- [ ] b\r\n'],
    ['- [ ] `a`\n  - c\n', '- [ ] `a` · [#57](https://github.com/o/r/pull/57)\n  - c\n'],
  ])('%j', (before, after) => {
    const document = parse(before);
    expect(apply(document, appendToItem(document, firstTask(document), suffix)).source).toBe(after);
  });

  test.each([
    ['- [ ] a\r\n', '- [ ] a one\r\n  two\r\n'],
    ['> - [ ] a\n> - [ ] b\n', '> - [ ] a one\n>   two\n> - [ ] b\n'],
    ['1. x\n\n   - [ ] a\n     b\n', '1. x\n\n   - [ ] a\n     b one\n     two\n'],
    ['-\t[ ] a', '-\t[ ] a one\n \ttwo'],
  ])('each further line of what is added stands in the item of %j', (before, after) => {
    const document = parse(before);
    for (const content of [' one\ntwo', ' one\r\ntwo']) {
      const edits = appendToItem(document, firstTask(document), content);
      expect(apply(document, edits).source).toBe(after);
    }
  });

  test('text that would swallow the suffix is refused', () => {
    const document = parse('- [ ] a `b\n');
    const code: PhrasingContent[] = [
      { type: 'text', value: ' · ' },
      { type: 'inlineCode', value: 'c' },
    ];
    expect(reasonOf(() => apply(document, appendToItem(document, firstTask(document), code)))).toBe(
      'not-as-intended',
    );
  });
});

describe('inserting blocks', () => {
  test.each([
    ['a paragraph before a paragraph', '# A\ntext\n', 0, '# A\n\nnew\n\ntext\n'],
    ['at the end without a final newline', '# A', 0, '# A\n\nnew'],
    ['with carriage returns', '# A\r\n\r\n## B\r\n', 0, '# A\r\n\r\nnew\r\n\r\n## B\r\n'],
    ['behind a list', '- a\n- b\n', 0, '- a\n- b\n\nnew\n'],
  ])('%s', (_, before, index, after) => {
    const document = parse(before);
    const node = document.tree.children[index];
    if (node === undefined) throw new Error('no such block');
    expect(apply(document, insertAfter(document, node, [paragraph('new')])).source).toBe(after);
  });

  test.each([
    ['- a\n- b\n', '- a\n- b\n- new\n'],
    ['* a\n\n* b\n\nend\n', '* a\n\n* b\n\n* new\n\nend\n'],
    ['3) a\r\n', '3) a\r\n4) new\r\n'],
    ['> - a\n>\n> b\n', '> - a\n> - new\n>\n> b\n'],
    ['- a\n## B\n', '- a\n- new\n## B\n'],
  ])('list items take the bullet of their list: %j', (before, after) => {
    const document = parse(before);
    let list = document.tree.children[0];
    if (list?.type === 'blockquote') list = list.children[0];
    const last = list?.type === 'list' ? list.children.at(-1) : undefined;
    if (last === undefined) throw new Error('no list');
    expect(apply(document, insertAfter(document, last, [item('new')])).source).toBe(after);
  });

  test.each(['```\nopen\n', '<!-- open\n', '<script>\n', '- a\n\n  ```\n  open\n'])(
    'refuses behind %j, which is not closed',
    (source) => {
      const document = parse(source);
      const last = document.tree.children.at(-1);
      if (last === undefined) throw new Error('empty');
      expect(reasonOf(() => insertAfter(document, last, [paragraph('new')]))).toBe('open-ended-block');
    },
  );

  test('a section grows before the rule that closes it', () => {
    const document = parse('# A\n\ntext\n\n---\n\n# B\n');
    const heading = document.tree.children[0];
    if (heading?.type !== 'heading') throw new Error('no heading');
    const result = apply(document, appendToSection(document, heading, [paragraph('new')]));
    expect(result.source).toBe('# A\n\ntext\n\nnew\n\n---\n\n# B\n');
  });

  test('two insertions at one place stand as given, an inner one first', () => {
    const document = parse('- a');
    const list = document.tree.children[0];
    if (list?.type !== 'list' || list.children[0] === undefined) throw new Error('no list');
    const edits = [
      ...insertAfter(document, list, [paragraph('one')]),
      ...insertAfter(document, list, [paragraph('two')]),
      ...insertAfter(document, list.children[0], [item('b')]),
    ];
    expect(apply(document, edits).source).toBe('- a\n- b\n\none\n\ntwo');
  });
});

describe('front matter and marked blocks', () => {
  test.each([
    ['---\na: 1\nb: x # note\n---\n', 'b', 'y', '---\na: 1\nb: y # note\n---\n'],
    ['---\r\na: 1\r\n---\r\n', 'paused', true, '---\r\na: 1\r\npaused: true\r\n---\r\n'],
    ['---\npaused:\n---\n', 'paused', true, '---\npaused: true\n---\n'],
    ['\uFEFF---\na: 1\n---\nx', 'a', 2, '\uFEFF---\na: 2\n---\nx'],
    ['---\na: 1\n---\n', 'a', 'no: map\n- x', null],
  ])('%j: %s = %j', (before, key, value, after) => {
    const document = parse(before);
    const result = apply(document, setFrontMatter(document, key, value));
    if (after !== null) expect(result.source).toBe(after);
    expect(setFrontMatter(result, key, value)).toEqual([]);
  });

  test.each(['a\n', '---\n- list\n---\n', '---\na: [\n---\n', '---\na:\n\tb: 1\n---\n'])(
    'refuses %j',
    (source) => {
      const document = parse(source);
      expect(reasonOf(() => setFrontMatter(document, 'a', 1))).toMatch(/front-matter/);
    },
  );

  const open = '<!-- planwright:progress -->';
  const close = '<!-- /planwright:progress -->';

  test('a block is written anew, once', () => {
    const document = parse(`a\n\n${open}\r\nold\r\n${close}\n\nb\n`);
    const result = apply(document, replaceBlock(document, 'progress', '| a |\n|---|\n| b |'));
    expect(result.source).toBe(`a\n\n${open}\r\n| a |\r\n|---|\r\n| b |\r\n${close}\n\nb\n`);
    expect(replaceBlock(result, 'progress', '| a |\n|---|\n| b |')).toEqual([]);
  });

  test.each([
    ['no-block', 'a\n'],
    ['no-block', `\`\`\`\n${open}\n${close}\n\`\`\`\n`],
    ['ambiguous-block', `${open}\n`],
    ['ambiguous-block', `${close}\n\n${open}\n`],
    ['ambiguous-block', `${open}\n\n${close}\n\n${open}\n\n${close}\n`],
  ])('%s in %j', (reason, source) => {
    expect(reasonOf(() => replaceBlock(parse(source), 'progress', 'x'))).toBe(reason);
  });
});

describe('apply', () => {
  test('refuses edits that overlap', () => {
    const document = parse('one\n\ntwo\n');
    const [one] = document.tree.children;
    if (one === undefined) throw new Error('empty');
    const edits = [
      ...replaceNode(document, one, [paragraph('a')]),
      ...replaceNode(document, one, [paragraph('b')]),
    ];
    expect(reasonOf(() => apply(document, edits))).toBe('overlap');
  });

  test('refuses an edit whose text does not make the tree it names', () => {
    const edit: Edit = {
      start: 0,
      end: 0,
      text: '# ',
      intent: { kind: 'value', window: 0, path: [0, 0], value: 'x' },
    };
    expect(reasonOf(() => apply(parse('a\n'), [edit]))).toBe('not-as-intended');
  });

  test('nesting without end is refused, not parsed', () => {
    for (const hostile of ['> '.repeat(8000), `${'- '.repeat(4000)}a`, `a\n\n${'1. '.repeat(4000)}x`]) {
      expect(reasonOf(() => parse(hostile))).toBe('too-deep');
    }
  });
});

/** Text that nests `depth` deep, of which no line opens more than one list. */
const byIndentation = (depth: number) =>
  Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}- a\n`).join('');

test.each([
  ['lists by indentation', byIndentation(100), byIndentation(101)],
  ['quotes, a line at a time', `${'> '.repeat(100)}a\n`, `> ${'> '.repeat(99)}- a\n>\n`],
  [
    'emphasis in emphasis',
    `${'*a _b '.repeat(50)}c${'_*'.repeat(50)}`,
    `${'*a _b '.repeat(51)}c${'_*'.repeat(51)}`,
  ],
])('a hundred levels are read, one more is refused: %s', (_what, deepest, tooDeep) => {
  expect(parse(deepest).tree.children.length).toBeGreaterThan(0);
  expect(reasonOf(() => parse(tooDeep).tree)).toBe('too-deep');
});

/** Documents with tasks in many surroundings. */
const word = fc.constantFrom(
  'alpha',
  '`code`',
  '**bold**',
  '[link](a.md)',
  'snake_case',
  'a<b',
  '~~x~~',
  '·',
);
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const block = fc.oneof(
  fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.map((l) => `- [ ] ${l}`).join('\n')),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.map((l) => `* [x] ${l}`).join('\n\n')),
  line.map((l) => `1. [ ] ${l}\n   more\n\n   - [ ] inner ${l}`),
  line.map((l) => `## ${l}`),
  line,
  line.map((l) => `> - [ ] ${l}`),
  fc.constantFrom('---', '```\n- [ ] in code\n```', '| a | b |\n|---|---|\n| c | d |', '<!-- note -->'),
);
const text = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 6 }),
    fc.constantFrom('', '\n'),
    fc.constantFrom('', '\uFEFF'),
    fc.boolean(),
  )
  .map(
    ([blocks, end, mark, front]) => `${mark}${front ? '---\na: 1\n---\n\n' : ''}${blocks.join('\n\n')}${end}`,
  );

describe('properties', () => {
  const tickAll = (source: string): string => {
    const document = parse(source);
    const edits = taskItems(document).flatMap((task) => [
      ...setChecked(document, task.item, true),
      ...appendToItem(document, task.item, suffix),
    ]);
    return apply(document, edits).source;
  };

  test('a batch ticks and marks every task and changes no other byte', () => {
    fc.assert(
      fc.property(text, (source) => {
        const result = tickAll(source);
        expect(taskItems(parse(result)).every((task) => task.checked)).toBe(true);
        const undone = result.replaceAll(' · [#57](https://github.com/o/r/pull/57)', '');
        expect(undone.replaceAll('[x]', '[ ]')).toBe(source.replaceAll('[x]', '[ ]'));
      }),
      { numRuns: 150 },
    );
  });

  test('editing commutes with carriage returns', () => {
    const crlf = (value: string): string => value.replaceAll('\n', '\r\n');
    fc.assert(
      fc.property(text, (drawn) => {
        // A text of one line has no line ending to take.
        const source = `${drawn}\n`;
        expect(tickAll(crlf(source))).toBe(crlf(tickAll(source)));
        const append = (value: string): string => {
          const document = parse(value);
          const last = document.tree.children.at(-1);
          return last === undefined
            ? value
            : apply(document, insertAfter(document, last, [paragraph('new')])).source;
        };
        expect(append(crlf(source))).toBe(crlf(append(source)));
      }),
      { numRuns: 100 },
    );
  });

  test('on any text an edit succeeds or is refused with a reason, and what succeeds keeps every other byte', () => {
    const piece = fc.constantFrom(
      ...[
        '- [ ] a',
        '* [x] b',
        '> ',
        '- ',
        '1. ',
        '\t',
        '    ',
        '  ',
        '\n',
        '\n\n',
        '\r\n',
        '```',
        '~~~',
        '<!-- ',
        ' -->',
      ],
      ...[
        '<div>',
        '# h',
        'text',
        '===',
        '---',
        '| a |',
        '|---|',
        '[a]: b',
        '[^1]: c',
        '`',
        '**',
        '\\',
        '[',
        ']',
        '](x)',
      ],
    );
    const noise = fc.array(piece, { maxLength: 16 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(noise, (source) => {
        const document = parse(source);
        const edits: Edit[][] = [];
        const attempt = (make: () => Edit[]): void => {
          const reason = reasonOf(() => edits.push(make()));
          expect(reason).not.toBe('not-in-document');
        };
        for (const task of taskItems(document)) {
          attempt(() => setChecked(document, task.item, !task.checked));
          attempt(() => appendToItem(document, task.item, suffix));
          attempt(() => insertAfter(document, task.item, [item('new')]));
        }
        for (const node of document.tree.children) {
          attempt(() => insertAfter(document, node, [paragraph('new')]));
          attempt(() => replaceNode(document, node, [paragraph('new')]));
        }
        for (const own of edits) {
          reasonOf(() => {
            const result = apply(document, own);
            const [edit] = own;
            if (edit === undefined) return;
            expect(result.source.startsWith(source.slice(0, edit.start))).toBe(true);
            expect(result.source.endsWith(source.slice(edit.end))).toBe(true);
          });
        }
      }),
      { numRuns: 150 },
    );
  });

  test('ticking commutes with being quoted', () => {
    const quote = (value: string): string => value.replace(/^/gm, '> ');
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const source = lines.map((l) => `- [ ] ${l}`).join('\n');
        expect(tickAll(quote(source))).toBe(quote(tickAll(source)));
      }),
      { numRuns: 60 },
    );
  });

  test('any text comes back as the same text from a paragraph, a title and a list item', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            ...[
              '#',
              '*',
              '_',
              '`',
              '[',
              ']',
              '(',
              ')',
              '<',
              '>',
              '!',
              '&',
              'amp;',
              '~',
              '|',
              '-',
              '+',
              '1.',
              ':',
            ],
            ...[
              '\\',
              '@',
              'a',
              ' ',
              'www.',
              'https://x.y',
              'a@b.cd',
              '[x]',
              '- [x] T99',
              '<!-- x -->',
              '$',
              '^',
            ],
          ),
          { maxLength: 14 },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (value) => {
        const clean = value.replace(/[\p{Cc}\s\uFEFF]+/gu, ' ').trim();
        fc.pre(clean !== '');
        const nodes: RootContent[] = [
          paragraph(clean),
          { type: 'heading', depth: 2, children: [{ type: 'text', value: clean }] },
          {
            type: 'list',
            children: [
              {
                type: 'listItem',
                children: [
                  {
                    type: 'paragraph',
                    children: [
                      { type: 'strong', children: [{ type: 'text', value: clean }] },
                      { type: 'text', value: ` · ${clean}` },
                    ],
                  },
                ],
              },
            ],
          },
        ];
        expect(treeDifference({ type: 'root', children: nodes }, parse(renderNodes(nodes)).tree)).toBeNull();
      }),
      { numRuns: 400 },
    );
  });
});

test('names and words keep their form', () => {
  const value = 'Lock flow.ts of snake_case_name, AT&T, and Q&A';
  expect(renderNodes([paragraph(value)])).toBe(value);
  expect(nodeText(parse(value).tree)).toBe(value);
});
