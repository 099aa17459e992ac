import { pullCheckOutput } from '../../src/messages/pull-check-output.ts';
import type { MergePreview } from '../../src/plan/records/preview-merge.ts';

const preview = (over: Partial<MergePreview> = {}): MergePreview => ({
  diff: '-a\n+b\n',
  ticked: ['T01'],
  phasesCompleted: [],
  suggestions: [],
  early: [],
  isPaused: false,
  ...over,
});
const found = { rule: 'no-placeholder', level: 'error' as const, message: 'Found `a|b`.', line: 7 };

test('no backticks in a diff end its fence', () => {
  const { summary } = pullCheckOutput({
    plans: [{ issue: 42, preview: preview({ diff: '-a\n+```\n+b' }) }],
    linted: [],
  });
  expect(summary).toContain('````diff\n-a\n+```\n+b\n````');
});

test.each([1, 2, 10])('the diffs of %i plans share the room, and are cut at a line', (count) => {
  const long = preview({ diff: '+line\n'.repeat(20_000) });
  const plans = Array.from({ length: count }, (_, index) => ({ issue: 42 + index, preview: long }));
  const { summary } = pullCheckOutput({ plans, linted: [{ path: 'plans/1-x/PLAN.md', findings: [found] }] });
  expect(summary.length).toBeLessThan(65_535);
  expect(summary.split('too long to show')).toHaveLength(count + 1);
  expect(summary).not.toMatch(/^\+lin?$/m);
});

test.each<[string, Partial<MergePreview>, string]>([
  ['ticks', { ticked: ['T01', 'E1'] }, 'Merging this ticks T01, E1 in the plan for #42'],
  [
    'many ticks',
    { ticked: Array.from({ length: 10 }, (_, at) => `T${at}`) },
    'Merging this ticks T0, T1, T2, T3, T4, T5, T6, T7 and 2 more in the plan for #42',
  ],
  ['a record', { ticked: [] }, 'Merging this records what shipped in the plan for #42'],
  ['nothing', { ticked: [], diff: '' }, 'Merging this changes nothing in the plan for #42'],
  ['paused', { isPaused: true }, 'The plan for #42 is paused'],
])('title: %s', (_name, over, title) => {
  expect(pullCheckOutput({ plans: [{ issue: 42, preview: preview(over) }], linted: [] })).toMatchObject({
    title,
    conclusion: 'neutral',
  });
});

test('a plan that cannot be read is said, and does not fail the pull request', () => {
  const output = pullCheckOutput({ plans: [{ issue: 42, broken: 'Found no `@front` matter' }], linted: [] });
  expect(output).toMatchObject({ title: 'The plan for #42 cannot be read', conclusion: 'neutral' });
  expect(output.summary).not.toMatch(/@front/);
});

test('a table by rule: how many were found, and where the first stands; only errors fail', () => {
  const warned = { ...found, level: 'warning' as const, rule: 'tasks-owned', line: 9 };
  const linted = [{ path: 'plans/1-x/PLAN.md', findings: [found, { ...found, line: 12 }, warned] }];
  const output = pullCheckOutput({ plans: [], linted });
  expect(output).toMatchObject({ conclusion: 'failure', title: 'plans/1-x/PLAN.md: 2 errors, 1 warning' });
  expect(output.summary).toContain('| `no-placeholder` | error | 2 | 7 | Found `a\\|b`. |');
  const right = pullCheckOutput({ plans: [], linted: [{ path: 'PLAN.md', findings: [warned] }] });
  expect(right.conclusion).toBe('neutral');
});

test.each([
  [false, 'neutral'],
  [true, 'failure'],
])('work before its turn is said, and fails only where that is configured: %s', (blocksEarly, conclusion) => {
  const early = [
    { phase: 2, tasks: ['T03', 'T04'], waitsFor: 1, isCheckpoint: false },
    { phase: 3, tasks: ['T05'], waitsFor: 1, isCheckpoint: true },
  ];
  const output = pullCheckOutput({
    plans: [{ issue: 42, preview: preview({ early }) }],
    linted: [],
    blocksEarly,
  });
  expect(output.conclusion).toBe(conclusion);
  expect(output.summary).toContain(
    'entry criteria are not met:\n\n- **Phase 2** (T03, T04): phase 1 is not complete\n- **Phase 3** (T05): the checkpoint of phase 1 is open',
  );
  const inTurn = pullCheckOutput({ plans: [{ issue: 42, preview: preview() }], linted: [], blocksEarly });
  expect(inTurn.conclusion).toBe('neutral');
  expect(inTurn.summary).not.toContain('entry criteria');
});
