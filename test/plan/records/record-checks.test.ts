import type { BranchHistory } from '../../../src/plan/records/branch-history.ts';
import { withHeadChecks } from '../../../src/plan/records/branch-history.ts';
import { addToLedger, checkEntry, readLedger } from '../../../src/plan/records/ledger.ts';
import type { CommitCheck } from '../../../src/plan/records/merged-pull.ts';
import { type RecordedChecks, recordChecks } from '../../../src/plan/records/record-checks.ts';
import { recordMerges } from '../../../src/plan/records/record-merges.ts';
import { renderPlan } from '../../../src/plan/render.ts';
import { commitOf, HOME, MEDIUM, pullOf } from '../sample-plan.ts';

const MERGE = pullOf(70).mergeCommit?.oid ?? '';
const EARLIER = '1'.repeat(40);
const LATER = '2'.repeat(40);
const SIDE = '3'.repeat(40);

const check = (
  name: string,
  conclusion: CommitCheck['conclusion'] = 'success',
  sha = MERGE,
): CommitCheck => ({ name, conclusion, sha, url: 'https://ci.example/1', endedAt: '2026-03-02T11:00:00Z' });

/** Newest first, one on the other. */
function branch(...commits: readonly (readonly [string, ...CommitCheck[]])[]): BranchHistory {
  return commits.map(([oid, ...checks], index) => commitOf(oid, checks, [commits[index + 1]?.[0] ?? '']));
}

const done = recordMerges(
  renderPlan(MEDIUM, HOME),
  [{ pull: pullOf(70), tasks: ['T01', 'T02', 'T03'] }],
  HOME,
).source;
const run = (source: string, history: BranchHistory, isPatient = false): RecordedChecks =>
  recordChecks(source, { history, isPatient });
const proven = run(done, branch([MERGE, check('Test suite')])).source;

