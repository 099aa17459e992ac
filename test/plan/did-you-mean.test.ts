import { closest, didYouMean } from '../../src/plan/did-you-mean.ts';

const KNOWN = ['help', 'status', 'done', 'bookkeeping', 'T01'];

test.each([
  ['stauts', 'status'],
  ['STATUS', 'status'],
  ['statsu', 'status'],
  ['sttaus', 'status'],
  ['hepl', 'help'],
  ['dome', 'done'],
  ['bokkeping', 'bookkeeping'],
  ['statusstatus', null],
  ['frobnicate', null],
  ['', null],
  ['x'.repeat(100_000), null],
])('%j is nearest to %j', (written, expected) => {
  expect(closest(written, KNOWN)).toBe(expected);
});

test('says so, or nothing', () => {
  expect(didYouMean('dnoe', KNOWN)).toBe(' Did you mean `done`?');
  expect(didYouMean('nothing', KNOWN)).toBe('');
});
