import { lastGoodVersion } from '../../../src/planner/extract/last-good-version.ts';

test.each([
  ['In 2.15.1 it certainly didn’t show up. In 2.15.1 it did not show up.', '2.15.1'],
  ["Versions before `2.22.0` don't have the issue, it works with `2.21.0`.", '2.21.0'],
  ['It worked until 3.4.', '3.4'],
  ['It fails in 2.0.1.', null],
  ['', null],
])('%s', (text, expected) => {
  expect(lastGoodVersion([text])?.version ?? null).toBe(expected);
});
