import { z } from 'zod';
import { type CheckRunEdit, createCheckRun, updateCheckRun } from '../actions/checks.ts';
import { advanceQueue } from '../actions/merge-queue.ts';
import { notAccessible } from '../http/api-error.ts';
import type { Caller } from '../http/caller.ts';
import { page } from '../http/pagination.ts';
import { actorOf, NEEDS } from '../http/permissions.ts';
import { input } from '../http/read-body.ts';
import { type Answer, created, numberParam, ok, type RepositoryRequest, type Route } from '../http/route.ts';
import { repositoryRoute } from '../http/router.ts';
import { annotationShape, checkRunShape, checkSuiteShape } from '../shapes/check.ts';
import { simpleCommitShape } from '../shapes/commit.ts';
import { repositoryShape } from '../shapes/repository.ts';
import { found } from '../state/find.ts';
import { type AppRecord, type CheckRun, type CheckSuite, CONCLUSIONS } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { commitOfPath } from './commits.ts';

const annotation = z.object({
  path: z.string(),
  start_line: z.int(),
  end_line: z.int(),
  start_column: z.int().optional(),
  end_column: z.int().optional(),
  annotation_level: z.enum(['notice', 'warning', 'failure']),
  message: z.string(),
  title: z.string().optional(),
});

const editInput = z.object({
  name: z.string().optional(),
  details_url: z.string().optional(),
  external_id: z.string().optional(),
  status: z.enum(['queued', 'in_progress', 'completed']).optional(),
  started_at: z.string().optional(),
  conclusion: z.enum(CONCLUSIONS).optional(),
  completed_at: z.string().optional(),
  output: z
    .object({
      title: z.string().optional(),
      summary: z.string(),
      text: z.string().optional(),
      annotations: z.array(annotation).optional(),
    })
    .optional(),
});
const createInput = editInput.extend({ name: z.string(), head_sha: z.string() });

function editOf(wanted: z.infer<typeof editInput>): CheckRunEdit {
  const { output } = wanted;
  const edit = {
    name: wanted.name,
    detailsUrl: wanted.details_url,
    externalId: wanted.external_id,
    status: wanted.status,
    startedAt: wanted.started_at,
    conclusion: wanted.conclusion,
    completedAt: wanted.completed_at,
    output: output && { title: output.title ?? null, summary: output.summary, text: output.text ?? null },
    annotations: output?.annotations?.map((one) => ({
      path: one.path,
      startLine: one.start_line,
      endLine: one.end_line,
      startColumn: one.start_column ?? null,
      endColumn: one.end_column ?? null,
      level: one.annotation_level,
      message: one.message,
      title: one.title ?? null,
    })),
  };
  return Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as CheckRunEdit;
}

/**
 * The app in whose name a check run is made. On GitHub only apps make them; here a person with write permission
 * stands in for GitHub Actions, so that any client can play a CI run.
 */
export function checkAppOf(world: World, caller: Caller): AppRecord {
  if (caller.kind === 'installation') return caller.app;
  return found(world.state.apps.find((app) => app.slug === 'github-actions'));
}

function runOfPath(request: RepositoryRequest): CheckRun {
  const id = numberParam(request, 'check_run_id');
  return found(request.repository.checkRuns.find((run) => run.id === id));
}

async function create(request: RepositoryRequest): Promise<Answer> {
  const { caller, repository, world } = request;
  const wanted = input(request, createInput);
  const app = checkAppOf(world, caller);
  const run = await createCheckRun(world, repository, app, actorOf(caller), {
    ...editOf(wanted),
    name: wanted.name,
    headSha: wanted.head_sha,
  });
  await advanceQueue(world, repository);
  const shape = checkRunShape(world, repository, run);
  return created(shape, shape.url);
}

async function update(request: RepositoryRequest): Promise<Answer> {
  const { caller, repository, world } = request;
  const run = runOfPath(request);
  const suite = repository.checkSuites.find((one) => one.id === run.suiteId);
  if (caller.kind === 'installation' && suite?.appId !== caller.app.id) throw notAccessible();
  await updateCheckRun(world, repository, actorOf(caller), run, editOf(input(request, editInput)));
  await advanceQueue(world, repository);
  return ok(checkRunShape(world, repository, run));
}

function listRuns(request: RepositoryRequest, runs: readonly CheckRun[]): Promise<Answer> {
  const { query, repository, world } = request;
  const name = query.get('check_name');
  const status = query.get('status');
  const appId = query.get('app_id');
  const fitting = runs.filter(
    (run) =>
      (name === null || run.name === name) &&
      (status === null || run.status === status) &&
      (appId === null || suiteOf(request, run)?.appId === Number(appId)),
  );
  const isLatest = query.get('filter') !== 'all';
  const latest = new Map(fitting.map((run) => [`${suiteOf(request, run)?.appId} ${run.name}`, run]));
  const shown = isLatest ? [...latest.values()] : fitting;
  return page(
    request,
    shown,
    (run) => checkRunShape(world, repository, run),
    (check_runs, total_count) => ({ total_count, check_runs }),
  );
}

function suiteOf(request: RepositoryRequest, run: CheckRun): CheckSuite | undefined {
  return request.repository.checkSuites.find((suite) => suite.id === run.suiteId);
}

async function runsOfCommit(request: RepositoryRequest): Promise<Answer> {
  const commit = await commitOfPath(request, 'ref');
  return listRuns(
    request,
    request.repository.checkRuns.filter((run) => run.headSha === commit.oid),
  );
}

async function suitesOfCommit(request: RepositoryRequest): Promise<Answer> {
  const { repository, world } = request;
  const commit = await commitOfPath(request, 'ref');
  const suites = repository.checkSuites.filter((suite) => suite.headSha === commit.oid);
  return page(
    request,
    suites,
    (suite) => ({
      ...checkSuiteShape(world, repository, suite),
      head_commit: simpleCommitShape(commit),
      repository: repositoryShape(world, repository),
    }),
    (check_suites, total_count) => ({ total_count, check_suites }),
  );
}

function annotations(request: RepositoryRequest): Promise<Answer> {
  const run = runOfPath(request);
  return page(request, run.annotations, (one) =>
    annotationShape(request.world, run, request.repository, one),
  );
}

export const checkRoutes: readonly Route[] = [
  repositoryRoute({ method: 'POST', path: '/check-runs', need: NEEDS.writeChecks, handle: create }),
  repositoryRoute({
    method: 'GET',
    path: '/check-runs/{check_run_id}',
    need: NEEDS.readChecks,
    handle: (request) => ok(checkRunShape(request.world, request.repository, runOfPath(request))),
  }),
  repositoryRoute({
    method: 'PATCH',
    path: '/check-runs/{check_run_id}',
    need: NEEDS.writeChecks,
    handle: update,
  }),
  repositoryRoute({
    method: 'GET',
    path: '/check-runs/{check_run_id}/annotations',
    need: NEEDS.readChecks,
    handle: annotations,
  }),
  repositoryRoute({
    method: 'GET',
    path: '/check-suites/{check_suite_id}/check-runs',
    need: NEEDS.readChecks,
    handle: (request) => {
      const id = numberParam(request, 'check_suite_id');
      return listRuns(
        request,
        request.repository.checkRuns.filter((run) => run.suiteId === id),
      );
    },
  }),
  repositoryRoute({
    method: 'GET',
    path: '/commits/{ref}/check-runs',
    need: NEEDS.readChecks,
    handle: runsOfCommit,
  }),
  repositoryRoute({
    method: 'GET',
    path: '/commits/{ref}/check-suites',
    need: NEEDS.readChecks,
    handle: suitesOfCommit,
  }),
];
