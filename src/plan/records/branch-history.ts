import type { CommitCheck, MergedPull } from './merged-pull.ts';

/** A commit of the default branch. */
export interface BranchCommit {
  readonly oid: string;
  readonly parents: readonly string[];
  /** First line of its message: foreign text. */
  readonly headline: string;
  /** ISO 8601, UTC. */
  readonly committedAt: string;
  /** All checks and statuses on it; empty where there are none, or where they were not read. */
  readonly checks: readonly CommitCheck[];
}

/** The newest commits of the default branch, newest first, as far back as they were read. */
export type BranchHistory = readonly BranchCommit[];

/** The commits that the branch itself went through, newest first: what a push brought as its head, or a merge made. */
export function mainLine(history: BranchHistory): BranchCommit[] {
  const byOid = new Map(history.map((commit) => [commit.oid, commit]));
  const line: BranchCommit[] = [];
  for (let next = history[0]; next !== undefined; next = byOid.get(next.parents[0] ?? '')) {
    line.push(next);
    byOid.delete(next.oid);
  }
  return line;
}

/**
 * Whether a commit of the main line contains another one. A merge that is not in what was read is older than all of
 * it, so every commit read contains it.
 */
export function containsCommit(history: BranchHistory, commit: string, other: string): boolean {
  const byOid = new Map(history.map((one) => [one.oid, one]));
  if (!byOid.has(other)) return true;
  const seen = new Set<string>();
  const open = [commit];
  for (let oid = open.pop(); oid !== undefined; oid = open.pop()) {
    if (oid === other) return true;
    if (seen.has(oid)) continue;
    seen.add(oid);
    open.push(...(byOid.get(oid)?.parents ?? []));
  }
  return false;
}

/**
 * Where the default branch runs no check at all, those of a pull request's head stand for those of its merge commit.
 * `ownCheck` is the name of a check that counts for nothing here.
 */
export function withHeadChecks(
  history: BranchHistory,
  pulls: readonly Pick<MergedPull, 'mergeCommit' | 'headChecks'>[],
  ownCheck: string,
): BranchHistory {
  const runsChecks = mainLine(history).some(({ checks }) => checks.some((check) => check.name !== ownCheck));
  if (runsChecks) return history;
  const byMerge = new Map(pulls.map((pull) => [pull.mergeCommit?.oid, pull.headChecks]));
  return history.map((commit) => ({ ...commit, checks: byMerge.get(commit.oid) ?? commit.checks }));
}
