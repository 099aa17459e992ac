import { isRevert, revertTargets } from '../plan/records/reverts.ts';
import { findPlansNamed } from './find-plans-named.ts';
import type { PushedRevert } from './job.ts';
import { plansInHistory } from './plans-in-history.ts';
import type { ReadRequest, ReadsRepository, RepositoryReading } from './ports/repository.ts';
import { mayTakeBack, pullsReverted, pushedAlone, revertedBefore } from './pushed-reverts.ts';
import { otherPlansNamed, otherPlansOf } from './record-other-plans.ts';

const MOST_PULLS = 10;

/**
 * A revert names what it takes back and no plan. Its plans are those that our own newest commits speak of and those
 * that the reverted pull request names: one request more, two where the first shows further plans.
 */
export async function readReverted(
  repository: ReadsRepository,
  request: ReadRequest,
  reading: RepositoryReading,
  pushed: readonly PushedRevert[],
): Promise<RepositoryReading> {
  const merged = [...reading.pulls.values()].flatMap((pull) => pull.merged ?? []);
  const reverts = merged.filter(isRevert);
  const alone = pushedAlone(reading, pushed).filter((revert) => mayTakeBack(reading, revert));
  if (reverts.length + alone.length === 0) return reading;
  const named = [...reverts.flatMap((pull) => revertTargets(pull).pulls), ...pullsReverted(reading, alone)];
  const targets = named.slice(0, MOST_PULLS);
  const pulls = [...new Set([...request.pulls, ...targets])];
  const commits = [...new Set([...(request.commits ?? []), ...revertedBefore(reading, alone)])];
  const issues = [...new Set([...reading.issues.keys(), ...plansInHistory(reading.history)])];
  const wider = await repository.read({ ...request, pulls, issues, commits });
  const further = [...wider.pulls.values()]
    .flatMap((pull) => (pull.merged === null ? [] : findPlansNamed(pull.merged)))
    .map((reference) => reference.issue)
    .filter((issue) => !issues.includes(issue));
  // What a reverted revert took back, and the plans of others that the reverted ones name.
  const before = [
    ...[...wider.pulls.values()].flatMap((pull) =>
      pull.merged !== null && isRevert(pull.merged) ? revertTargets(pull.merged).pulls : [],
    ),
    // Our own plans say themselves what they recorded.
    ...revertedBefore(reading, alone)
      .flatMap((oid) => wider.commits?.get(oid)?.pulls ?? [])
      .filter((pull) => otherPlansOf(wider, pull).length > 0)
      .map(({ number }) => number),
  ].filter((pull) => !pulls.includes(pull));
  const files = otherPlansNamed(wider);
  const isWhole = files.every((path) => request.files?.includes(path));
  if (further.length + before.length === 0 && isWhole) return wider;
  const again = {
    ...request,
    pulls: [...pulls, ...before],
    issues: [...new Set([...issues, ...further])],
    commits,
    files,
  };
  const whole = await repository.read(again);
  const others = otherPlansNamed(whole);
  return others.every((path) => files.includes(path)) ? whole : repository.read({ ...again, files: others });
}
