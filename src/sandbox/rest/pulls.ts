import { z } from 'zod';
import { closeIssue } from '../actions/issues.ts';
import { mergePull } from '../actions/merge-pull.ts';
import { editPull, openPull, reopenPull } from '../actions/pulls.ts';
import { diffFiles } from '../git/diff.ts';
import { readCommits } from '../git/read-commits.ts';
import { ApiError } from '../http/api-error.ts';
import { page } from '../http/pagination.ts';
import { actorOf, NEEDS } from '../http/permissions.ts';
import { input } from '../http/read-body.ts';
import {
  type Answer,
  created,
  noContent,
  numberParam,
  ok,
  type RepositoryRequest,
  type Route,
} from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { commitShape, fileDiffShape } from '../shapes/commit.ts';
import { pullInList, pullShape } from '../shapes/pull.ts';
import { gitDirectory, isPull, ownerOf, type PullIssue, pullOf } from '../state/find.ts';
import { pullDetails } from '../state/pull-details.ts';
import type { World } from '../state/world.ts';
import { sorted } from './issues.ts';

const pullInput = z.object({
  title: z.string(),
  head: z.string(),
  base: z.string(),
  body: z.string().nullish(),
  draft: z.boolean().optional(),
});

const pullEdit = z.object({
  title: z.string().optional(),
  body: z.string().nullish(),
  base: z.string().optional(),
  state: z.enum(['open', 'closed']).optional(),
});

const mergeInput = z.object({
  commit_title: z.string().nullish(),
  commit_message: z.string().nullish(),
  sha: z.string().nullish(),
  merge_method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
});

/** The pull request of the path. */
export function pullOfPath(request: RepositoryRequest): PullIssue {
  return pullOf(request.repository, numberParam(request, 'pull_number'));
}

function listPulls(request: RepositoryRequest): Promise<Answer> {
  const { query, repository, world } = request;
  const state = query.get('state') ?? 'open';
  const head = query.get('head');
  const base = query.get('base');
  const pulls = repository.issues
    .filter(isPull)
    .filter((issue) => state === 'all' || issue.state === state)
    .filter((issue) => head === null || head === headLabel(world, issue))
    .filter((issue) => base === null || base === issue.pull.baseRef);
  return page(request, sorted(pulls, query), (issue) => pullInList(world, repository, issue));
}

/** `owner:branch`; of a fork that is gone nobody's. */
function headLabel(world: World, { pull }: PullIssue): string {
  const head = world.state.repositories.find((one) => one.id === pull.headRepositoryId);
  return `${head === undefined ? '' : ownerOf(world, head).login}:${pull.headRef}`;
}

async function createPull(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const wanted = input(request, pullInput);
  const pull = await openPull(world, repository, actorOf(request.caller), {
    title: wanted.title,
    body: wanted.body ?? null,
    head: wanted.head,
    base: wanted.base,
    isDraft: wanted.draft ?? false,
  });
  const shape = await pullShape(world, repository, pull);
  return created(shape, shape.url);
}

async function updatePull(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const pull = pullOfPath(request);
  const actor = actorOf(request.caller);
  const edit = input(request, pullEdit);
  await editPull(world, repository, actor, pull, { title: edit.title, body: edit.body, base: edit.base });
  if (edit.state === 'closed') await closeIssue(world, repository, actor, pull);
  if (edit.state === 'open' && pull.state === 'closed') await reopenPull(world, repository, actor, pull);
  return ok(await pullShape(world, repository, pull));
}

async function merge(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const pull = pullOfPath(request);
  const wanted = input(request, mergeInput);
  const sha = await mergePull(world, repository, actorOf(request.caller), pull, {
    method: wanted.merge_method,
    sha: wanted.sha ?? null,
    title: wanted.commit_title ?? null,
    message: wanted.commit_message ?? null,
  });
  return ok({ sha, merged: true, message: 'Pull Request successfully merged' });
}

async function files(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const issue = pullOfPath(request);
  const { mergeBase } = await pullDetails(world, repository, issue);
  const all = await diffFiles(gitDirectory(world, repository), mergeBase, issue.pull.headSha, true);
  return page(request, all, (file) => fileDiffShape(world, repository, file, issue.pull.headSha));
}

async function commits(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const issue = pullOfPath(request);
  const { mergeBase } = await pullDetails(world, repository, issue);
  const range = mergeBase === null ? issue.pull.headSha : `${mergeBase}..${issue.pull.headSha}`;
  const all = await readCommits(gitDirectory(world, repository), ['--reverse', '--topo-order', range]);
  return page(request, all, (commit) => commitShape(world, repository, commit));
}

function isMerged(request: RepositoryRequest): Answer {
  if (pullOfPath(request).pull.mergedAt === null) throw new ApiError(404, 'Not Found');
  return noContent;
}

export const pullRoutes: readonly Route[] = [
  repositoryRoute({ method: 'GET', path: '/pulls', need: NEEDS.readPulls, handle: listPulls }),
  repositoryRoute({ method: 'POST', path: '/pulls', need: NEEDS.openPull, handle: createPull }),
  repositoryRoute({
    method: 'GET',
    path: '/pulls/{pull_number}',
    need: NEEDS.readPulls,
    handle: async (request) => ok(await pullShape(request.world, request.repository, pullOfPath(request))),
  }),
  repositoryRoute({
    method: 'PATCH',
    path: '/pulls/{pull_number}',
    need: NEEDS.writePulls,
    handle: updatePull,
  }),
  repositoryRoute({
    method: 'PUT',
    path: '/pulls/{pull_number}/merge',
    need: NEEDS.mergePulls,
    handle: merge,
  }),
  repositoryRoute({
    method: 'GET',
    path: '/pulls/{pull_number}/merge',
    need: NEEDS.readPulls,
    handle: isMerged,
  }),
  repositoryRoute({
    method: 'GET',
    path: '/pulls/{pull_number}/files',
    need: NEEDS.readPulls,
    handle: files,
  }),
  repositoryRoute({
    method: 'GET',
    path: '/pulls/{pull_number}/commits',
    need: NEEDS.readPulls,
    handle: commits,
  }),
];
