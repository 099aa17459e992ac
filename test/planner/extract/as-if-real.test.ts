import { asIfReal } from '../../../src/planner/extract/as-if-real.ts';
import { requirementText } from '../../../src/planner/extract/requirement-text.ts';

const WISHES: readonly (readonly [string, string])[] = [
  ['It would be great if the exporter serialized dates as text.', 'The exporter serializes dates as text'],
  [
    'It would be nice if the parser read them back, and threw an error for anything else.',
    'The parser reads them back, and throws an error for anything else',
  ],
  ['It would be great if Gson let users opt out.', 'Gson lets users opt out'],
  ['It would be good if the rows could be sorted.', 'The rows can be sorted'],
  ["It would be nice if the list didn't jump.", 'The list does not jump'],
];

test.each(WISHES)('%s', (wish, real) => {
  expect(asIfReal(requirementText(wish))).toBe(real);
});

test('what is no such wish stays as it came', () => {
  expect(asIfReal('Rows were lost')).toBe('Rows were lost');
  expect(asIfReal('Let it be so that more of that')).toBe('Let it be so that more of that');
});
