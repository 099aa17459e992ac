import type { RootContent } from 'mdast';
import { appendToSection } from '../../src/markdown/append-to-section.ts';
import { apply } from '../../src/markdown/apply.ts';
import type { Edit } from '../../src/markdown/edit.ts';
import { EditRefused } from '../../src/markdown/edit-refused.ts';
import { parse } from '../../src/markdown/parse.ts';
import { setCell } from '../../src/markdown/set-cell.ts';
import { setChecked } from '../../src/markdown/set-checked.ts';
import { taskItems } from '../../src/markdown/task-items.ts';
import { walk } from '../../src/markdown/walk.ts';
import { fixtures } from './fixtures.ts';

const withoutMark = (source: string): string => source.replace(/^\uFEFF/, '');

/** The same document as other people would have saved, quoted or nested it. */
const VARIANTS: readonly (readonly [name: string, vary: (source: string) => string])[] = [
  ['as it is', (source) => source],
  ['with \\r\\n', (source) => source.replace(/\r\n|\r|\n/g, '\r\n')],
  ['with a byte order mark', (source) => `\uFEFF${withoutMark(source)}`],
  ['in a quotation', (source) => withoutMark(source).replace(/^(?=.)|^(?=[\r\n])/gm, '> ')],
  // Behind a bullet, the line of front matter would be a rule.
  ['in a list item', (source) => `- ${withoutMark(source).replace(/(\r\n|\r|\n)(?=[^\r\n])/g, '$1  ')}`],
  ['with tabs', (source) => source.replace(/^( {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4))],
];

const text = (value: string): RootContent => ({ type: 'paragraph', children: [{ type: 'text', value }] });
const shipped: readonly RootContent[] = [
  text('Shipped *by* hand: [x] #57'),
  {
    type: 'list',
    ordered: false,
    spread: false,
    children: [
      {
        type: 'listItem',
        spread: false,
        children: [{ type: 'paragraph', children: [{ type: 'text', value: '[ ] no task' }] }],
      },
    ],
  },
];

const cases = fixtures.flatMap(({ name, source }) =>
  VARIANTS.filter(([variant]) => variant !== 'in a list item' || !source.startsWith('---')).map(
    ([variant, vary]) => ({ name: `${name} ${variant}`, source: vary(source) }),
  ),
);

describe.each(cases)('$name', ({ source }) => {
  test('every task is ticked by its byte, every cell is written, every section grows', () => {
    const document = parse(source);
    const ticks = taskItems(document).flatMap((task) => setChecked(document, task, !task.checked));
    expect(ticks.every(({ start, end, text: mark }) => end === start + 1 && mark.length === 1)).toBe(true);
    const cells: Edit[] = [];
    const sections: Edit[] = [];
    walk(document.tree, (node, parents) => {
      if (node.type === 'tableCell') cells.push(...setCell(document, node, 'done | *x*'));
      if (node.type === 'heading' && parents.length === 1) {
        try {
          sections.push(...appendToSection(document, node, shipped));
        } catch (error) {
          // What is never closed would swallow it.
          expect(error).toMatchObject({ reason: 'open-ended-block' });
          expect(error).toBeInstanceOf(EditRefused);
        }
      }
    });
    const result = apply(document, [...ticks, ...cells, ...sections]);
    expect(taskItems(result).map((task) => task.checked)).toEqual(
      taskItems(document).map((task) => !task.checked),
    );
  });
});
