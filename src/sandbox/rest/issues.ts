import { z } from 'zod';
import { closeIssue, editIssue, openIssue, reopenIssue } from '../actions/issues.ts';
import { labelsByName, setLabels } from '../actions/labels.ts';
import { reopenPull } from '../actions/pulls.ts';
import { touch } from '../actions/tell.ts';
import { ApiError, movedTo } from '../http/api-error.ts';
import { page } from '../http/pagination.ts';
import { actorOf, canSee, hasRole, NEEDS } from '../http/permissions.ts';
import { input } from '../http/read-body.ts';
import { type Answer, created, numberParam, ok, type RepositoryRequest, type Route } from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { issueShape } from '../shapes/issue.ts';
import { repositoryApi } from '../shapes/repository.ts';
import { accountOf, findAccount, isPull, issueOf, labelsOf } from '../state/find.ts';
import type { Issue } from '../state/records.ts';

const labelInput = z.union([z.string(), z.object({ name: z.string() })]);

const issueInput = z.object({
  title: z.union([z.string(), z.number()]).transform(String),
  body: z.string().nullish(),
  labels: z.array(labelInput).optional(),
  assignees: z.array(z.string()).optional(),
});

const issueEdit = issueInput.partial().extend({
  state: z.enum(['open', 'closed']).optional(),
  state_reason: z.enum(['completed', 'not_planned', 'reopened', 'duplicate']).nullish(),
});

const nameOf = (label: z.infer<typeof labelInput>): string =>
  typeof label === 'string' ? label : label.name;

/** The issue of the path. */
export function issueOfPath(request: RepositoryRequest): Issue {
  const { repository, world } = request;
  const number = numberParam(request, 'issue_number');
  const to = repository.goneIssues.find((one) => one.number === number)?.movedTo;
  const place = to && world.state.repositories.find((one) => one.id === to.repositoryId);
  // One that was transferred is read where it is now; who may not see that place is told nothing.
  if (to && place && canSee(request.caller, place)) {
    throw movedTo(`${repositoryApi(world, place)}/issues/${to.number}`, request.method);
  }
  return issueOf(repository, number);
}

/** Whether the caller may set labels and assignees; others' wishes are dropped without a word, as on GitHub. */
function mayTriage(request: RepositoryRequest): boolean {
  const { caller, repository } = request;
  return (
    caller.kind === 'installation' ||
    (caller.kind === 'user' && hasRole(repository, caller.account, 'triage'))
  );
}

function listIssues(request: RepositoryRequest): Promise<Answer> {
  const { query, repository, world } = request;
  const state = query.get('state') ?? 'open';
  const labels = (query.get('labels') ?? '').split(',').filter((name) => name !== '');
  const since = Date.parse(query.get('since') ?? '') || 0;
  const creator = query.get('creator');
  const issues = repository.issues
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => {
      const names = labelsOf(repository, issue).map((label) => label.name.toLowerCase());
      return labels.every((name) => names.includes(name.toLowerCase()));
    })
    .filter((issue) => Date.parse(issue.updatedAt) >= since)
    .filter((issue) => creator === null || accountOf(world, issue.authorId).login === creator);
  return page(request, sorted(issues, query), (issue) => issueShape(world, repository, issue));
}

/** By `sort` (created, updated) and `direction`, newest first unless said. */
export function sorted<One extends Issue>(issues: readonly One[], query: URLSearchParams): One[] {
  const field = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const ascending = [...issues].sort(
    (one, other) => one[field].localeCompare(other[field]) || one.number - other.number,
  );
  return query.get('direction') === 'asc' ? ascending : ascending.reverse();
}

async function createIssue(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const actor = actorOf(request.caller);
  const wanted = input(request, issueInput);
  const may = mayTriage(request);
  const labels = may ? labelsByName(world, repository, actor, (wanted.labels ?? []).map(nameOf)) : [];
  const assigneeIds = may ? assigneesOf(request, wanted.assignees) : [];
  const issue = await openIssue(
    world,
    repository,
    actor,
    { title: wanted.title, body: wanted.body ?? null, assigneeIds },
    labels,
  );
  const shape = issueShape(world, repository, issue);
  return created(shape, shape.url);
}

function assigneesOf(request: RepositoryRequest, logins: readonly string[] = []): number[] {
  return logins.flatMap((login) => findAccount(request.world, login)?.id ?? []);
}

async function updateIssue(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const issue = issueOfPath(request);
  const actor = actorOf(request.caller);
  if (actor.id !== issue.authorId && !mayTriage(request)) {
    throw new ApiError(403, 'Must have admin rights to Repository.');
  }
  const edit = input(request, issueEdit);
  await editIssue(world, repository, actor, issue, { title: edit.title, body: edit.body });
  if (edit.labels !== undefined && mayTriage(request)) {
    const labels = labelsByName(world, repository, actor, edit.labels.map(nameOf));
    await setLabels(world, repository, actor, issue, labels);
  }
  if (edit.assignees !== undefined && mayTriage(request)) {
    issue.assigneeIds = assigneesOf(request, edit.assignees);
    touch(world, issue);
  }
  if (edit.state === 'closed')
    await closeIssue(world, repository, actor, issue, edit.state_reason ?? undefined);
  if (edit.state === 'open' && issue.state === 'closed') {
    if (isPull(issue)) await reopenPull(world, repository, actor, issue);
    else await reopenIssue(world, repository, actor, issue);
  }
  return ok(issueShape(world, repository, issue));
}

export const issueRoutes: readonly Route[] = [
  repositoryRoute({ method: 'GET', path: '/issues', need: NEEDS.readIssues, handle: listIssues }),
  repositoryRoute({ method: 'POST', path: '/issues', need: NEEDS.openIssue, handle: createIssue }),
  repositoryRoute({
    method: 'GET',
    path: '/issues/{issue_number}',
    need: NEEDS.readIssues,
    handle: (request) => ok(issueShape(request.world, request.repository, issueOfPath(request))),
  }),
  repositoryRoute({
    method: 'PATCH',
    path: '/issues/{issue_number}',
    need: NEEDS.speak,
    handle: updateIssue,
  }),
];
