import fc from 'fast-check';
import { UserError } from '../../../src/errors.ts';
import type { Plan, Prose, Task } from '../../../src/plan/plan.ts';
import { plain, prose } from '../../../src/plan/prose.ts';
import { linesOf } from '../../../src/plan/reading/find-line.ts';
import { readPlan } from '../../../src/plan/reading/read.ts';
import { redrawPlan } from '../../../src/plan/redraw/redraw-plan.ts';
import { sealPlan } from '../../../src/plan/redraw/seal-plan.ts';
import { renderPlan } from '../../../src/plan/render.ts';
import { HOME, MEDIUM, SMALL } from '../sample-plan.ts';

const drawn = sealPlan(renderPlan(MEDIUM, HOME));

const redraw = (source: string, plan: Plan, accepted: ReadonlySet<string> = new Set(), issueText = '') =>
  redrawPlan(source, plan, { home: HOME, issueText, accepted });

/** The plan with its tasks changed, one function for each phase. */
function withTasks(plan: Plan, ...changes: readonly ((tasks: readonly Task[]) => readonly Task[])[]): Plan {
  const phases = plan.phases.map((phase, index) => ({
    ...phase,
    tasks: changes[index]?.(phase.tasks) ?? phase.tasks,
  }));
  return { ...plan, phases };
}

const newTask = (id: string, text: string): Task => ({
  ...{ id, requirements: ['R1'], text: plain(text), paths: [], after: [], owners: [], reason: null },
});
const retold = (id: string, text: string) => (tasks: readonly Task[]) =>
  tasks.map((task) => (task.id === id ? { ...task, text: plain(text) } : task));
const lineOf = (source: string, id: string): string =>
  source.split(/\r?\n/).find((line) => line.includes(`**${id}**`)) ?? '';

test('drawn again as it was: nothing changes, whatever people wrote', () => {
  expect(redraw(drawn, MEDIUM)).toEqual({ source: drawn, conflicts: [] });
  const edited = drawn.replace('Say in `docs/operations.md`', 'Tell in `docs/operations.md`');
  expect(edited).not.toBe(drawn);
  expect(redraw(edited, MEDIUM)).toEqual({ source: edited, conflicts: [] });
});

test('what nobody touched is as it is drawn now; ticks and records of others stay', () => {
  const ticked = drawn.replace('- [ ] **T01**', '- [x] **T01**');
  const { source, conflicts } = redraw(
    ticked,
    withTasks(MEDIUM, retold('T02', 'Ask for the paths of all PLAN.md files twice')),
  );
  expect(conflicts).toEqual([]);
  expect(lineOf(source, 'T02')).toContain('all PLAN.md files twice');
  expect(lineOf(source, 'T01')).toBe(lineOf(ticked, 'T01'));
  expect(source).toContain('1 of 3');
});

test('new tasks get numbers that were never taken, also not by tasks that went since', () => {
  const more = withTasks(MEDIUM, (tasks) => [
    newTask('T01', 'Measure the sweep first'),
    ...tasks.map((task) => ({ ...task, id: `${task.id}9` })),
  ]);
  const first = redraw(drawn, more).source;
  const ids = readPlan(first).tasks.map(({ id }) => id);
  expect(ids).toEqual(['T05', 'T01', 'T02', 'T03', 'T04']);
  const less = redraw(first, MEDIUM).source;
  expect(readPlan(less).tasks.map(({ id }) => id)).toEqual(['T01', 'T02', 'T03', 'T04']);
  const again = redraw(
    less,
    withTasks(MEDIUM, (tasks) => [...tasks, newTask('T88', 'Write a note for the operators')]),
  ).source;
  expect(readPlan(again).tasks.map(({ id }) => id)).toContain('T06');
});

