import { linkPhaseIssues } from '../../../src/plan/edits/link-phase-issues.ts';
import { readPlan } from '../../../src/plan/reading/read.ts';
import { findEvidence } from '../../../src/plan/records/evidence.ts';
import { phaseClosed, phaseMark } from '../../../src/plan/records/phase-closed.ts';
import { withPhases } from '../../../src/plan/records/phase-tasks.ts';
import { renderPlan } from '../../../src/plan/render.ts';
import { HOME, MEDIUM } from '../sample-plan.ts';

const child = (over: Partial<Parameters<typeof phaseClosed>[0]>) =>
  phaseClosed({ number: 77, title: 'Lock it', body: '', isOurs: false, parent: 61, ...over });

test.each<[string, Parameters<typeof child>[0], number | null, boolean]>([
  ['our mark', { body: `Hi.\n${phaseMark(61, 2)}`, isOurs: true }, 2, true],
  ['our mark before the title', { title: 'Phase 1: x', body: phaseMark(61, 2), isOurs: true }, 2, true],
  ['a mark that somebody else wrote', { body: phaseMark(61, 2) }, null, false],
  ['the mark of another plan', { body: phaseMark(42, 2), isOurs: true }, null, false],
  ['a title', { title: 'Phase 2: Lock it' }, 2, false],
  ['a title that only begins alike', { title: 'Phase 2nd of the moon' }, null, false],
  ['no word of a phase', {}, null, false],
])('%s', (_name, over, phase, isOurs) => {
  const expected = phase === null ? null : { plan: 61, issue: 77, phase, isOurs };
  expect(child(over)).toEqual(expected);
});

const evidence = (body: string, isOurs: boolean) =>
  findEvidence({
    ...{ body, headRef: 'x', commits: [], closesIssues: [77] },
    closesPhases: [{ plan: 61, issue: 77, phase: 2, isOurs }],
  }).map(({ issue, how, tasks }) => `${how} #${issue} ${tasks.join(',')}`.trim());

test('our sub-issue names its plan and is none; one titled by people may have a plan of its own', () => {
  expect(evidence('Completes T03', true)).toEqual(['body #61 T03', 'sub-issue #61']);
  expect(evidence('Completes T03', false)).toEqual(['body #77 T03', 'closes #77', 'sub-issue #61']);
});

const DRAWN = renderPlan(MEDIUM, HOME);
const closed = (issue: number, phase: number) => ({ plan: 61, issue, phase, isOurs: true });
const idsOf = (phase: number): string[] => MEDIUM.phases[phase - 1]?.tasks.map(({ id }) => id) ?? [];

test('open tasks of the phase are named beside others; done and dropped ones are not', () => {
  const [first = '', ...rest] = idsOf(1);
  const source = DRAWN.replace(`- [ ] **${first}**`, `- [x] **${first}**`);
  expect(withPhases(readPlan(source), [...idsOf(2)], [closed(77, 1)])).toEqual([...idsOf(2), ...rest]);
});

test('the phase that links the issue goes before the one of its number; an unknown one does nothing', () => {
  const url = `${HOME.repositoryUrl}/issues/77`;
  const plan = readPlan(linkPhaseIssues(DRAWN, [{ phase: 2, issue: 77, url }], []));
  expect(withPhases(plan, null, [closed(77, 1)], HOME.repositoryUrl)).toEqual(idsOf(2));
  expect(withPhases(plan, null, [closed(78, 1)], HOME.repositoryUrl)).toEqual(idsOf(1));
  expect(withPhases(plan, [], [closed(78, 9)], HOME.repositoryUrl)).toEqual([]);
  expect(withPhases(plan, 'all', [closed(77, 1)])).toBe('all');
  expect(withPhases(plan, null, [])).toBeNull();
});
