import { planPlace } from '../../plan/locate-plan.ts';
import type { ReadRequest } from '../../workflows/ports/repository.ts';
import { plannedParts } from '../planned-paths.ts';
import {
  CHECKED_COMMIT,
  COMMIT_FIELDS,
  HISTORY_FIELDS,
  ISSUE_FIELDS,
  PLAN_PULL_FIELDS,
  PULL_FIELDS,
  SUB_ISSUES_FIELDS,
} from './fragments.ts';
import { guessPaths, type PlanHints, planBranchName, revisionBranchName } from './plan-hints.ts';
import { booksParts } from './read-books.ts';
import { fileHistories, fileParts } from './read-files.ts';
import { headParts } from './read-head.ts';

/** Numbers only enter the document; every text is a variable, so nothing foreign can change the query. */
export function readRepositoryDocument(
  request: ReadRequest,
  hints: PlanHints,
): { query: string; variables: Record<string, string> } {
  const variables: Record<string, string> = { config: 'HEAD:.github/planwright.yml' };
  const parts = request.issues.map((issue) => issueParts(issue, hints, variables, request));
  if (request.pulls.length + (request.commits?.length ?? 0) > 0) {
    variables.plans = `HEAD:${planPlace(hints.template, 1).folder}`;
    parts.push(`plans: object(expression: $plans) { ${ENTRIES} }`);
  }
  for (const pull of request.pulls)
    parts.push(`pull_${pull}: pullRequest(number: ${pull}) {${PULL_FIELDS} }`);
  for (const [index, oid] of (request.history?.commits ?? []).entries()) {
    variables[`oid_${index}`] = oid;
    parts.push(`commit_${index}: object(expression: $oid_${index}) { ${CHECKED_COMMIT} }`);
  }
  for (const [index, oid] of (request.commits ?? []).entries()) {
    variables[`landed_${index}`] = oid;
    parts.push(`landed_${index}: object(expression: $landed_${index}) { ${COMMIT_FIELDS} }`);
  }
  parts.push(headParts(request, hints, variables), booksParts(request, hints, variables));
  parts.push(...fileParts(request, hints, variables));
  if (request.planned === true) parts.push(...plannedParts(request.issues, hints, variables));
  const declared = Object.keys(variables).map((name) => `$${name}: String!`);
  const query = `query ReadRepository($owner: String!, $name: String!, ${declared.join(', ')}) {
  viewer { login }
  repository(owner: $owner, name: $name) {
    id url isArchived nameWithOwner
    defaultBranchRef { name target { oid ${historyParts(request)} } }
    config: object(expression: $config) { ... on Blob { text } }
    ${parts.join('\n    ')}
  }
}`;
  return { query, variables };
}

function historyParts(request: ReadRequest): string {
  const fields = [...(request.history === undefined ? [] : [HISTORY_FIELDS]), ...fileHistories(request)];
  return fields.length === 0 ? '' : `... on Commit { ${fields.join(' ')} }`;
}

function issueParts(
  issue: number,
  hints: PlanHints,
  variables: Record<string, string>,
  { subIssues, revisions }: Pick<ReadRequest, 'subIssues' | 'revisions'>,
): string {
  const branch = planBranchName(issue);
  const { folder } = planPlace(hints.template, issue);
  const parts = [
    `issue_${issue}: issue(number: ${issue}) {${ISSUE_FIELDS}${subIssues ? SUB_ISSUES_FIELDS : ''} }`,
    `planPulls_${issue}: pullRequests(headRefName: $head_${issue}, first: ${hints.crowded.has(issue) ? 100 : FEW_PULLS}, orderBy: { field: CREATED_AT, direction: DESC }) { nodes {${PLAN_PULL_FIELDS} } }`,
    `ref_${issue}: ref(qualifiedName: $ref_${issue}) { id target { oid } associatedPullRequests(first: 1, states: [OPEN]) { nodes {${PLAN_PULL_FIELDS} } } }`,
  ];
  const object = (alias: string, expression: string, fields: string): void => {
    variables[`${alias}_${issue}`] = expression;
    parts.push(`${alias}_${issue}: object(expression: $${alias}_${issue}) { ${fields} }`);
  };
  variables[`head_${issue}`] = branch;
  variables[`ref_${issue}`] = `refs/heads/${branch}`;
  object('folder', `HEAD:${folder}`, ENTRIES);
  object('branchFolder', `${branch}:${folder}`, ENTRIES);
  const guess = guessPaths(hints, issue);
  if (guess.main !== undefined) object('plan', `HEAD:${guess.main}`, TEXT);
  if (guess.branch !== undefined) object('branchPlan', `${branch}:${guess.branch}`, TEXT);
  if (revisions) {
    const revision = revisionBranchName(issue);
    variables[`revision_${issue}`] = revision;
    variables[`revisionRef_${issue}`] = `refs/heads/${revision}`;
    parts.push(
      `revisionRef_${issue}: ref(qualifiedName: $revisionRef_${issue}) { id target { oid } }`,
      `revisionPulls_${issue}: pullRequests(headRefName: $revision_${issue}, first: ${FEW_PULLS}, orderBy: { field: CREATED_AT, direction: DESC }) { nodes {${PLAN_PULL_FIELDS} } }`,
    );
    if (guess.main !== undefined) object('revisionPlan', `${revision}:${guess.main}`, TEXT);
  }
  return parts.join('\n    ');
}

const ENTRIES = '... on Tree { entries { name type } }';
const TEXT = '... on Blob { text isTruncated }';

/** Pull requests from branches of the plan's name that are read where no fork uses it. */
export const FEW_PULLS = 5;
