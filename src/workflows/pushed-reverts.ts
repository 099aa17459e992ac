import type { LandedChange, MergedPull } from '../plan/records/merged-pull.ts';
import { isRevert, revertedCommits } from '../plan/records/reverts.ts';
import { findPlansNamed } from './find-plans-named.ts';
import type { PushedRevert } from './job.ts';
import type { CommitReading, RepositoryReading } from './ports/repository.ts';
import { otherPlansOf } from './record-other-plans.ts';

/** What of the pushed reverts is to be read: themselves, and the commits that they name. */
export function commitsToRead(pushed: readonly PushedRevert[]): string[] {
  return [...new Set(pushed.flatMap(({ oid, targets }) => [oid, ...targets]))].slice(0, MOST_COMMITS);
}

const MOST_COMMITS = 40;

/**
 * Those that are on the default branch and that no merged pull request brought: with one they are its matter. Empty
 * where they, or what they name, are not there.
 */
export function pushedAlone(reading: RepositoryReading, pushed: readonly PushedRevert[]): PushedRevert[] {
  const onBranch = new Set(reading.history.map(({ oid }) => oid));
  return pushed.filter(({ oid, targets }) => {
    const commit = reading.commits?.get(oid);
    const isAlone = commit !== undefined && commit.pulls.length === 0 && onBranch.has(commit.oid);
    return isAlone && targets.some((target) => reading.commits?.has(target));
  });
}

/**
 * Whether a plan may record what a pushed commit reverts: a pull request that speaks of plans brought it, or it is a
 * revert itself. Of everything else that is pushed no plan says anything.
 */
export function mayTakeBack(reading: RepositoryReading, { targets }: PushedRevert): boolean {
  return targets.some((target) => {
    const commit = reading.commits?.get(target);
    if (commit === undefined) return false;
    if (commit.pulls.length === 0) return revertedCommits(commit.message).length > 0;
    return commit.pulls.some(
      (pull) =>
        findPlansNamed(pull).length + pull.referencedBy.length + otherPlansOf(reading, pull).length > 0 ||
        isRevert(pull),
    );
  });
}

/** Commits that pushed reverts took back, where these are reverted in turn. */
export function revertedBefore({ commits }: RepositoryReading, pushed: readonly PushedRevert[]): string[] {
  return pushed
    .flatMap(({ targets }) => targets)
    .flatMap((target) => {
      const commit = commits?.get(target);
      return commit === undefined || commit.pulls.length > 0 ? [] : revertedCommits(commit.message);
    });
}

/** Numbers of the pull requests whose commits they name. */
export function pullsReverted({ commits }: RepositoryReading, pushed: readonly PushedRevert[]): number[] {
  const targets = pushed.flatMap((revert) => revert.targets);
  return [
    ...new Set(targets.flatMap((target) => commits?.get(target)?.pulls ?? []).map(({ number }) => number)),
  ];
}

/**
 * The pushed reverts that really take back what they name. A message proves nothing: the commit has to touch every file
 * that the pull request changed, or where not all of these are known, to change as much the other way round.
 */
export function pushedReverts(reading: RepositoryReading, pushed: readonly PushedRevert[]): LandedChange[] {
  return pushedAlone(reading, pushed).flatMap((revert) => {
    const commit = reading.commits?.get(revert.oid);
    if (commit === undefined) return [];
    const targets = revert.targets.filter((target) => takesBack(reading, { revert, commit }, target));
    return targets.length === 0 ? [] : [landed(commit, targets)];
  });
}

function takesBack(
  { commits, pulls }: RepositoryReading,
  { revert, commit }: { readonly revert: PushedRevert; readonly commit: CommitReading },
  target: string,
): boolean {
  const named = commits?.get(target);
  if (named === undefined) return false;
  if (revert.files === null) return true;
  const merged = named.pulls.flatMap(({ number }) => pulls.get(number)?.merged ?? []);
  const pull = merged.find(({ mergeCommit }) => mergeCommit?.oid === named.oid);
  if (pull !== undefined && hasAllFiles(pull)) {
    const touched = new Set(revert.files);
    return pull.files.every(({ path }) => touched.has(path));
  }
  return (
    commit.changedFiles === named.changedFiles &&
    commit.additions === named.deletions &&
    commit.deletions === named.additions
  );
}

function hasAllFiles({ files, changedFiles }: MergedPull): boolean {
  return files.length > 0 && files.length === changedFiles;
}

/** As what was merged is read; of its message only that it reverts `targets` counts. */
function landed(commit: CommitReading, targets: readonly string[]): LandedChange {
  const { oid, url, author, additions, deletions, changedFiles } = commit;
  const [title = '', ...rest] = commit.message.split('\n');
  const trailers = rest.filter((line) => /^co-authored-by:/i.test(line));
  const message = [...targets.map((target) => `This reverts commit ${target}.`), ...trailers].join('\n');
  return {
    ...{ number: null, url, title, body: '', headRef: '', author, reviewers: [] },
    ...{ mergedAt: commit.committedAt, mergeCommit: { oid, url }, commits: [{ oid, message }] },
    ...{ files: [], changedFiles, additions, deletions, closesIssues: [], checks: [], headChecks: [] },
  };
}
