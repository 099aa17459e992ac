import type { CommitReading, LandedPull, ReadRequest } from '../workflows/ports/repository.ts';
import type { PlanMemory } from './plan-memory.ts';
import { isPlanned, mayBePlanned } from './read-issue.ts';
import { readEvidence, referencesOf } from './read-pull.ts';
import { type LandedPullShape, type LandedShape, present, type RepositoryShape } from './shapes.ts';

/** The commits that were asked for by their ids; what is no commit, or is not there, is left out. */
export function readCommits(
  data: RepositoryShape,
  { commits = [] }: ReadRequest,
  memory: PlanMemory,
): ReadonlyMap<string, CommitReading> {
  const found = commits.flatMap((asked, index): [string, CommitReading][] => {
    const commit = data[`landed_${index}`] as Partial<LandedShape> | null | undefined;
    return isCommit(commit) ? [[asked, readCommit(commit, data, memory)]] : [];
  });
  return new Map(found);
}

/** An object of another kind answers with nothing in it. */
function isCommit(commit: Partial<LandedShape> | null | undefined): commit is LandedShape {
  return commit?.oid !== undefined;
}

function readCommit(commit: LandedShape, data: RepositoryShape, memory: PlanMemory): CommitReading {
  const { nameWithOwner, defaultBranchRef } = data;
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
    pulls: pulls.map((pull) => readLandedPull(pull, data, memory)),
  };
}

/** Issues that surely have no plan say nothing. */
function readLandedPull(pull: LandedPullShape, data: RepositoryShape, memory: PlanMemory): LandedPull {
  const { nameWithOwner } = data;
  const evidence = readEvidence(pull, nameWithOwner);
  return {
    ...evidence,
    number: pull.number,
    url: pull.url,
    closesIssues: evidence.closesIssues.filter((issue) => mayBePlanned(data, issue, memory)),
    referencedBy: referencesOf(pull, nameWithOwner).filter((issue) => isPlanned(data, issue, memory)),
  };
}
