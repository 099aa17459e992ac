import type { BranchCommit } from './branch-history.ts';
import type { CommitCheck } from './merged-pull.ts';

/** The check that says the plan itself is true: proven by writing the record. */
export const PLAN_CHECK = 'Planwright';

/**
 * What GitHub's word for how a check run or a status ended means, in capitals or not. Cancelled, skipped, neutral and
 * stale are neither success nor failure.
 */
export function checkConclusion(word: string | null | undefined): CommitCheck['conclusion'] {
  return CONCLUSIONS[word?.toLowerCase() ?? ''] ?? 'other';
}

const CONCLUSIONS: Readonly<Record<string, CommitCheck['conclusion']>> = {
  success: 'success',
  failure: 'failure',
  error: 'failure',
  timed_out: 'failure',
  startup_failure: 'failure',
  pending: 'pending',
  expected: 'pending',
};

export interface CheckVerdict {
  readonly conclusion: 'success' | 'failure';
  /** The runs that say so. */
  readonly runs: readonly CommitCheck[];
}

/** Runs of a check by its name, those of a matrix by `name (`. */
export function runsOf(name: string, checks: readonly CommitCheck[]): CommitCheck[] {
  return checks.filter((check) => check.name === name || check.name.startsWith(`${name} (`));
}

/**
 * What a check last said on these commits, newest first; null where it said nothing. A commit on which it was only
 * cancelled or skipped, or where a run of its matrix is still under way, is passed over: neither success nor failure.
 */
export function checkVerdict(name: string, commits: readonly BranchCommit[]): CheckVerdict | null {
  for (const { checks } of commits) {
    const runs = runsOf(name, checks);
    const failed = runs.filter((run) => run.conclusion === 'failure');
    if (failed.length > 0) return { conclusion: 'failure', runs: failed };
    const passed = runs.filter((run) => run.conclusion === 'success');
    const isEnded = runs.every((run) => run.conclusion !== 'pending');
    if (passed.length > 0 && isEnded) return { conclusion: 'success', runs: passed };
  }
  return null;
}

/** The verdict on several checks that together prove one thing: all have to pass, and one that failed decides. */
export function jointVerdict(
  names: readonly string[],
  commits: readonly BranchCommit[],
): CheckVerdict | null {
  const verdicts = names.filter((name) => name !== PLAN_CHECK).map((name) => checkVerdict(name, commits));
  const failed = verdicts.find((verdict) => verdict?.conclusion === 'failure');
  if (failed) return failed;
  if (verdicts.length === 0 || verdicts.some((verdict) => verdict === null)) return null;
  return { conclusion: 'success', runs: verdicts.flatMap((verdict) => verdict?.runs ?? []) };
}
