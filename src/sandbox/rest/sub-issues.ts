import { z } from 'zod';
import { addSubIssue, removeSubIssue } from '../actions/sub-issues.ts';
import { page } from '../http/pagination.ts';
import { actorOf, NEEDS } from '../http/permissions.ts';
import { input } from '../http/read-body.ts';
import { type Answer, created, ok, type RepositoryRequest, type Route } from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { issueShape } from '../shapes/issue.ts';
import { found, issueById } from '../state/find.ts';
import { issueOfPath } from './issues.ts';

const childInput = z.object({ sub_issue_id: z.int(), replace_parent: z.boolean().default(false) });

function add(request: RepositoryRequest): Answer {
  const { repository, world } = request;
  const parent = issueOfPath(request);
  const { replace_parent, sub_issue_id } = input(request, childInput);
  const child = issueById(repository, sub_issue_id);
  addSubIssue(world, repository, actorOf(request.caller), parent, child, replace_parent);
  const shape = issueShape(world, repository, child);
  return created(shape, shape.url);
}

function remove(request: RepositoryRequest): Answer {
  const { repository, world } = request;
  const parent = issueOfPath(request);
  const child = issueById(repository, input(request, childInput).sub_issue_id);
  removeSubIssue(world, repository, actorOf(request.caller), parent, child);
  return ok(issueShape(world, repository, parent));
}

/** https://docs.github.com/rest/issues/sub-issues */
export const subIssueRoutes: readonly Route[] = [
  repositoryRoute({
    method: 'GET',
    path: '/issues/{issue_number}/sub_issues',
    need: NEEDS.readIssues,
    handle: (request) => {
      const { repository, world } = request;
      const parent = issueOfPath(request);
      const children = repository.issues.filter((issue) => issue.parentId === parent.id);
      return page(request, children, (child) => issueShape(world, repository, child));
    },
  }),
  repositoryRoute({
    method: 'POST',
    path: '/issues/{issue_number}/sub_issues',
    need: NEEDS.triage,
    handle: add,
  }),
  repositoryRoute({
    method: 'DELETE',
    path: '/issues/{issue_number}/sub_issue',
    need: NEEDS.triage,
    handle: remove,
  }),
  repositoryRoute({
    method: 'GET',
    path: '/issues/{issue_number}/parent',
    need: NEEDS.readIssues,
    handle: (request) => {
      const { repository, world } = request;
      const { parentId } = issueOfPath(request);
      return ok(issueShape(world, repository, found(repository.issues.find((one) => one.id === parentId))));
    },
  }),
];
