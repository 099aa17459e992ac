import { midSentence } from '../../../src/planner/compose/mid-sentence.ts';

test.each([
  ['Farben auch dann abschalten, wenn die Ausgabe kein Terminal ist', null],
  ['Ist `urls` keine Liste, wird es gemeldet', null],
  ['El correo se envía con el nombre', null],
  ['The parts die when the store is closed', 'the parts die when the store is closed'],
  ['An empty file is handled', 'an empty file is handled'],
])('%s', (text, expected) => {
  expect(midSentence(text)).toBe(expected ?? text);
});

test('a name of the issue keeps its capital', () => {
  expect(midSentence('Gson lets users opt out', ['Gson'])).toBe('Gson lets users opt out');
  expect(midSentence('Rows are lost', ['Row'])).toBe('rows are lost');
});
