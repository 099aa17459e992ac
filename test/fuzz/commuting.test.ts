import fc from 'fast-check';
import { appendToItem } from '../../src/markdown/append-to-item.ts';
import { apply } from '../../src/markdown/apply.ts';
import type { Edit } from '../../src/markdown/edit.ts';
import { EditRefused } from '../../src/markdown/edit-refused.ts';
import { parse } from '../../src/markdown/parse.ts';
import { setChecked } from '../../src/markdown/set-checked.ts';
import { taskItems } from '../../src/markdown/task-items.ts';
import { documents } from './generated-documents.ts';

const RUNS = { numRuns: 250 };
const plain = documents.map((source) => source.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, ''));

function tickAll(source: string): string {
  const document = parse(source);
  return apply(
    document,
    taskItems(document).flatMap((task) => setChecked(document, task, true)),
  ).source;
}

test('ticking twice is nothing', () => {
  fc.assert(
    fc.property(documents, (source) => {
      const once = tickAll(source);
      const document = parse(once);
      expect(taskItems(document).flatMap((task) => setChecked(document, task, true))).toEqual([]);
    }),
    RUNS,
  );
});

test('the order of a batch does not matter', () => {
  fc.assert(
    fc.property(documents, fc.infiniteStream(fc.nat({ max: 99 })), (source, order) => {
      const document = parse(source);
      const edits: Edit[] = taskItems(document).flatMap((task) => [
        ...setChecked(document, task, !task.checked),
        ...appendToItem(document, task, ' · ok'),
      ]);
      const shuffled = edits
        .map((edit) => ({ edit, key: order.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ edit }) => edit);
      expect(outcome(() => apply(document, shuffled).source)).toBe(
        outcome(() => apply(document, edits).source),
      );
    }),
    RUNS,
  );
});

test('ticking commutes with carriage returns', () => {
  const crlf = (source: string): string => source.replaceAll('\n', '\r\n');
  fc.assert(
    fc.property(plain, (source) => {
      expect(tickAll(crlf(source))).toBe(crlf(tickAll(source)));
    }),
    RUNS,
  );
});

test('ticking commutes with being quoted', () => {
  const quote = (source: string): string => source.replace(/^/gm, '> ');
  fc.assert(
    fc.property(plain, (source) => {
      // A tab that reaches to a column reaches to another behind a quote mark; front matter is none there.
      fc.pre(!source.includes('\t') && !source.startsWith('---'));
      expect(tickAll(quote(source))).toBe(quote(tickAll(source)));
    }),
    RUNS,
  );
});

test('what a task says where it is looked for is what it says in the whole', () => {
  fc.assert(
    fc.property(documents, fc.constantFrom('alpha', 'beta', 'code', '·'), (source, containing) => {
      const wanted = taskItems(parse(source)).filter(({ start, end }) =>
        source.slice(start, end).includes(containing),
      );
      expect(taskItems(parse(source), { containing })).toEqual(wanted);
    }),
    RUNS,
  );
});

function outcome(action: () => string): string {
  try {
    return action();
  } catch (error) {
    if (error instanceof EditRefused) return error.reason;
    throw error;
  }
}
