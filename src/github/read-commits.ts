import type { CommitReading, ReadRequest } from '../workflows/ports/repository.ts';
import { type LandedShape, present, type RepositoryShape } from './shapes.ts';

/** The commits that were asked for by their ids; what is no commit, or is not there, is left out. */
export function readCommits(
  data: RepositoryShape,
  { commits = [] }: ReadRequest,
): ReadonlyMap<string, CommitReading> {
  const found = commits.flatMap((asked, index): [string, CommitReading][] => {
    const commit = data[`landed_${index}`] as Partial<LandedShape> | null | undefined;
    return isCommit(commit) ? [[asked, readCommit(commit, data)]] : [];
  });
  return new Map(found);
}

/** An object of another kind answers with nothing in it. */
function isCommit(commit: Partial<LandedShape> | null | undefined): commit is LandedShape {
  return commit?.oid !== undefined;
}

function readCommit(
  commit: LandedShape,
  { nameWithOwner, defaultBranchRef }: RepositoryShape,
): CommitReading {
  const pulls = present(commit.associatedPullRequests).filter(
    (pull) =>
      pull.merged &&
      pull.baseRefName === defaultBranchRef?.name &&
      pull.repository.nameWithOwner === nameWithOwner,
  );
  return {
    oid: commit.oid,
    url: commit.url,
    message: commit.message,
    committedAt: commit.committedDate,
    author: commit.author?.user?.login ?? commit.author?.name ?? null,
    additions: commit.additions,
    deletions: commit.deletions,
    changedFiles: commit.changedFilesIfAvailable ?? 0,
    pulls: pulls.map(({ number }) => number),
  };
}
