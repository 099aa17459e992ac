import { isSameIssue } from './issue-hash.ts';
import type { PlanStatus } from './status.ts';

/** What a plan no longer matches. */
export interface Staleness {
  readonly isIssueChanged: boolean;
  /** Paths that open tasks plan to modify, and that are gone. */
  readonly vanished: readonly string[];
}

/** What the world around a plan changed since it was drawn. A plan that is complete has nothing to go stale. */
export function findStaleness(
  status: Pick<PlanStatus, 'complete' | 'issueSha256' | 'pathsToModify'>,
  issue: { readonly title: string; readonly body: string },
  missing: ReadonlySet<string>,
): Staleness {
  if (status.complete) return { isIssueChanged: false, vanished: [] };
  return {
    isIssueChanged: !isSameIssue(status.issueSha256, issue.title, issue.body),
    vanished: status.pathsToModify.filter((path) => missing.has(path.replace(/\/+$/, ''))),
  };
}

export function isStale({ isIssueChanged, vanished }: Staleness): boolean {
  return isIssueChanged || vanished.length > 0;
}
