import { type ForeignMerge, recordInForeign } from '../../../src/plan/foreign/record-in-foreign.ts';

const PLAN = '- [ ] T001 a\n- [ ] T002 b\n- [x] T003 c\n- [ ] ~~T004 d~~\n';
const merge = (names: string, over: Partial<ForeignMerge> = {}): ForeignMerge => ({
  by: 'pr/57',
  names: [names],
  isNamed: true,
  merged: PLAN,
  ...over,
});

test('ticks what is named, and says whose it was', () => {
  const record = recordInForeign(PLAN, [merge('T001'), merge('T002', { by: 'pr/58' })]);
  expect(record).toEqual({
    source: PLAN.replace('[ ] T001', '[x] T001').replace('[ ] T002', '[x] T002'),
    ticked: [
      { by: 'pr/57', ids: ['T001'] },
      { by: 'pr/58', ids: ['T002'] },
    ],
    faults: [],
  });
});

test('what was done when it was merged, and was taken back since, stays so', () => {
  const since = PLAN.replace('[x] T003', '[ ] T003');
  expect(recordInForeign(since, [merge('T003')])).toEqual({ source: since, ticked: [], faults: [] });
});

test('what cannot be ticked keeps none of the others, and is said', () => {
  const record = recordInForeign(PLAN, [merge('T001, T009, T004')]);
  expect(record.ticked).toEqual([{ by: 'pr/57', ids: ['T001'] }]);
  expect(record.faults.map(({ message }) => message)).toEqual([
    expect.stringContaining('Unknown task `T009`'),
    expect.stringContaining('`T004` was dropped'),
  ]);
});

test('words that were perhaps not meant for it are no fault', () => {
  const record = recordInForeign(PLAN, [
    merge('the work on T009', { isNamed: false }),
    merge('T009', { isNamed: false }),
  ]);
  expect(record).toEqual({ source: PLAN, ticked: [], faults: [] });
});

test('a text that cannot be read is left as it is', () => {
  const deep = `${'> '.repeat(200)}x`;
  expect(recordInForeign(deep, [merge('T001')])).toMatchObject({
    source: deep,
    ticked: [],
    faults: [{ by: 'pr/57' }],
  });
});
