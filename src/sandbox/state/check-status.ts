import type { CheckRun, CheckSuite, Conclusion, Repository } from './records.ts';

/** The worst comes first, as the checks page of GitHub sums up a suite. */
const ORDER: readonly Conclusion[] = [
  'action_required',
  'timed_out',
  'cancelled',
  'failure',
  'stale',
  'success',
  'neutral',
  'skipped',
];

export function runsOf(repository: Repository, suite: CheckSuite): CheckRun[] {
  return repository.checkRuns.filter((run) => run.suiteId === suite.id);
}

/** Status and conclusion of a suite, from those of its runs. */
export function suiteStatus(
  repository: Repository,
  suite: CheckSuite,
): { status: CheckRun['status']; conclusion: Conclusion | null } {
  const runs = runsOf(repository, suite);
  if (runs.length === 0) return { status: 'queued', conclusion: null };
  if (runs.every((run) => run.status === 'completed')) {
    const conclusion = ORDER.find((one) => runs.some((run) => run.conclusion === one)) ?? null;
    return { status: 'completed', conclusion };
  }
  const hasBegun = runs.some((run) => run.status !== 'queued');
  return { status: hasBegun ? 'in_progress' : 'queued', conclusion: null };
}
