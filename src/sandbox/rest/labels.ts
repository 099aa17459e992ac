import { z } from 'zod';
import {
  addLabels,
  createLabel,
  deleteLabel,
  findLabel,
  labelsByName,
  removeLabels,
  setLabels,
} from '../actions/labels.ts';
import { ApiError } from '../http/api-error.ts';
import { page } from '../http/pagination.ts';
import { actorOf, NEEDS } from '../http/permissions.ts';
import { input } from '../http/read-body.ts';
import {
  type Answer,
  created,
  noContent,
  ok,
  param,
  type RepositoryRequest,
  type Route,
} from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { labelShape } from '../shapes/issue.ts';
import { found, labelsOf } from '../state/find.ts';
import { issueOfPath } from './issues.ts';

const labelInput = z.object({
  name: z.string(),
  color: z.string().optional(),
  description: z.string().nullish(),
});

/** An array of names, or an object with one: the endpoint takes both. */
const namesInput = z
  .union([
    z.object({ labels: z.array(z.union([z.string(), z.object({ name: z.string() })])) }),
    z.array(z.union([z.string(), z.object({ name: z.string() })])),
  ])
  .transform((value) => (Array.isArray(value) ? value : value.labels))
  .transform((labels) => labels.map((label) => (typeof label === 'string' ? label : label.name)));

function issueLabels(request: RepositoryRequest): Answer {
  const { repository, world } = request;
  const labels = labelsOf(repository, issueOfPath(request));
  return ok(labels.map((label) => labelShape(world, repository, label)));
}

async function addToIssue(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const actor = actorOf(request.caller);
  const issue = issueOfPath(request);
  const labels = labelsByName(world, repository, actor, input(request, namesInput));
  await addLabels(world, repository, actor, issue, labels);
  return issueLabels(request);
}

async function setOnIssue(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const actor = actorOf(request.caller);
  const issue = issueOfPath(request);
  const labels = labelsByName(world, repository, actor, input(request, namesInput));
  await setLabels(world, repository, actor, issue, labels);
  return issueLabels(request);
}

async function removeFromIssue(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const issue = issueOfPath(request);
  const label = findLabel(repository, param(request, 'name'));
  if (label === undefined || !issue.labelIds.includes(label.id))
    throw new ApiError(404, 'Label does not exist');
  await removeLabels(world, repository, actorOf(request.caller), issue, [label]);
  return issueLabels(request);
}

export const labelRoutes: readonly Route[] = [
  repositoryRoute({
    method: 'GET',
    path: '/issues/{issue_number}/labels',
    need: NEEDS.readIssues,
    handle: issueLabels,
  }),
  repositoryRoute({
    method: 'POST',
    path: '/issues/{issue_number}/labels',
    need: NEEDS.triage,
    handle: addToIssue,
  }),
  repositoryRoute({
    method: 'PUT',
    path: '/issues/{issue_number}/labels',
    need: NEEDS.triage,
    handle: setOnIssue,
  }),
  repositoryRoute({
    method: 'DELETE',
    path: '/issues/{issue_number}/labels/{name}',
    need: NEEDS.triage,
    handle: removeFromIssue,
  }),
  repositoryRoute({
    method: 'GET',
    path: '/labels',
    need: NEEDS.readIssues,
    handle: ({ repository, world, ...rest }) =>
      page({ ...rest, world }, repository.labels, (label) => labelShape(world, repository, label)),
  }),
  repositoryRoute({
    method: 'POST',
    path: '/labels',
    need: NEEDS.labels,
    handle: (request) => {
      const { repository, world } = request;
      const label = createLabel(world, repository, actorOf(request.caller), input(request, labelInput));
      const shape = labelShape(world, repository, label);
      return created(shape, shape.url);
    },
  }),
  repositoryRoute({
    method: 'GET',
    path: '/labels/{name}',
    need: NEEDS.readIssues,
    handle: ({ repository, world, ...rest }) =>
      ok(labelShape(world, repository, found(findLabel(repository, rest.params.name ?? '')))),
  }),
  repositoryRoute({
    method: 'DELETE',
    path: '/labels/{name}',
    need: NEEDS.labels,
    handle: async (request) => {
      const { repository, world } = request;
      await deleteLabel(world, repository, actorOf(request.caller), param(request, 'name'));
      return noContent;
    },
  }),
];
