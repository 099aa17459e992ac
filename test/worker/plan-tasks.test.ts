import { UserError } from '../../src/errors.ts';
import type { MergedPull } from '../../src/plan/records/merged-pull.ts';
import { createPool, type Pool } from '../../src/worker/pool.ts';
import { SMALL_PLAN } from '../commands/small-plan.ts';

let pool: Pool;
beforeAll(() => {
  pool = createPool({ maxThreads: 1 });
});
afterAll(() => pool.close());

const PULL: MergedPull = {
  number: 57,
  url: 'https://github.com/o/r/pull/57',
  title: 'Sanitize the token',
  body: 'Plan: #42 T01',
  headRef: '42-T01-token',
  mergedAt: '2026-01-02T03:04:05Z',
  author: 'alice',
  reviewers: ['bob'],
  mergeCommit: { oid: 'a'.repeat(40), url: `https://github.com/o/r/commit/${'a'.repeat(40)}` },
  commits: [{ oid: 'b'.repeat(40), message: 'Sanitize' }],
  files: [{ path: 'test/log.test.ts', additions: 9, deletions: 0, change: 'added' }],
  changedFiles: 1,
  additions: 9,
  deletions: 0,
  closesIssues: [],
  checks: [],
  headChecks: [],
};
const none = { history: [], isPatient: false };
const home = { repositoryUrl: 'https://github.com/o/r', planPath: 'plans/42-x/PLAN.md' };

test('a merge is recorded, its check ticks the criterion, and the status says so', async () => {
  const merges = [{ pull: PULL, tasks: ['T01'] }];
  const recorded = await pool.run('record-merges', { source: SMALL_PLAN, merges, home, checks: none });
  expect(recorded).toMatchObject({ recorded: [57], ticked: ['T01'] });
  expect(recorded.source).toContain('- [x] **T01**');

  const again = await pool.run('record-merges', { source: recorded.source, merges, home, checks: none });
  expect(again.source).toBe(recorded.source);

  const status = await pool.run('plan-status', { source: recorded.source });
  expect(status).toMatchObject({ issue: 42, complete: false, next: [{ id: 'T02' }] });

  const check = {
    name: 'Test suite',
    conclusion: 'success',
    url: 'https://x.example/1',
    sha: 'a'.repeat(40),
    endedAt: '2026-01-02T03:05:00Z',
  } as const;
  const both = await pool.run('record-merges', {
    source: recorded.source,
    merges: [{ pull: { ...PULL, number: 58, url: 'https://github.com/o/r/pull/58' }, tasks: ['T02'] }],
    home,
    checks: none,
  });
  const commit = { oid: check.sha, parents: [], headline: '', committedAt: check.endedAt, checks: [check] };
  const checked = await pool.run('record-merges', {
    source: both.source,
    merges: [],
    home,
    checks: { history: [commit], isPatient: true },
  });
  expect(checked.ticked).toEqual(['E1']);
  expect((await pool.run('plan-status', { source: checked.source })).complete).toBe(true);
});

test('commands run in the thread', async () => {
  const calls = await pool.run('parse-commands', { body: '/plan done T01\n/plan done T9', prefix: '/plan' });
  const ran = await pool.run('run-commands', {
    calls,
    context: {
      source: SMALL_PLAN,
      planUrl: null,
      issue: 42,
      pull: null,
      people: [],
      prefix: '/plan',
      actor: { login: 'alice', url: 'https://github.com/alice', date: '2026-01-02' },
      standing: { author: false, triage: true, write: true },
      origin: 'comment/991',
      answered: [],
    },
  });
  expect(ran.results.map((result) => result.kind)).toEqual(['edit', 'error']);
  expect(ran.source).toContain(`comment/991#${calls[0]?.hash}`);
});

test('an error for the person stays one on this side', async () => {
  const failing = pool.run('plan-status', { source: 'no plan' });
  await expect(failing).rejects.toBeInstanceOf(UserError);
  await expect(failing).rejects.toMatchObject({ name: 'UserError' });
});
