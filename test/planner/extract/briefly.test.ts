import fc from 'fast-check';
import { briefly } from '../../../src/planner/extract/briefly.ts';

test.each([
  ['short enough', 40, 'short enough'],
  ['keep the header of the file when the rows are sorted by date', 40, 'keep the header of the file…'],
  ['keep the header, and the footer of the whole document as well', 30, 'keep the header…'],
  [
    'If a cart has two rows of one sort, the sum is that of the last one',
    40,
    'the sum is that of the last one',
  ],
  [
    '“the sum of a cart with two rows of one sort, and its tax, are those of the last row” no longer happens',
    70,
    '“the sum of a cart with two rows of one sort…” no longer happens',
  ],
  ['one two three four five six seven eight nine', 20, 'one two three four…'],
])('%s to %i', (text, length, expected) => {
  expect(briefly(text, length)).toBe(expected);
});

test('is never longer than asked, but for its mark, and leaves no half code span', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 20, max: 120 }), (text, length) => {
      const short = briefly(text, length);
      expect(short.length).toBeLessThanOrEqual(Math.max(length + 1, 0));
      if (short !== text) expect(short.split('`').length % 2).toBe(1);
    }),
  );
});
