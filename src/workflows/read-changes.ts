import type { MergedPull } from '../plan/records/merged-pull.ts';
import { findPlansNamed } from './find-plans-named.ts';
import { isLinkedByHand } from './linked-by-hand.ts';
import type { PullChange, ReadsChanges } from './ports/planning.ts';
import type { IssueReading, PullReading, RepositoryReading, RepositoryRef } from './ports/repository.ts';

/** Read in one job. */
const MOST_PULLS = 20;

/**
 * The reading with the texts that its pull requests change, where a plan they name is going to record them, or shows
 * what it would record: they say which names and dependencies changed. It costs no request.
 */
export async function withChanges(
  plans: ReadsChanges,
  repository: RepositoryRef,
  reading: RepositoryReading,
): Promise<RepositoryReading> {
  const wanted = [...reading.pulls.values()].filter((pull) => isWanted(reading, pull)).slice(0, MOST_PULLS);
  if (wanted.length === 0) return reading;
  const changes = await plans.readChanges(repository, reading.repository.url, wanted.map(changeOf));
  const pulls = new Map(reading.pulls);
  for (const [number, texts] of changes) {
    const pull = pulls.get(number);
    if (pull === undefined) continue;
    const { merged, proposed } = pull;
    pulls.set(number, {
      ...pull,
      merged: merged === null ? null : { ...merged, texts },
      proposed: proposed === null ? null : { ...proposed, texts },
    });
  }
  return { ...reading, pulls };
}

/** Its plans are here, and one of them does not hold it yet, as far as the ledger's mark shows; or it is open. */
export function isWanted({ issues, repository }: RepositoryReading, pull: PullReading): boolean {
  const change = pull.merged ?? pull.proposed;
  if (change === null || pull.baseRef !== repository.defaultBranch) return false;
  if (pull.merged !== null && pull.merged.mergeCommit === null) return false;
  const mark = new RegExp(`\\bpr/${pull.number}\\b`);
  const named = new Set(findPlansNamed(change).map(({ issue }) => issue));
  return [...issues.values()].some((issue) => {
    const { number, plan } = issue;
    if (plan === null || !(named.has(number) || isLinkedByHand(plan.source, pull.number))) return false;
    if (/^paused: true\s*$/m.test(plan.source.slice(0, FRONT_MATTER_CHARACTERS))) return pull.isOpen;
    return pull.isOpen || (pull.merged !== null && !isOlder(pull.merged, issue) && !mark.test(plan.source));
  });
}

const FRONT_MATTER_CHARACTERS = 1_000;

/** What was merged before the plan was proposed cannot mean its tasks: the issue was opened again, or planned anew. */
export function isOlder(merged: MergedPull, { planPull }: IssueReading): boolean {
  return planPull?.isMerged === true && merged.mergedAt < planPull.openedAt;
}

function changeOf({ number, merged, headOid }: PullReading): PullChange {
  return { number, mergeOid: merged?.mergeCommit?.oid ?? null, headOid };
}
