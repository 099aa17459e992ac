import { readPlan } from '../../../src/plan/reading/read.ts';
import { readLedger } from '../../../src/plan/records/ledger.ts';
import type { MergedPull } from '../../../src/plan/records/merged-pull.ts';
import { type Merge, type RecordedMerges, recordMerges } from '../../../src/plan/records/record-merges.ts';
import { isRevert, revertTargets } from '../../../src/plan/records/reverts.ts';
import { renderPlan } from '../../../src/plan/render.ts';
import { commitOf, HOME, MEDIUM, passed, pullOf } from '../sample-plan.ts';

const medium = renderPlan(MEDIUM, HOME);
const oid = (digit: string): string => digit.repeat(40);

const merge = (number: number, tasks: Merge['tasks'], changes: Partial<MergedPull> = {}): Merge => ({
  pull: pullOf(number, {
    mergedAt: `2026-03-02T10:00:${number}Z`.replace(':7', ':1'),
    mergeCommit: {
      oid: oid(String(number % 10)),
      url: `https://github.com/planwright/planwright/commit/${oid(String(number % 10))}`,
    },
    ...changes,
  }),
  tasks,
});
const revert = (number: number, of: number): Merge =>
  merge(number, null, { title: `Revert "${of}"`, body: `Reverts planwright/planwright#${of}`, commits: [] });
const run = (source: string, ...merges: Merge[]): RecordedMerges => recordMerges(source, merges, HOME);
const ticked = (source: string): string[] =>
  readPlan(source)
    .tasks.filter((task) => task.checked)
    .map((task) => task.id);

test.each<[string, Partial<MergedPull>, { pulls: number[]; commits: string[] }]>([
  ['GitHub’s words', { body: 'Reverts planwright/planwright#57' }, { pulls: [57], commits: [] }],
  ['the number alone', { body: 'Why\r\n\r\nReverts #57.\r\n' }, { pulls: [57], commits: [] }],
  ['of another repository', { body: 'Reverts other/planwright#57' }, { pulls: [], commits: [] }],
  ['in a sentence', { body: 'This reverts #57 in part' }, { pulls: [], commits: [] }],
  [
    'git’s words',
    { body: '', commits: [{ oid: oid('9'), message: `Revert "x"\n\nThis reverts commit ${oid('7')}.` }] },
    { pulls: [], commits: [oid('7')] },
  ],
  [
    'a merge commit',
    { body: `This reverts commit ${oid('7')}, reversing\nchanges made to ${oid('6')}.` },
    { pulls: [], commits: [oid('7')] },
  ],
])('what is reverted: %s', (_name, changes, targets) => {
  const pull = pullOf(80, { commits: [], ...changes });
  expect(revertTargets(pull)).toEqual(targets);
  expect(isRevert(pull)).toBe(targets.pulls.length + targets.commits.length > 0);
});