describe('recordChecks', () => {
  test('ticks with a link, once, and says what it waits for', () => {
    expect(run(done, [])).toMatchObject({ source: done, awaits: ['Test suite'] });
    const result = run(done, branch([MERGE, check('Test suite'), check('Docs')]));
    expect(result).toMatchObject({ ticked: ['E1.1'], unticked: [], awaits: ['Test suite'] });
    expect(result.source).toMatch(
      /- \[x\] \*\*E1\.1\*\* .* · \[passed\]\(https:\/\/ci\.example\/1\), 2026-03-02\n/,
    );
    expect(readLedger(result.source)).toEqual(['pr/70', checkEntry(MERGE, 'Test suite')]);
    expect(run(result.source, branch([MERGE, check('Test suite')])).source).toBe(result.source);
  });

  test.each<[string, BranchHistory, boolean]>([
    ['the merge commit', branch([LATER], [MERGE, check('Test suite')]), true],
    ['a later commit', branch([LATER, check('Test suite', 'success', LATER)], [MERGE]), true],
    ['an earlier commit', branch([MERGE], [EARLIER, check('Test suite', 'success', EARLIER)]), false],
    ['another check of a similar name', branch([MERGE, check('Test suites')]), false],
    ['a matrix', branch([MERGE, check('Test suite (a)'), check('Test suite (b)')]), true],
    [
      'one run of it failed',
      branch([MERGE, check('Test suite (a)'), check('Test suite (b)', 'failure')]),
      false,
    ],
    [
      'one run of it is under way',
      branch([MERGE, check('Test suite (a)'), check('Test suite (b)', 'pending')]),
      false,
    ],
    [
      'one run of it was skipped',
      branch([MERGE, check('Test suite (a)'), check('Test suite (b)', 'other')]),
      true,
    ],
    ['cancelled', branch([MERGE, check('Test suite', 'other')]), false],
    [
      'cancelled on a later commit, passed on the merge',
      branch([LATER, check('Test suite', 'other', LATER)], [MERGE, check('Test suite')]),
      true,
    ],
    [
      'failed on a later commit, passed on the merge',
      branch([LATER, check('Test suite', 'failure', LATER)], [MERGE, check('Test suite')]),
      false,
    ],
    [
      'failed on the merge, passed on a later commit',
      branch([LATER, check('Test suite', 'success', LATER)], [MERGE, check('Test suite', 'failure')]),
      true,
    ],
    [
      'a commit of a side branch, which the main line does not go through',
      [
        commitOf(LATER, [], [MERGE, SIDE]),
        commitOf(SIDE, [check('Test suite', 'success', SIDE)], [MERGE]),
        commitOf(MERGE),
      ],
      false,
    ],
    [
      'a commit beside the merge, newer by the clock',
      [
        commitOf(LATER, [], [SIDE, MERGE]),
        commitOf(SIDE, [check('Test suite', 'success', SIDE)], [EARLIER]),
        commitOf(MERGE, [], [EARLIER]),
        commitOf(EARLIER),
      ],
      false,
    ],
    ['a merge older than what was read', branch([LATER, check('Test suite', 'success', LATER)]), true],
  ])('%s', (_name, history, isTicked) => {
    expect(run(done, history).ticked).toEqual(isTicked ? ['E1.1'] : []);
  });

  test('none while a task of the phase is open', () => {
    const open = done.replace('- [x] **T02**', '- [ ] **T02**');
    expect(run(open, branch([MERGE, check('Test suite')]))).toMatchObject({ source: open, awaits: [] });
  });

  test('what a person unticked stays so, also by later commits', () => {
    const undone = proven.replace('- [x] **E1.1**', '- [ ] **E1.1**');
    const later = branch([LATER, check('Test suite', 'success', LATER)], [MERGE, check('Test suite')]);
    expect(run(undone, later).source).toBe(undone);
    const bare = undone.replace(/ · \[passed\]\(.*\), 2026-03-02/, '');
    expect(run(bare, branch([MERGE, check('Test suite')])).source).toBe(bare);
    expect(run(bare, later).ticked).toEqual(['E1.1']);
  });

  test('a failure afterwards unticks and says so; a success after it ticks again', () => {
    const failing = branch([LATER, check('Test suite', 'failure', LATER)], [MERGE, check('Test suite')]);
    const failed = run(proven, failing);
    expect(failed).toMatchObject({ ticked: [], unticked: ['E1.1'], awaits: ['Test suite'] });
    expect(failed.source).toMatch(/- \[ \] \*\*E1\.1\*\* .* · \[failed\]\(https:.*\), 2026-03-02\n/);
    expect(failed.source).toContain('| 3 of 3 | 1 of 3 |');
    expect(run(failed.source, failing).source).toBe(failed.source);
    const again = run(failed.source, branch([LATER, check('Test suite', 'success', LATER)], [MERGE]));
    expect(again.ticked).toEqual(['E1.1']);
    const byHand = failed.source.replace('- [ ] **E1.1**', '- [x] **E1.1**');
    expect(run(byHand, failing).source).toBe(byHand);
  });

  test('a tick by hand is not taken back by a check', () => {
    const byHand = done.replace('- [ ] **E1.1**', '- [x] **E1.1**');
    expect(run(byHand, branch([MERGE, check('Test suite', 'failure')])).source).toBe(byHand);
  });

  test('once the checkpoint is passed, later failures are other work’s; the same commit’s are not', () => {
    const passedGate = proven.replace('- [ ] **Checkpoint 1**', '- [x] **Checkpoint 1**');
    const later = branch([LATER, check('Test suite', 'failure', LATER)], [MERGE, check('Test suite')]);
    expect(run(passedGate, later).source).toBe(passedGate);
    const same = branch([LATER], [MERGE, check('Test suite', 'failure')]);
    expect(run(passedGate, same).unticked).toEqual(['E1.1']);
  });

  test('what fails where a later phase was proven leaves one alone that passed its checkpoint', () => {
    const passedGate = proven.replace('- [ ] **Checkpoint 1**', '- [x] **Checkpoint 1**');
    const ledger = addToLedger(passedGate, [checkEntry(LATER, 'Test suite')]);
    const later = branch([LATER, check('Test suite', 'failure', LATER)], [MERGE, check('Test suite')]);
    expect(run(ledger, later).source).toBe(ledger);
    // Its own commit may be too old for its checks to be read, or to be read at all.
    expect(
      run(
        ledger,
        later.map((one) => (one.oid === MERGE ? { ...one, checks: [] } : one)),
      ).source,
    ).toBe(ledger);
    expect(run(ledger, later.slice(0, 1)).source).toBe(ledger);
  });

  test('completes the phase when the last one ends, and opens it again with its summary gone', () => {
    const almost = done.replace('- [ ] **E1.2**', '- [x] **E1.2**');
    const whole = run(almost, branch([MERGE, check('Test suite')]));
    expect(whole.phasesCompleted).toEqual([1]);
    expect(whole.source).toMatch(/### What shipped\n\n\*\*Summary:\*\* \[#70\]/);
    const failed = run(whole.source, branch([MERGE, check('Test suite', 'failure')])).source;
    expect(failed).not.toContain('**Summary:**');
    expect(failed).toMatch(/### What shipped\n\n- \[#70\]/);
    const said = whole.source.replace('**Summary:** [#70]', '**Summary:** All in all: [#70]');
    expect(run(said, branch([MERGE, check('Test suite', 'failure')])).source).toContain('All in all');
  });

  test('with patience, it waits for the others that run on the same commit', () => {
    const history = branch([MERGE, check('Test suite (a)', 'failure'), check('Test suite (b)', 'pending')]);
    expect(run(proven, history, true).source).toBe(proven);
    expect(run(proven, history, false).unticked).toEqual(['E1.1']);
  });

  test('where the branch runs no check, those of the head stand for it', () => {
    const pull = { ...pullOf(70), headChecks: [check('Test suite', 'success', SIDE)] };
    const none = branch([LATER], [MERGE]);
    const ours = branch([LATER], [MERGE, check('Planwright')]);
    expect(run(done, withHeadChecks(none, [pull], 'Planwright')).ticked).toEqual(['E1.1']);
    expect(run(done, withHeadChecks(ours, [pull], 'Planwright')).ticked).toEqual(['E1.1']);
    const some = branch([LATER], [MERGE, check('Lints')]);
    expect(run(done, withHeadChecks(some, [pull], 'Planwright')).ticked).toEqual([]);
  });
});
