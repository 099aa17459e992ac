import { readCommit } from '../git/read-commits.ts';
import { resolve } from '../git/read-objects.ts';
import { ApiError, invalid } from '../http/api-error.ts';
import { checkRunShape, checkSuiteShape, pullsOfCommit } from '../shapes/check.ts';
import { commitShape, simpleCommitShape } from '../shapes/commit.ts';
import { repositoryPage } from '../shapes/repository.ts';
import { statusShape } from '../shapes/status.ts';
import { suiteStatus } from '../state/check-status.ts';
import { gitDirectory } from '../state/find.ts';
import type { Account, AppRecord, CheckRun, CheckSuite, CommitStatus, Repository } from '../state/records.ts';
import { newId, timestamp, type World } from '../state/world.ts';
import { holdToLimits } from './check-limits.ts';

export type CheckRunEdit = Partial<Omit<CheckRun, 'id' | 'suiteId' | 'headSha'>>;

/** Makes a check run, and its app's suite for the commit where there is none yet. */
export async function createCheckRun(
  world: World,
  repository: Repository,
  app: AppRecord,
  sender: Account,
  input: { readonly name: string; readonly headSha: string } & CheckRunEdit,
): Promise<CheckRun> {
  holdToLimits(input);
  if ((await resolve(gitDirectory(world, repository), input.headSha, 'commit')) !== input.headSha) {
    throw new ApiError(422, `No commit found for SHA: ${input.headSha}`, { type: 'UNPROCESSABLE' });
  }
  const suite = suiteFor(world, repository, app, input.headSha);
  const run: CheckRun = {
    id: newId(world),
    suiteId: suite.id,
    name: input.name,
    headSha: input.headSha,
    status: 'queued',
    conclusion: null,
    startedAt: timestamp(world),
    completedAt: null,
    detailsUrl: null,
    externalId: '',
    output: { title: null, summary: null, text: null },
    annotations: [],
  };
  apply(world, run, input);
  repository.checkRuns.push(run);
  world.changed();
  tellRun(world, repository, sender, 'created', run, suite);
  if (run.status === 'completed') await completed(world, repository, sender, run, suite);
  return run;
}

/** Changes a check run; annotations are added to those that are there. */
export async function updateCheckRun(
  world: World,
  repository: Repository,
  sender: Account,
  run: CheckRun,
  edit: CheckRunEdit,
): Promise<void> {
  holdToLimits(edit);
  const wasCompleted = run.status === 'completed';
  apply(world, run, edit);
  const suite = repository.checkSuites.find((one) => one.id === run.suiteId);
  if (suite === undefined) return;
  suite.updatedAt = timestamp(world);
  world.changed();
  if (!wasCompleted && run.status === 'completed') await completed(world, repository, sender, run, suite);
}

function apply(world: World, run: CheckRun, edit: CheckRunEdit): void {
  const { annotations = [], ...fields } = edit;
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  Object.assign(run, known);
  run.annotations.push(...annotations);
  // A conclusion completes the run: https://docs.github.com/rest/checks/runs#create-a-check-run
  if (edit.conclusion) run.status = 'completed';
  if (run.status !== 'completed') {
    run.conclusion = null;
    run.completedAt = null;
    return;
  }
  if (run.conclusion === null) throw invalid('CheckRun', 'conclusion', 'missing_field');
  run.completedAt ??= timestamp(world);
}

function suiteFor(world: World, repository: Repository, app: AppRecord, sha: string): CheckSuite {
  const there = repository.checkSuites.find((suite) => suite.appId === app.id && suite.headSha === sha);
  if (there !== undefined) return there;
  const now = timestamp(world);
  const suite: CheckSuite = {
    id: newId(world),
    appId: app.id,
    headSha: sha,
    headBranch: branchOfCommit(repository, sha),
    before: null,
    createdAt: now,
    updatedAt: now,
  };
  repository.checkSuites.push(suite);
  return suite;
}

async function completed(
  world: World,
  repository: Repository,
  sender: Account,
  run: CheckRun,
  suite: CheckSuite,
): Promise<void> {
  tellRun(world, repository, sender, 'completed', run, suite);
  if (suiteStatus(repository, suite).status !== 'completed') return;
  const commit = await readCommit(gitDirectory(world, repository), suite.headSha);
  const head = commit === null ? null : simpleCommitShape(commit);
  const payload = { check_suite: { ...checkSuiteShape(world, repository, suite), head_commit: head } };
  world.announce({ name: 'check_suite', action: 'completed', repository, sender, payload });
}

function tellRun(
  world: World,
  repository: Repository,
  sender: Account,
  action: string,
  run: CheckRun,
  suite: CheckSuite,
): void {
  const shape = checkRunShape(world, repository, run);
  const { latest_check_runs_count, check_runs_url, ...suiteShape } = checkSuiteShape(
    world,
    repository,
    suite,
  );
  const payload = { check_run: { ...shape, check_suite: suiteShape } };
  world.announce({ name: 'check_run', action, repository, sender, payload });
}

/** Adds a commit status and tells it; the newest of a context counts. */
export async function createStatus(
  world: World,
  repository: Repository,
  creator: Account,
  input: Omit<CommitStatus, 'id' | 'creatorId' | 'createdAt'>,
): Promise<CommitStatus> {
  const commit = await readCommit(gitDirectory(world, repository), input.sha);
  if (commit === null) throw new ApiError(422, `No commit found for SHA: ${input.sha}`);
  const status = { ...input, id: newId(world), creatorId: creator.id, createdAt: timestamp(world) };
  repository.statuses.push(status);
  world.changed();
  const shape = statusShape(world, repository, status);
  const payload = {
    id: status.id,
    sha: status.sha,
    name: `${repositoryPage(world, repository).split('/').slice(-2).join('/')}`,
    target_url: status.targetUrl,
    avatar_url: shape.avatar_url,
    context: status.context,
    description: status.description,
    state: status.state,
    commit: commitShape(world, repository, commit),
    branches: [],
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
  world.announce({ name: 'status', action: null, repository, sender: creator, payload });
  return status;
}

/** The branch that a commit was pushed to: that of a pull request, of its place in the merge queue, or the default one. */
function branchOfCommit(repository: Repository, sha: string): string {
  const queued = repository.mergeQueue.find((entry) => entry.headSha === sha);
  if (queued !== undefined) return queued.headRef.replace('refs/heads/', '');
  return pullsOfCommit(repository, sha)[0]?.pull.headRef ?? repository.defaultBranch;
}
