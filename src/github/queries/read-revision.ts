import { PLAN_PULL_FIELDS } from './fragments.ts';

/** The branch of a plan's revision, the plan on it, and its newest pull request. */
export const READ_REVISION = `query ReadRevision($owner: String!, $name: String!, $branch: String!, $ref: String!, $plan: String!) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) { id target { oid } }
    plan: object(expression: $plan) { ... on Blob { text isTruncated } }
    pullRequests(headRefName: $branch, first: 5, orderBy: { field: CREATED_AT, direction: DESC }) { nodes {${PLAN_PULL_FIELDS} } }
  }
}`;

/** One a plan: a merge of it leaves a branch that is deleted before the next. */
export function revisionBranch(issue: number): string {
  return `planwright/revision-${issue}`;
}
