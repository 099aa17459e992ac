import fc from 'fast-check';
import { fixtures } from '../markdown/fixtures.ts';
import { checkEdits } from './check-edit.ts';
import { checkWindows } from './check-windows.ts';
import { sources } from './generated-documents.ts';

const DOCUMENTS = 2_000;
const EDITS = 5;

test(`${DOCUMENTS * EDITS} edits of generated documents are right, byte for byte, or refused with a reason`, () => {
  let edits = 0;
  const picks = fc.array(fc.nat({ max: 10_000 }), { minLength: EDITS, maxLength: EDITS });
  fc.assert(
    fc.property(sources, picks, (source, chosen) => {
      edits += checkEdits(source, chosen).length;
    }),
    { numRuns: DOCUMENTS },
  );
  expect(edits).toBeGreaterThanOrEqual(DOCUMENTS * EDITS);
}, 600_000);

test('windows of generated documents, put together, are the whole', () => {
  fc.assert(fc.property(sources, checkWindows), { numRuns: DOCUMENTS });
}, 600_000);

test.each(fixtures)('windows of $name, put together, are the whole', ({ source }) => {
  checkWindows(source);
});
