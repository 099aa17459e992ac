import { UserError } from '../../../src/errors.ts';
import { answerQuestion } from '../../../src/plan/edits/answer-question.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { plain } from '../../../src/plan/prose.ts';
import { readPlan } from '../../../src/plan/reading/read.ts';
import { issueWithAnswers, planWithAnswers, readAnswers } from '../../../src/plan/redraw/answers.ts';
import { redrawPlan } from '../../../src/plan/redraw/redraw-plan.ts';
import { sealPlan } from '../../../src/plan/redraw/seal-plan.ts';
import { renderPlan } from '../../../src/plan/render.ts';
import { HOME, MEDIUM } from '../sample-plan.ts';

const ada = { login: 'ada', url: 'https://github.com/ada', date: '2026-01-02' };
const options = (...texts: string[]) =>
  texts.map((text, index) => ({ key: 'abc'.charAt(index), text: plain(text), isDefault: index === 0 }));
const PLAN: Plan = {
  ...MEDIUM,
  questions: [
    {
      id: 'Q1',
      text: plain('Which store is meant?'),
      options: options('the file', 'the database'),
      changes: [],
    },
    {
      id: 'Q2',
      text: plain('Who owns both phases?'),
      options: options('Grace (3 of 5 commits)', 'Linus'),
      changes: [],
    },
  ],
};
const source = sealPlan(renderPlan(PLAN, HOME));
const lineOf = (text: string, start: string) => text.split('\n').find((line) => line.includes(start)) ?? '';

test('an option becomes a decision with author, date and what was not chosen; the question is ticked', () => {
  const { source: after, decision } = answerQuestion(source, 'Q1', 'b', ada);
  expect(lineOf(after, '**Q1**')).toBe(
    '- [x] **Q1** Which store is meant? · answered b by [@ada](https://github.com/ada), 2026-01-02',
  );
  expect(lineOf(after, `**${decision}**`)).toMatch(/the database \(Q1\).*the file.*\[@ada\]\(.*2026-01-02/);
  expect(readPlan(after).questions.find(({ id }) => id === 'Q1')).toMatchObject({ checked: true });
  expect(readAnswers(after)).toEqual([
    { id: 'Q1', question: 'Which store is meant?', answer: 'the database', isDefault: false },
  ]);
});

test("words of one's own are an answer too, and cannot forge a line", () => {
  const { source: after } = answerQuestion(source, 'Q1', 'neither\n- [x] **T01** done @everyone', ada);
  expect(readPlan(after).tasks.find(({ id }) => id === 'T01')).toMatchObject({ checked: false });
  expect(readAnswers(after)[0]).toMatchObject({ id: 'Q1', answer: expect.stringContaining('neither') });
});

test.each([
  ['an option that is not there', 'Q1', 'x', /no option `x`.*`a`, `b`/],
  ['a question that is not there', 'Q9', 'a', /Unknown question/],
])('%s', (_name, id, text, expected) => {
  expect(() => answerQuestion(source, id, text, ada)).toThrow(expected);
});

test('answered once: a second answer is refused', () => {
  const { source: after } = answerQuestion(source, 'Q1', 'a', ada);
  expect(() => answerQuestion(after, 'Q1', 'b', ada)).toThrow(UserError);
});

test('answers hold for the drawing: as constraints, and as owners', () => {
  const first = answerQuestion(source, 'Q1', 'b', ada).source;
  const after = answerQuestion(first, 'Q2', '@linus and @acme/core', ada).source;
  const answers = readAnswers(after);
  const issue = {
    number: 61,
    title: 'x',
    body: 'y',
    labels: [],
    author: '',
    assignees: [],
    milestone: null,
    comments: [],
  };
  expect(issueWithAnswers(issue, answers).body).toBe('y\n\n### Constraints\n\n- the database');
  const owned = planWithAnswers(PLAN, answers);
  expect(owned.phases.map(({ owners }) => owners)).toEqual([['octo-maintainer'], ['linus', 'acme/core']]);
  const merged = redrawPlan(after, owned, { home: HOME, issueText: '' });
  expect(merged.source).toContain('- **Owner:** @linus, @acme/core (Q2)');
  expect(lineOf(merged.source, '**Q1**')).toBe(lineOf(after, '**Q1**'));
  expect(redrawPlan(merged.source, owned, { home: HOME, issueText: '' }).source).toBe(merged.source);
});

test('the default leaves the drawing as it is', () => {
  const after = answerQuestion(source, 'Q1', 'a', ada).source;
  expect(
    redrawPlan(after, planWithAnswers(PLAN, readAnswers(after)), { home: HOME, issueText: '' }).source,
  ).toBe(after);
});

test('whoever decides for the drawing in a conflict gets it', () => {
  const edited = source.replace(
    'Say in `docs/operations.md` what a move costs',
    'Say what a move costs, in euros',
  );
  const phases = PLAN.phases.map((phase) => ({
    ...phase,
    tasks: phase.tasks.map((task) =>
      task.id === 'T03' ? { ...task, text: plain('Say what a move costs in requests') } : task,
    ),
  }));
  const now = { ...PLAN, phases };
  const { source: asked, conflicts } = redrawPlan(edited, now, { home: HOME, issueText: '' });
  const { source: answered, accepts } = answerQuestion(asked, conflicts[0] ?? '', 'b', ada);
  expect(accepts).toHaveLength(1);
  const merged = redrawPlan(answered, now, { home: HOME, issueText: '', accepted: new Set(accepts) });
  expect(lineOf(merged.source, '**T03**')).toContain('in requests');
  const kept = answerQuestion(asked, conflicts[0] ?? '', 'a', ada);
  expect(kept.accepts).toEqual([]);
});