test.each(['R', 'Q', 'D', 'K', 'T'])(
  '%s-lines that people deleted stay so, and keep their numbers taken',
  (letter) => {
    const last = linesOf(readPlan(drawn), letter).at(-1);
    const { start, end } = last?.item.position ?? {};
    const gone = drawn.slice(0, start?.offset) + drawn.slice(end?.offset).replace(/^\n/, '');
    expect(linesOf(readPlan(gone), letter).map(({ id }) => id)).not.toContain(last?.id);
    const text = plain('Wholly unheard of before now');
    const other = <One extends { readonly id: string; readonly text: Prose }>(lines: readonly One[]): One[] =>
      lines.flatMap((line) => [
        line,
        ...(line.id === last?.id ? [{ ...line, id: `${letter}77`, text }] : []),
      ]);
    const { source } = redraw(gone, {
      ...MEDIUM,
      requirements: letter === 'R' ? other(MEDIUM.requirements) : MEDIUM.requirements,
      questions: letter === 'Q' ? other(MEDIUM.questions) : MEDIUM.questions,
      decisions: letter === 'D' ? other(MEDIUM.decisions) : MEDIUM.decisions,
      risks: letter === 'K' ? other(MEDIUM.risks) : MEDIUM.risks,
      phases: letter === 'T' ? withTasks(MEDIUM, (tasks) => tasks, other).phases : MEDIUM.phases,
    });
    expect(redraw(gone, MEDIUM)).toEqual({ source: gone, conflicts: [] });
    const fresh = linesOf(readPlan(source), letter).filter((line) => line.text.includes('Wholly unheard'));
    expect(fresh.map(({ id }) => Number(id.slice(1)))).toEqual([Number(last?.id.slice(1)) + 1]);
  },
);

test('references follow the ids, but a word of the issue is no id', () => {
  const plan = withTasks(MEDIUM, (tasks) => [
    newTask('T01', 'Measure the sweep first'),
    ...tasks.map((task) => ({
      ...task,
      id: `T1${task.id.slice(1)}`,
      after: task.after.map((id) => `T1${id.slice(1)}`),
    })),
    { ...newTask('T30', 'Keep T101 of the R1 robot apart from T102'), after: ['T102'] },
  ]);
  const { source } = redraw(drawn, plan, new Set(), 'The R1 robot has a T101 port');
  expect(lineOf(source, 'T02')).toContain('after T01');
  expect(lineOf(source, 'T06')).toContain('Keep T101 of the R1 robot apart from T02');
  expect(lineOf(source, 'T06')).toContain('after T02');
});

test('both changed a line: it stays as people have it, and a question has both texts', () => {
  const edited = drawn.replace(
    'Say in `docs/operations.md` what a move costs',
    'Say in `docs/operations.md` what a move costs, in euros',
  );
  const now = withTasks(MEDIUM, retold('T03', 'Say in the operations page what a move costs in requests'));
  const { source, conflicts } = redraw(edited, now);
  expect(lineOf(source, 'T03')).toBe(lineOf(edited, 'T03'));
  expect(conflicts).toHaveLength(1);
  const at = source.indexOf(`**${conflicts[0]}**`);
  const question = source.slice(at, source.indexOf('\n\n', at));
  expect(question).toContain('T03 was edited');
  expect(question).toContain('what a move costs, in euros');
  expect(question).toContain('what a move costs in requests');
  expect(source).not.toMatch(/^(?:<{7}|={7}|>{7})/m);
  expect(redraw(source, now)).toEqual({ source, conflicts: [] });
  const choice = /planwright:choice (\w{6})/.exec(question)?.[1] ?? '';
  expect(lineOf(redraw(source, now, new Set([choice])).source, 'T03')).toContain('in requests');
});

test.each([
  [
    'a line that people took out and that is drawn anew',
    (text: string) => text.replace(/^- \*\*Owner:\*\* .*\n/m, ''),
    {
      ...MEDIUM,
      phases: MEDIUM.phases.map((phase) => ({ ...phase, owners: ['ada'] })),
    },
    /“owner” under “phase 1” was taken out.*does it come back/is,
  ],
  [
    'a line that people edited and that is no longer drawn',
    (text: string) => text.replace('what a move costs', 'what moves cost'),
    withTasks(MEDIUM, (tasks) => tasks.slice(0, 2)),
    /T03 was edited, and is no longer drawn/,
  ],
])('%s is asked about', (_name, edit, now, expected) => {
  const edited = edit(drawn);
  expect(edited).not.toBe(drawn);
  const { source, conflicts } = redraw(edited, now);
  expect(conflicts).toHaveLength(1);
  expect(source).toMatch(expected);
  expect(redraw(source, now)).toEqual({ source, conflicts: [] });
});

