import type { ReadRequest } from '../../workflows/ports/repository.ts';
import { guessPaths, type PlanHints } from './plan-hints.ts';

/** The branches that standing pull requests come from, each with a number of its own. */
export const BOOKS_BRANCH = 'planwright/bookkeeping-';

/** By their names, so that the newest may be any of them: those of merged ones are deleted before they are so many. */
const REFS = `books: refs(refPrefix: "refs/heads/", query: "${BOOKS_BRANCH}", first: 100) { nodes {
      id name target { oid }
      associatedPullRequests(first: 10) { nodes {
        id number url state headRefOid mergeable baseRefName isCrossRepository viewerDidAuthor
      } }
    } }`;

/** The standing pull request, and the plans as it has them where it was seen last. */
export function booksParts(
  { issues }: ReadRequest,
  hints: PlanHints,
  variables: Record<string, string>,
): string {
  const parts = [REFS];
  if (hints.booksBranch === null) return REFS;
  for (const issue of issues) {
    const { main } = guessPaths(hints, issue);
    if (main === undefined) continue;
    const name = `bookPlan_${issue}`;
    variables[name] = `${hints.booksBranch}:${main}`;
    parts.push(`${name}: object(expression: $${name}) { ... on Blob { text isTruncated } }`);
  }
  return parts.join('\n    ');
}
