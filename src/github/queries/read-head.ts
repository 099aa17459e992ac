import { PLAN_CHECK } from '../../plan/records/check-verdict.ts';
import type { ReadRequest } from '../../workflows/ports/repository.ts';
import { guessPaths, type PlanHints } from './plan-hints.ts';

const TEXT = '... on Blob { text isTruncated }';

/** Plans that may be at the head: those it was last seen to change, and those of the issues that it names. */
export function guessHeadPaths(request: ReadRequest, hints: PlanHints): string[] {
  const { head, issues } = request;
  if (head === undefined) return [];
  const known = hints.headPaths.get(head.pull);
  const named = issues.flatMap((issue) => {
    const { main } = guessPaths(hints, issue);
    return main === undefined ? [] : [main];
  });
  return [...new Set(known ?? named)];
}

/**
 * What is read of a head, found by its id alone: the commits of a fork's pull request are in our repository too, and
 * stay there when the fork is gone.
 */
export function headParts(request: ReadRequest, hints: PlanHints, variables: Record<string, string>): string {
  const { head } = request;
  if (head === undefined) return '';
  variables.headOid = head.oid;
  const parts = [
    `head: object(expression: $headOid) { ... on Commit {
      oid
      checkSuites(first: 10, filterBy: { checkName: "${PLAN_CHECK}" }) {
        nodes { checkRuns(first: 1, filterBy: { checkName: "${PLAN_CHECK}", checkType: LATEST }) { nodes { externalId } } }
      }
    } }`,
  ];
  for (const [index, path] of guessHeadPaths(request, hints).entries()) {
    const name = `headPlan_${index}`;
    variables[name] = `${head.oid}:${path}`;
    parts.push(`${name}: object(expression: $${name}) { ${TEXT} }`);
  }
  return parts.join('\n    ');
}
