import { readPlan } from '../../src/plan/reading/read.ts';
import type { ChangedFile, MergedPull } from '../../src/plan/records/merged-pull.ts';
import { recordMerges } from '../../src/plan/records/record-merges.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { HOME, MEDIUM, pullOf, SMALL } from './sample-plan.ts';

const file = (path: string, change: ChangedFile['change'] = 'modified'): ChangedFile => ({
  ...{ path, change },
  additions: 1,
  deletions: 0,
});
const merged = (number: number, paths: string[], changes: Partial<MergedPull> = {}): MergedPull =>
  pullOf(number, {
    files: paths.map((path) => file(path)),
    changedFiles: paths.length,
    mergedAt: `2026-03-${number - 60}T10:00:00Z`,
    ...changes,
  });
const record = (source: string, pull: MergedPull, tasks: string[]): string =>
  recordMerges(source, [{ pull, tasks }], HOME).source;
/** All exit criteria are met by hand, so that the tasks decide. */
const byHand = (source: string): string => source.replaceAll('- [ ] **E', '- [x] **E');

const medium = byHand(renderPlan(MEDIUM, HOME));
const FIRST = ['test/inbox/sweep.test.ts', 'src/github/find moved (plans).ts', 'src/inbox/sweep.ts'];

test('each complete phase says where it left the plan', () => {
  const first = record(medium, merged(71, [...FIRST, 'src/log.ts', 'package-lock.json']), ['T01', 'T02']);
  expect(first).toContain('  - Against the plan: beyond it `src/log.ts`.');
  expect(first).not.toContain('## Drift');
  const complete = record(first, merged(72, ['README.md']), ['T03']);
  expect(complete).toContain(
    '## Drift\n\n- **Phase 1:** planned and untouched by the pull requests of its tasks `docs/operations.md`; touched and unplanned `src/log.ts` and `README.md`.\n',
  );
  expect(complete).not.toContain('## Retrospective');
  const whole = record(complete, merged(73, ['src/workflows/record-merges.ts']), ['T04']);
  expect(whole).toContain('`README.md`.\n- **Phase 2:** as planned.\n\n## Retrospective\n');
});

const AS_PLANNED = [...FIRST, 'docs/operations.md'];

