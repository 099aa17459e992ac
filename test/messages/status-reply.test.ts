import { readDidMarks, STICKY_MARK } from '../../src/messages/marks.ts';
import { ON_TERMINAL } from '../../src/messages/medium.ts';
import { statusReply } from '../../src/messages/status-reply.ts';
import { stickyComment } from '../../src/messages/sticky-comment.ts';
import type { PhaseProgress } from '../../src/plan/reading/read-progress.ts';
import type { PlanStatus } from '../../src/plan/status.ts';

const phase = (changes: Partial<PhaseProgress>): PhaseProgress => ({
  number: 1,
  title: 'Lock the store',
  state: 'under way',
  waitsFor: null,
  tasks: { done: 3, total: 7 },
  criteria: { done: 0, total: 4 },
  checkpoint: 'open',
  ready: ['T04', 'T07'],
  sideBySide: [['T04', 'T07']],
  ...changes,
});

const status = (changes: Partial<PlanStatus>): PlanStatus => ({
  issue: 42,
  title: 'Lock',
  tier: 'medium',
  paused: false,
  complete: false,
  phases: [
    phase({}),
    phase({
      number: 2,
      title: 'a | b @x',
      state: 'waiting',
      waitsFor: 1,
      tasks: { done: 0, total: 4 },
      criteria: { done: 0, total: 3 },
    }),
  ],
  next: [
    { id: 'T04', text: 'Hold `a | b` of @x', phase: 1 },
    { id: 'T07', text: 'Closes #3', phase: 1 },
  ],
  sideBySide: [['T04', 'T07']],
  openQuestions: 0,
  awaitedChecks: [],
  issueSha256: null,
  pathsToModify: [],
  ...changes,
});

const FRESH = { isIssueChanged: false, vanished: [] };
const URL = 'https://github.com/o/r/blob/main/PLAN.md';

test('says progress, phases, next tasks and what can run side by side', () => {
  expect(statusReply(status({}), URL)).toBe(
    [
      `[The plan](${URL}) of #42 (medium): 3 of 11 tasks done, 0 of 7 exit criteria met.`,
      '| phase | state | tasks | exit criteria |\n|---|---|---|---|\n| 1: Lock the store | under way | 3 of 7 | 0 of 4 |\n| 2: a \\| b @\u{200b}x | after phase 1 | 0 of 4 | 0 of 3 |',
      '**Next**',
      '- **T04** Hold `a | b` of @\u{200b}x\n- **T07** C\u{200b}loses #\u{200b}3',
      'These share no file and can run side by side: T04, T07.',
    ].join('\n\n'),
  );
});

test('a small plan has no table', () => {
  const small = status({
    tier: 'small',
    phases: [phase({ number: null, checkpoint: null })],
    sideBySide: [],
  });
  const reply = statusReply(small, null);
  expect(reply).not.toContain('| phase');
  expect(reply).toContain('The plan of #42 (small): 3 of 7 tasks done');
});

test('code stays code on GitHub, in a table too; on a terminal nothing is escaped', () => {
  const told = status({
    phases: [phase({ title: 'Add `--since`' }), phase({ number: 2, title: '`a | b` and `@x`' })],
    next: [
      { id: 'T04', text: 'Read `--since` [x](http://e.example) `Closes #3` of @ada\u{1b}[31m', phase: 1 },
    ],
  });
  const reply = statusReply(told, URL);
  expect(reply).toContain('| 1: Add `--since` |');
  expect(reply).toContain('| 2: \\`a \\| b\\` and \\`@\u{200b}x\\` |');
  expect(reply).toContain(
    '- **T04** Read `--since` \\[x\\](http:\u{200b}//e.example) `C\u{200b}loses #\u{200b}3` of @\u{200b}ada \\[31m',
  );
  const typed = statusReply(told, null, ON_TERMINAL);
  expect(typed).toContain('| 2: `a | b` and `@x` |');
  expect(typed).toContain('- **T04** Read `--since` [x](http://e.example) `Closes #3` of @ada [31m');
});

test('a complete phase asks for its checkpoint, once it passed no more', () => {
  const phases = (checkpoint: 'open' | 'passed') => [phase({ state: 'complete', checkpoint })];
  expect(statusReply(status({ phases: phases('open') }), URL)).toContain(
    '**Checkpoint 1 is yours:** the work of phase 1 is done, and a person has yet to confirm it. Read what shipped, then tick the checkpoint in the plan (`/plan checkpoint 1 pass`), or say what has to change before the next phase (`/plan checkpoint 1 adjust <text>`).',
  );
  expect(statusReply(status({ phases: phases('passed') }), URL)).not.toContain('checkpoint');
  expect(statusReply(status({}), URL)).not.toContain('checkpoint');
});

test.each([
  [{ complete: true, next: [], sideBySide: [] }, 'of #42 (medium) is complete but for its checkpoints: '],
  [{ complete: true, phases: [phase({ state: 'complete' })] }, ' is complete but for its checkpoint: '],
  [{ complete: true, phases: [phase({ state: 'complete' })] }, ', or say what is missing ('],
  [{ complete: true, phases: [phase({ state: 'complete', checkpoint: 'passed' })] }, ' is complete: '],
  [{ complete: true, phases: [phase({ state: 'complete', checkpoint: null })] }, ' is complete: '],
  [{ openQuestions: 1 }, '1 question is open'],
  [{ openQuestions: 2 }, '2 questions are open'],
  [{ paused: true }, 'The plan is paused'],
])('%j says %j', (changes, says) => {
  expect(statusReply(status(changes), URL)).toContain(says);
});

test('the sticky comment is the same for the same plan, and is known by its mark', () => {
  const comment = stickyComment(status({}), { url: URL, prefix: '/plan', stale: FRESH });
  expect(comment.startsWith(STICKY_MARK)).toBe(true);
  expect(stickyComment(status({}), { url: URL, prefix: '/plan', stale: FRESH })).toBe(comment);
  expect(readDidMarks(comment)).toEqual([]);
});

test('a plan of any length fits a comment', () => {
  const next = Array.from({ length: 400 }, (_, index) => ({
    id: `T${index}`,
    text: 'x'.repeat(200),
    phase: 1,
  }));
  expect(statusReply(status({ next }), URL).length).toBeLessThan(65_536);
});
