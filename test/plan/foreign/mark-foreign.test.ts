import { readdirSync, readFileSync } from 'node:fs';
import { UserError } from '../../../src/errors.ts';
import type { ForeignPlan, ForeignTask } from '../../../src/plan/foreign/foreign-plan.ts';
import { markForeign } from '../../../src/plan/foreign/mark-foreign.ts';
import { readForeignPlan } from '../../../src/plan/foreign/read-foreign.ts';
import { requireTasks, tasksNamed } from '../../../src/plan/foreign/tasks-named.ts';

const FOLDER = new URL('../../fixtures/plans/', import.meta.url);
const FIXTURES = readdirSync(FOLDER).map(
  (name) => [name, readFileSync(new URL(name, FOLDER), 'utf8')] as const,
);

function read(source: string): ForeignPlan {
  const reading = readForeignPlan(source);
  if (reading.kind === 'refused') throw new Error(reading.message);
  return reading.plan;
}

function mark(source: string, names: string, isDone = true): string {
  const plan = read(source);
  return markForeign(plan, requireTasks(plan, names).tasks, isDone).source;
}

test.each<[string, string, string, string]>([
  ['a box', '- [ ] T001 a', 'T001', '- [x] T001 a'],
  ['another mark', '- [~] T001 a', 'T001', '- [x] T001 a'],
  ['a mark of two units', '- [⏳] T001 a', 'T001', '- [x] T001 a'],
  ['an optional box', '- [ ]* 1.3 a', '1.3', '- [x]* 1.3 a'],
  ['a nested one', '- [ ] 1. a\n  - [ ] 1.1 b', '1.1', '- [ ] 1. a\n  - [x] 1.1 b'],
  ['a number', '1. [ ] a\r\n2. [ ] b', '2', '1. [ ] a\r\n2. [x] b'],
  [
    'several',
    '- [ ] T001 a\n- [ ] T002 b\n- [ ] T003 c',
    't1, T3',
    '- [x] T001 a\n- [ ] T002 b\n- [x] T003 c',
  ],
  ['Task N', '- [ ] Task 8: a', 'Task 8', '- [x] Task 8: a'],
  ['Task N in small letters', '- [ ] Task 8: a', '"task 8"', '- [x] Task 8: a'],
  [
    'the steps of a heading',
    '### Task 1: a\n\n- [ ] b\n- [x] c\n\n### Task 2: d\n\n- [ ] e',
    'Task 1',
    '### Task 1: a\n\n- [x] b\n- [x] c\n\n### Task 2: d\n\n- [ ] e',
  ],
])('ticks %s', (_, source, names, ticked) => {
  expect(mark(source, names)).toBe(ticked);
});

test.each<[string, string, string]>([
  [
    'the word of another row',
    '| A0 | x | **Shipped** |\n| A1 | y | Open |',
    '| A0 | x | **Shipped** |\n| A1 | y | **Shipped** |',
  ],
  ['a word in the manner of the old one', '| A1 | y | TODO |', '| A1 | y | DONE |'],
  ['a small word', '| A1 | y | pending |', '| A1 | y | done |'],
  ['a sign', '| A1 | y | ⬜ |', '| A1 | y | ✅ |'],
  ['a sign beside boxes', '| A0 | x | [x] |\n| A1 | y | ❌ |', '| A0 | x | [x] |\n| A1 | y | ✅ |'],
  ['a box', '| A1 | y | [ ] later |', '| A1 | y | [x] later |'],
  ['a word into an empty cell', '| A0 | x | done |\n| A1 | y |  |', '| A0 | x | done |\n| A1 | y | done |'],
])('writes into a cell %s', (_, rows, ticked) => {
  const head = '| ID | Task | Status |\n|---|---|---|\n';
  expect(mark(head + rows, 'A1')).toBe(head + ticked);
});