test('a revert unticks what the reverted one ticked, and says so twice', () => {
  const done = run(medium, merge(71, ['T01', 'T02']), merge(72, ['T03'])).source;
  const result = run(done, revert(73, 71));
  expect(result).toMatchObject({ recorded: [73], ticked: [], unticked: ['T01', 'T02'] });
  expect(ticked(result.source)).toEqual(['T03']);
  expect(result.source).toMatch(/- \[ \] \*\*T01\*\* .* · taken back by \[#73\]\(/);
  expect(result.source).toMatch(/- \[#73\].* · takes back \[#71\]\(https:[^ ]*\/pull\/71\): T01, T02 · /);
  expect(result.source).toMatch(
    /## Surprises and discoveries\n\n- 2026-03-02 · \[#73\]\(.*\) reverted \[#71\]\(.*\): T01, T02 are open again \(Revert "71"\)/,
  );
  expect(readLedger(result.source)).toEqual(['pr/71', 'pr/72', 'pr/73']);
  expect(run(result.source, revert(73, 71)).source).toBe(result.source);
});

test('the revert of the revert restores, and a third takes back again', () => {
  const done = run(medium, merge(71, ['T01', 'T02']), revert(73, 71)).source;
  const restored = run(done, revert(74, 73));
  expect(restored).toMatchObject({ ticked: ['T01', 'T02'], unticked: [] });
  expect(restored.source).toMatch(/- \[#74\].* · restores \[#71\]\(.*\): T01, T02 · /);
  expect(restored.source).toContain('restored [#71](');
  const again = run(restored.source, revert(75, 74));
  expect(again.unticked).toEqual(['T01', 'T02']);
  expect(again.source).toMatch(/- \[#75\].* · takes back \[#71\]\(/);
});

test('all at once is the same as one by one', () => {
  const merges = [merge(71, ['T01']), revert(72, 71), revert(73, 72), merge(74, ['T02'])];
  const one = merges.reduce((source, each) => run(source, each).source, medium);
  expect(run(medium, ...merges).source).toBe(one);
  expect(ticked(one)).toEqual(['T01', 'T02']);
});

test('one that reverts two takes both back, and its revert restores both', () => {
  const done = run(medium, merge(71, ['T01']), merge(72, ['T03']), merge(74, ['T02'])).source;
  const both = merge(75, null, { title: 'Revert both', body: 'Reverts #71\nReverts #72', commits: [] });
  const result = run(done, both);
  expect(result).toMatchObject({ recorded: [75], unticked: ['T01', 'T03'] });
  expect(ticked(result.source)).toEqual(['T02']);
  expect(run(result.source, both).source).toBe(result.source);
  expect(readLedger(result.source).filter((entry) => entry === 'pr/75')).toHaveLength(1);
  expect(ticked(run(result.source, revert(76, 75)).source)).toEqual(['T01', 'T02', 'T03']);
});

test('by git revert, of the merge commit', () => {
  const done = run(medium, merge(71, ['T01'])).source;
  const byGit = merge(73, null, {
    body: '',
    commits: [{ oid: oid('8'), message: `Revert\n\nThis reverts commit ${oid('1')}.` }],
  });
  expect(run(done, byGit).unticked).toEqual(['T01']);
});

test('what another completed too, or a person unticked, or nobody recorded, is left', () => {
  const both = run(medium, merge(71, ['T01']), merge(72, ['T01', 'T02'])).source;
  expect(run(both, revert(73, 71)).unticked).toEqual([]);
  const undone = both.replace('- [x] **T02**', '- [ ] **T02**');
  expect(run(undone, revert(73, 72)).unticked).toEqual([]);
  expect(run(medium, revert(73, 71)).source).toBe(medium);
});

test('it opens a complete phase again: its checks have to prove what is there now', () => {
  const ready = medium.replace('- [ ] **E1.2**', '- [x] **E1.2**');
  const first = merge(71, ['T01', 'T02', 'T03']);
  const history = [commitOf(oid('1'), [passed('Test suite', oid('1'))])];
  const complete = recordMerges(ready, [first], HOME, { history, isPatient: false });
  expect(complete.phasesCompleted).toEqual([1]);
  const back = run(complete.source, revert(73, 71));
  expect(back.unticked).toEqual(['T01', 'T02', 'T03', 'E1.1']);
  expect(back.source).not.toContain('**Summary:**');
  expect(back.source).toContain('| under way | 0 of 3 |');
  const line = [commitOf(oid('4'), [], [oid('3')]), commitOf(oid('3'), [], [oid('1')]), ...history];
  const restored = recordMerges(back.source, [revert(74, 73)], HOME, { history: line, isPatient: false });
  expect(restored.ticked).toEqual(['T01', 'T02', 'T03']);
  const proven = [commitOf(oid('4'), [passed('Test suite', oid('4'))], [oid('3')]), ...line.slice(1)];
  const again = recordMerges(restored.source, [], HOME, { history: proven, isPatient: true });
  expect(again.ticked).toEqual(['E1.1']);
  expect(again.source).toMatch(/\*\*Summary:\*\* \[#71\]\(\S+\) shipped it on/);
});

test('a small plan gets its section of surprises at the end', () => {
  const small = renderPlan({ ...MEDIUM, tier: 'small', phases: MEDIUM.phases.slice(0, 1) }, HOME);
  const done = run(small, merge(71, ['T01'])).source;
  const result = run(done, revert(73, 71)).source;
  expect(readPlan(result).phases[0]?.records.map((record) => record.number)).toEqual([71, 73]);
  expect(run(result, merge(74, ['T01'])).source).toMatch(/- \[#74\][\s\S]*## Surprises/);
});