test('an edited paragraph without a name and the one drawn anew in its place: asked about, not doubled', () => {
  const own = {
    ...MEDIUM,
    testing: [plain('The merge flow is run with a plan that moved between two merges')],
  };
  const old = sealPlan(renderPlan(own, HOME));
  const edited = old.replace(
    'a plan that moved between two merges',
    'a plan that moved between two merges, three times',
  );
  const now = {
    ...own,
    testing: [plain('The merge flow is run with a plan that moved between many merges')],
  };
  const { source, conflicts } = redraw(edited, now);
  expect(conflicts).toHaveLength(1);
  expect(source.match(/^The merge flow is run/gm)).toHaveLength(1);
  expect(source).toContain('many merges');
});

test('sections that people renamed, moved and added are followed', () => {
  const edited = drawn
    .replace('## Requirements', '## What it must do')
    .replace('## Risks', '## Our own notes\n\nKeep this.\n\n## Dangers');
  const now = {
    ...MEDIUM,
    risks: MEDIUM.risks.map((risk) => ({ ...risk, mitigation: plain('ask before it is too late') })),
  };
  const { source } = redraw(edited, now);
  expect(source).toContain('## What it must do');
  expect(source).toContain('## Our own notes\n\nKeep this.\n\n## Dangers');
  expect(source).not.toMatch(/^## (?:Requirements|Risks)$/m);
  expect(source).toContain('ask before it is too late');
});

test('a small plan that gets phases keeps ticks, records and ids', () => {
  const small = sealPlan(renderPlan(SMALL, HOME))
    .replace('- [ ] **T01**', '- [x] **T01**')
    .replace(
      'Nothing merged yet.',
      '- [#57](https://github.com/o/r/pull/57) **Lock it** · 2026-01-02 · 1 file, +1 −0',
    );
  const grown: Plan = {
    ...MEDIUM,
    issue: SMALL.issue,
    phases: MEDIUM.phases.map((phase, index) => ({
      ...phase,
      tasks:
        index === 0
          ? [...(SMALL.phases[0]?.tasks ?? []), newTask('T08', 'Something more')]
          : phase.tasks.map((task) => ({ ...task, id: 'T09', after: [] })),
    })),
  };
  const { source } = redraw(small, grown);
  const plan = readPlan(source);
  expect(plan.tier).toBe('medium');
  expect(plan.tasks.find(({ id }) => id === 'T01')).toMatchObject({ checked: true, phase: 1 });
  expect(plan.phases[0]?.records).toMatchObject([{ number: 57 }]);
  expect(source).not.toMatch(/^## Tasks/m);
  expect(redraw(source, grown)).toEqual({ source, conflicts: [] });
});

test('a plan whose prints somebody deleted is left as it is', () => {
  const without = drawn.replace(/<!-- planwright:drawn[\s\S]*?-->/, '');
  expect(() => redraw(without, MEDIUM)).toThrow(UserError);
});

/** One edit that a person makes, at a place that a number picks; each leaves a word of its own behind. */
const edits: Readonly<Record<string, (lines: string[], at: number, word: string) => void>> = {
  'a word more': (lines, at, word) => {
    const line = lines[at] ?? '';
    if (/\w$/.test(line) && !/^\s*(?:[#|<]|- \[.\] \*\*Checkpoint)/.test(line)) lines[at] = `${line} ${word}`;
  },
  'an item': (lines, at, word) => {
    if (/^[-*] /.test(lines[at] ?? '')) lines.splice(at, 0, `- ${word}`);
  },
  'a task': (lines, at, word) => {
    if (/^- \[/.test(lines[at] ?? '')) lines.splice(at, 0, `- [ ] ${word}`);
  },
  'a paragraph': (lines, at, word) => {
    if (lines[at] === '') lines.splice(at, 0, '', `People say ${word}.`);
  },
  'a section': (lines, at, word) => {
    if (/^## /.test(lines[at] ?? '')) lines.splice(at, 0, `## Notes ${word}`, '', `- ${word} too`, '');
  },
  'a heading renamed': (lines, at, word) => {
    if (/^##+ (?!Phase)/.test(lines[at] ?? '')) lines[at] = `${lines[at]} ${word}`;
  },
  'a tick': (lines, at) => {
    lines[at] = (lines[at] ?? '').replace('- [ ] **T', '- [x] **T');
  },
  'a line gone': (lines, at) => {
    if (/^- (?!\[.\] \*\*T0[12])/.test(lines[at] ?? '')) lines.splice(at, 1);
  },
};

const editing = fc.array(fc.tuple(fc.constantFrom(...Object.keys(edits)), fc.nat(200)), { maxLength: 8 });
const drawing = fc.record({
  drops: fc.subarray(['T02', 'T03']),
  retells: fc.subarray(['T01', 'T02', 'T04']),
  adds: fc.nat(2),
  risks: fc.boolean(),
  testing: fc.boolean(),
  title: fc.boolean(),
});

function edited(
  source: string,
  made: readonly (readonly [string, number])[],
): { text: string; words: string[] } {
  const lines = source.split('\n');
  const first = lines.indexOf('## Overview');
  const words: string[] = [];
  for (const [index, [kind, at]] of made.entries()) {
    const word = `people${index}said`;
    const block = [
      lines.findIndex((line) => line.includes('planwright:progress')),
      lines.findIndex((line) => line.includes('/planwright:progress')),
    ];
    const end = lines.findIndex((line) => line.includes('planwright:drawn'));
    const place = first + (at % (end - first));
    if (place >= (block[0] ?? 0) && place <= (block[1] ?? 0)) continue;
    edits[kind]?.(lines, place, word);
    if (lines.some((line) => line.includes(word))) words.push(word);
  }
  return { text: lines.join('\n'), words };
}

function redrawn(to: {
  drops: string[];
  retells: string[];
  adds: number;
  risks: boolean;
  testing: boolean;
  title: boolean;
}): Plan {
  const change = (tasks: readonly Task[]): Task[] =>
    tasks
      .filter(({ id }) => !to.drops.includes(id))
      .map((task) => ({
        ...task,
        after: task.after.filter((id) => !to.drops.includes(id)),
        text: to.retells.includes(task.id) ? prose`${[...task.text]}, as is drawn now` : task.text,
      }));
  const fresh = Array.from({ length: to.adds }, (_, index) =>
    newTask(`T${50 + index}`, `Wholly unheard thing number ${index}`),
  );
  const plan = withTasks(MEDIUM, (tasks) => [...fresh, ...change(tasks)], change);
  return {
    ...plan,
    title: to.title ? `${plan.title} and more` : plan.title,
    risks: to.risks ? [] : plan.risks,
    testing: to.testing ? [plain('All of it is tested in another way than before')] : plan.testing,
  };
}

test('no line of people is lost, no id is used twice, and drawing twice is drawing once', () => {
  let refused = 0;
  const runs = 20;
  fc.assert(
    fc.property(editing, drawing, fc.boolean(), (made, to, isCrlf) => {
      const { text, words } = edited(drawn, made);
      const source = isCrlf ? text.replaceAll('\n', '\r\n') : text;
      const plan = redrawn(to);
      let merged: string;
      try {
        merged = redraw(source, plan).source;
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        refused += 1;
        return;
      }
      if (isCrlf) expect(merged.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const lines = new Set(merged.split(/\r?\n/));
      for (const line of text.split('\n')) {
        if (words.some((word) => line.includes(word))) expect(lines).toContain(line);
        if (/^- \[x\]/.test(line)) expect(lines).toContain(line);
      }
      const after = readPlan(merged);
      const before = new Set(readPlan(drawn).tasks.map(({ id }) => id));
      for (const task of after.tasks)
        if (task.text.includes('Wholly unheard thing')) expect(before).not.toContain(task.id);
      expect(redraw(merged, plan)).toEqual({ source: merged, conflicts: [] });
    }),
    { numRuns: runs },
  );
  expect(refused).toBeLessThan(runs / 5);
}, 120_000);
