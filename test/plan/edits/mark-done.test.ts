import { UserError } from '../../../src/errors.ts';
import { markDone } from '../../../src/plan/edits/mark-done.ts';
import { renderPlan } from '../../../src/plan/render.ts';
import { HOME, MEDIUM, SMALL } from '../sample-plan.ts';

const medium = renderPlan(MEDIUM, HOME);
const small = renderPlan(SMALL, HOME);
const actor = { login: 'ada', url: 'https://github.com/ada', date: '2026-03-05' };

test('ticks with who, when and why, and renders progress', () => {
  const result = markDone(medium, ['T03', 'E1.2'], actor, 'ran `it` *twice*\n\n## Phase 9');
  expect(result).toMatchObject({ ticked: ['T03', 'E1.2'], alreadyDone: [], phasesCompleted: [] });
  expect(result.source).toContain(
    '· [@ada](https://github.com/ada), 2026-03-05: "ran \\`it\\` \\*twice\\* ## Phase 9"',
  );
  expect(result.source).toContain('| under way | 1 of 3 | 1 of 3 |');
  expect(markDone(result.source, ['T03'], actor, null)).toEqual({
    ...{ source: result.source, ticked: [], alreadyDone: ['T03'], phasesCompleted: [] },
  });
});

test('the last tick completes the phase, with a summary that says how', () => {
  const result = markDone(small, ['T01', 'T02', 'T03', 'E1', 'E2'], actor, 'ran it');
  expect(result.phasesCompleted).toEqual([1]);
  expect(result.source).toContain('**Summary:** Completed by hand; no pull request is recorded for it.');
});

test.each<[string, string[], string | null, string]>([
  ['an unknown task', ['T01', 'T9'], null, 'Unknown task `T9`; this plan has T01 to T04.'],
  ['a task without its zero', ['T1'], null, 'Did you mean `T01`?'],
  ['an unknown criterion', ['E9.9'], 'why', 'Unknown exit criterion `E9.9`; this plan has E1.1, E1.2'],
  ['a criterion without a reason', ['E1.1'], '  ', '`E1.1` is an exit criterion'],
  ['a dropped task', ['T02'], null, '`T02` was dropped from this plan (line '],
])('%s is refused', (_, ids, reason, message) => {
  const dropped = medium.replace(/- \[ \] \*\*T02\*\* (.*)\n/, '- [ ] ~~**T02** $1~~\n');
  const attempt = (): unknown => markDone(dropped, ids, actor, reason);
  expect(attempt).toThrow(UserError);
  expect(attempt).toThrow(message);
});
