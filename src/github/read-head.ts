import { isPlanPath } from '../plan/locate-plan.ts';
import type { HeadReading, PlanText, ReadRequest } from '../workflows/ports/repository.ts';
import type { PlanHints } from './queries/plan-hints.ts';
import { guessHeadPaths } from './queries/read-head.ts';
import { type BlobShape, type HeadShape, type PullShape, present, type RepositoryShape } from './shapes.ts';

/** Longer lists are of pull requests that are no work on plans. */
const MOST_PLANS = 10;

/** What another request has to ask for: the head moved, or it changes other plans than was thought. Null: nothing. */
export function nextHead(
  data: RepositoryShape,
  request: ReadRequest,
  hints: PlanHints,
): { readonly oid: string; readonly paths: readonly string[] } | null {
  const pull = pullOf(data, request);
  if (request.head === undefined || pull === null) return null;
  const paths = changedPlans(pull, hints.template);
  const guess = guessHeadPaths(request, hints);
  const isRight = pull.headRefOid === request.head.oid && paths.every((path) => guess.includes(path));
  return isRight ? null : { oid: pull.headRefOid, paths };
}

/** Null where none was asked for, or the pull request is gone. */
export function readHead(data: RepositoryShape, request: ReadRequest, hints: PlanHints): HeadReading | null {
  const pull = pullOf(data, request);
  const head = data.head as HeadShape | null | undefined;
  if (pull === null || !head) return null;
  const guess = guessHeadPaths(request, hints);
  const runs = present(head.checkSuites ?? null).flatMap((suite) => present(suite.checkRuns));
  return {
    oid: pull.headRefOid,
    plans: changedPlans(pull, hints.template).flatMap((path): PlanText[] => {
      const blob = data[`headPlan_${guess.indexOf(path)}`] as BlobShape | null | undefined;
      return typeof blob?.text === 'string' && !blob.isTruncated ? [{ path, source: blob.text }] : [];
    }),
    checkedAs: runs[0]?.externalId ?? null,
  };
}

/** Plans that the pull request leaves behind changed. */
export function changedPlans(pull: PullShape, template: string): string[] {
  return present(pull.files)
    .filter((file) => file.changeType !== 'DELETED' && isPlanPath(template, file.path))
    .map((file) => file.path)
    .slice(0, MOST_PLANS);
}

function pullOf(data: RepositoryShape, { head }: ReadRequest): PullShape | null {
  return head === undefined ? null : ((data[`pull_${head.pull}`] as PullShape | null | undefined) ?? null);
}