test('unticks, in the words of the table', () => {
  expect(mark('- [x] T001 a\n- [x] T002 b', 'T002', false)).toBe('- [x] T001 a\n- [ ] T002 b');
  const head = '| ID | Task | Status |\n|---|---|---|\n';
  expect(mark(`${head}| A0 | x | Planned |\n| A1 | y | Done |`, 'A1', false)).toBe(
    `${head}| A0 | x | Planned |\n| A1 | y | Planned |`,
  );
});

test.each<[string, string, string, string]>([
  ['an unknown id', '- [ ] T001 a', 'T009', 'Unknown task `T009`; this plan has `T001`.'],
  ['no id', '- [ ] T001 a', ' ', 'No task was named'],
  ['a word', '- [ ] T001 a', 'everything', 'Unknown task `everything`'],
  [
    'an id that stands twice',
    '## Phase 1\n1. [ ] a\n## Phase 2\n1. [ ] b',
    '1',
    '`1` names 2 tasks of this plan; expected one of `1/1` (line 2), `2/1` (line 4)',
  ],
  ['a dropped task', '- [ ] ~~T001 a~~\n- [ ] T002 b', 'T001', '`T001` was dropped from this plan (line 1)'],
  ['a task without a box', '### Task 1: a\n\ntext', 'Task 1', '`Task 1` in line 1 has no checkbox'],
])('refuses %s', (_, source, names, message) => {
  expect(() => mark(source, names)).toThrow(UserError);
  expect(() => mark(source, names)).toThrow(message);
});

test('what follows the names is no name', () => {
  const plan = read('- [ ] T001 a\n- [ ] T002 b');
  const named = tasksNamed(plan, 'T001 and T002, as agreed with T009');
  expect(named.tasks.map((task) => task.id)).toEqual(['T001', 'T002']);
  expect(named).toMatchObject({ rest: 'as agreed with T009', faults: [] });
});

test.each(FIXTURES)('%s: each tick changes one mark, or is refused', (_, source) => {
  const plan = read(source);
  for (const task of some(plan.tasks)) {
    const isDone = task.state !== 'done';
    const ticked = attempt(() => markForeign(plan, [task], isDone).source);
    if (ticked === null) continue;
    const changed = difference(source, ticked);
    if (task.place.kind === 'item') {
      expect([...changed.before, ...changed.after]).toHaveLength([...task.place.mark.value].length + 1);
      expect(changed.at).toBe(task.place.mark.offset);
    } else expect(changed.line).toBe(task.line);
    const after = read(ticked);
    const same = after.tasks.filter((other) => other.id === task.id);
    expect(same).toEqual([expect.objectContaining({ state: isDone ? 'done' : 'open', line: task.line })]);
    if (task.place.kind !== 'item' || !/^[ x]$/.test(task.place.mark.value)) continue;
    expect(markForeign(after, same, !isDone).source).toBe(source);
  }
});

test.each(FIXTURES)('%s: all ticks together are the ticks one by one', (_, source) => {
  const plan = read(source);
  const open = plan.tasks.filter(
    (task) => task.place.kind === 'item' && (task.state === 'open' || task.state === 'under way'),
  );
  const together = attempt(() => markForeign(plan, open, true).source);
  if (together === null) return;
  const oneByOne = open.reduce((text, { id }) => {
    const now = read(text);
    return markForeign(
      now,
      now.tasks.filter((task) => task.id === id),
      true,
    ).source;
  }, source);
  expect(together).toBe(oneByOne);
});

/** At most twelve, from all over a long plan. */
function some(tasks: readonly ForeignTask[]): ForeignTask[] {
  const step = Math.ceil(tasks.length / 12);
  return tasks.filter((_, index) => index % step === 0);
}

function attempt(run: () => string): string | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function difference(
  before: string,
  after: string,
): { at: number; line: number; before: string; after: string } {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - at && before.at(-1 - tail) === after.at(-1 - tail))
    tail++;
  const line = before.slice(0, at).split(/\r\n|\n|\r/).length;
  return {
    at,
    line,
    before: before.slice(at, before.length - tail),
    after: after.slice(at, after.length - tail),
  };
}
