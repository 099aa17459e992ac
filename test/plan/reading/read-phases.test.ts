import { readPlan } from '../../../src/plan/reading/read.ts';
import { recordMerges } from '../../../src/plan/records/record-merges.ts';
import { renderPlan } from '../../../src/plan/render.ts';
import { HOME, MEDIUM, pullOf } from '../sample-plan.ts';

const medium = renderPlan(MEDIUM, HOME);
const shape = (source: string): unknown =>
  readPlan(source).phases.map((phase) => [
    phase.number,
    phase.tasks.map((task) => task.id),
    phase.criteria.map((criterion) => criterion.id),
    phase.checkpoint?.id,
    phase.records.map((record) => record.number),
  ]);
const record = (source: string): string =>
  recordMerges(source, [{ pull: pullOf(70), tasks: ['T04'] }], HOME).source;

test.each<[string, (source: string) => string]>([
  [
    'all phases one deeper, as deep as their own headings',
    (text) => text.replaceAll(/^## Phase/gm, '### Phase'),
  ],
  ['all phases two deeper', (text) => text.replaceAll(/^## Phase/gm, '#### Phase')],
  ['one phase one deeper', (text) => text.replace('## Phase 2', '### Phase 2')],
  ['one phase two deeper', (text) => text.replace('## Phase 2', '#### Phase 2')],
  ['all phases above their sections', (text) => text.replaceAll(/^## Phase/gm, '# Phase')],
])('%s: each keeps its lines, and the record stands in it', (_name, deeper) => {
  const source = deeper(medium);
  expect(shape(source)).toEqual(shape(medium));
  expect(shape(record(source))).toEqual(shape(record(medium)));
});

test.each([
  '## Retrospective\n\n### Phase 2, looked back\n\nIt was long.\n',
  '## Retrospective\n\n### Phase 2: looked back\n\nIt was long.\n',
  '## Later\n\n### Phase 9 will come\n\nPerhaps.\n',
])('what speaks of a phase below another section is none: %j', (text) => {
  expect(shape(`${medium}\n${text}`)).toEqual(shape(medium));
});