describe('a phase that is opened again', () => {
  const first = record(medium, merged(71, [...AS_PLANNED, 'src/log.ts']), ['T01', 'T02', 'T03']);
  const whole = record(first, merged(72, ['src/workflows/record-merges.ts']), ['T04']);
  const revert = (source: string, number: number, of: number): string =>
    recordMerges(source, [{ pull: merged(number, [], { body: `Reverts #${of}` }), tasks: null }], HOME)
      .source;

  test('says no more where it left the plan, nor what came of the whole, until it ends again', () => {
    expect(whole).toContain(
      '- **Phase 1:** touched and unplanned `src/log.ts`.\n- **Phase 2:** as planned.\n',
    );
    const open = revert(whole, 73, 71);
    expect(open).not.toContain('- **Phase 1:**');
    expect(open).toContain('## Drift\n\n- **Phase 2:** as planned.\n');
    expect(open).not.toContain('## Retrospective');
    // Done otherwise: what is said is of what stands now.
    const done = record(open, merged(74, AS_PLANNED), ['T01', 'T02', 'T03']);
    expect(done).toContain('- **Phase 1:** as planned.\n');
    expect(done).not.toContain('touched and unplanned');
    expect(done).toMatch(/^- \*\*Size:\*\* .* 2 pull requests, 5 file changes,/m);
    expect(done.match(/^## (?:Drift|Retrospective)$/gm)).toEqual(['## Drift', '## Retrospective']);
    // Restored, it is as it was, but for the days.
    const back = revert(open, 74, 73);
    expect(back).toContain('- **Phase 1:** touched and unplanned `src/log.ts`.\n');
    expect(back).toMatch(/^- \*\*Size:\*\* /m);
  });

  test('takes its heading along where it was the only one', () => {
    expect(revert(first, 73, 71)).not.toContain('## Drift');
  });

  test('keeps what people wrote', () => {
    const theirs = whole
      .replace('touched and unplanned `src/log.ts`.', 'touched and unplanned `src/log.ts`, for the tests.')
      .replace('- What was surprising', '- The queue was. What was surprising');
    const open = revert(theirs, 73, 71);
    expect(open).toContain('`src/log.ts`, for the tests.\n');
    expect(open).toContain('The queue was. What was surprising');
  });
});

test('what is merged after a phase ended is said too', () => {
  const first = record(medium, merged(71, AS_PLANNED), ['T01', 'T02', 'T03']);
  expect(first).toContain('- **Phase 1:** as planned.\n');
  const more = record(first, merged(72, ['src/log.ts']), ['T01']);
  expect(more).toContain('- **Phase 1:** touched and unplanned `src/log.ts`.\n');
});

test('where nothing can be compared, nothing is said to be as planned', () => {
  const byHandAll = recordMerges(
    medium.replaceAll('- [ ] **T0', '- [x] **T0').replace('- [x] **T04', '- [ ] **T04'),
    [{ pull: merged(72, ['src/workflows/record-merges.ts']), tasks: ['T04'] }],
    HOME,
  ).source;
  expect(byHandAll).toContain('- **Phase 2:** as planned.');
  const large = record(medium, merged(71, AS_PLANNED, { changedFiles: 312 }), ['T01', 'T02', 'T03']);
  expect(large).toMatch(/- \*\*Phase 1:\*\* not compared \[#71\]\(\S+\), for the number of files\./);
});

test('a task that took three pull requests has grown', () => {
  const three = [71, 72, 73].reduce(
    (source, number) => record(source, merged(number, FIRST), ['T01']),
    medium,
  );
  const complete = record(three, merged(74, [...FIRST, 'docs/operations.md']), ['T02', 'T03']);
  expect(complete).toContain('- **Phase 1:** T01 took 3 pull requests.');
});

test('the end: outcomes, planned against actual size, and what only people can answer; once', () => {
  const first = record(medium, merged(71, [...FIRST, 'docs/operations.md']), ['T01', 'T02', 'T03']);
  const whole = record(first, merged(80, ['src/workflows/record-merges.ts']), ['T04']);
  expect(whole).toContain(
    [
      '## Retrospective',
      '',
      '- **Requirements:** R1 met by T01, T02, T03; R2 met by T02, T04.',
      '- **Size:** 4 tasks planned; 5 files planned, 0 more touched; 2 pull requests, 5 file changes, +102 −8; 10 days from the first merge to the last, 2026-03-11 to 2026-03-20.',
      '- To be answered by those who did the work:',
      '  - Did it come true? T01 fails without the change.',
      '  - Which decisions held, and which were made anew?',
      '  - What was surprising, and what should the next plan know?',
    ].join('\n'),
  );
  const answered = whole.replace('- What was surprising', '- The queue was. What was surprising');
  const later = record(answered, merged(81, ['src/more.ts']), []);
  expect(later.match(/## Retrospective/g)).toHaveLength(1);
  expect(later).toContain('The queue was.');
  expect(readPlan(later).phases.map((phase) => phase.records.length)).toEqual([1, 2]);
});

test('a small plan has its drift in the retrospective, and records still stand above it', () => {
  const small = byHand(renderPlan(SMALL, HOME));
  const whole = record(small, merged(71, FIRST), ['T01', 'T02', 'T03']);
  expect(whole).toMatch(
    /## Retrospective\n\n- \*\*Requirements:\*\* .*\n- \*\*Drift:\*\* planned and untouched by the pull requests of its tasks `docs/,
  );
  const more = record(whole, merged(72, ['src/more.ts']), []);
  expect(more.indexOf('- [#72]')).toBeLessThan(more.indexOf('## Retrospective'));
});

test('where not all files were read nothing is said of drift', () => {
  const source = record(medium, merged(71, ['src/log.ts'], { changedFiles: 400 }), ['T01']);
  expect(source).not.toContain('Against the plan');
});

test('the record says who else wrote it, and which migrations, dependencies and public files changed', () => {
  const pull = merged(71, ['package.json', 'src/index.ts', 'test/index.ts', 'api/openapi.yaml'], {
    commits: [
      { oid: 'a', message: 'Do it\n\nCo-authored-by: Mary [x](javascript:y) <mary@example.com>' },
      {
        oid: 'b',
        message: 'More\n\nco-authored-by: Rob <rob@example.com>\nCo-authored-by: Rob <rob@example.com>',
      },
    ],
  });
  const files = [...pull.files, file('db/migrations/0007_lock.sql', 'added')];
  const source = record(medium, { ...pull, files, changedFiles: 5 }, ['T01']);
  expect(source).toContain('  - Migrations: new `db/migrations/0007_lock.sql`.\n');
  expect(source).toContain('  - Dependencies: `package.json`.\n');
  expect(source).toContain('  - Public surface: `src/index.ts` and `api/openapi.yaml`.\n');
  expect(source).toMatch(/ {2}- By \[@ada\]\(.*\) with Mary \\\[x\]\\\(javascript:y\) and Rob, reviewed by/);
  expect(source).not.toContain('mary@example.com');
});
