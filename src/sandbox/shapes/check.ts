import { runsOf, suiteStatus } from '../state/check-status.ts';
import { appOf, isPull, type PullIssue } from '../state/find.ts';
import { nodeId } from '../state/node-id.ts';
import type { Annotation, CheckRun, CheckSuite, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { appShape } from './app.ts';
import { repositoryApi, repositoryPage } from './repository.ts';
import type { Schema } from './schema.ts';

/** Open pull requests whose head is that commit: the only ones that a check names. */
export function pullsOfCommit(repository: Repository, sha: string): PullIssue[] {
  return repository.issues.filter(isPull).filter((issue) => {
    return issue.state === 'open' && issue.pull.headSha === sha;
  });
}

function pullMinimal(world: World, repository: Repository, issue: PullIssue): Schema<'pull-request-minimal'> {
  const url = repositoryApi(world, repository);
  const repo = { id: repository.id, url, name: repository.name };
  return {
    id: issue.id,
    number: issue.number,
    url: `${url}/pulls/${issue.number}`,
    head: { ref: issue.pull.headRef, sha: issue.pull.headSha, repo },
    base: { ref: issue.pull.baseRef, sha: issue.pull.baseSha, repo },
  };
}

export function checkRunPage(world: World, repository: Repository, run: CheckRun): string {
  return `${repositoryPage(world, repository)}/runs/${run.id}`;
}

export function checkRunShape(world: World, repository: Repository, run: CheckRun): Schema<'check-run'> {
  const url = `${repositoryApi(world, repository)}/check-runs/${run.id}`;
  const suite = repository.checkSuites.find((one) => one.id === run.suiteId);
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('CheckRun', run.id),
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: checkRunPage(world, repository, run),
    details_url: run.detailsUrl ?? checkRunPage(world, repository, run),
    status: run.status,
    conclusion: run.conclusion as Schema<'check-run'>['conclusion'],
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      title: run.output.title,
      summary: run.output.summary,
      text: run.output.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suiteId },
    app: suite === undefined ? null : appShape(world, appOf(world, suite.appId)),
    pull_requests: pullsOfCommit(repository, run.headSha).map((pull) => pullMinimal(world, repository, pull)),
  };
}

export function annotationShape(
  world: World,
  run: CheckRun,
  repository: Repository,
  annotation: Annotation,
): Schema<'check-annotation'> {
  return {
    path: annotation.path,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    start_column: annotation.startColumn ?? null,
    end_column: annotation.endColumn ?? null,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
    raw_details: null,
    blob_href: `${repositoryApi(world, repository)}/contents/${annotation.path}?ref=${run.headSha}`,
  };
}

/** A check suite as webhooks and lists show it; the head commit is left to who has it. */
export function checkSuiteShape(world: World, repository: Repository, suite: CheckSuite) {
  const url = `${repositoryApi(world, repository)}/check-suites/${suite.id}`;
  const { status, conclusion } = suiteStatus(repository, suite);
  return {
    id: suite.id,
    node_id: nodeId('CheckSuite', suite.id),
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    status,
    conclusion: conclusion as Schema<'check-suite'>['conclusion'],
    url,
    before: suite.before,
    after: suite.headSha,
    pull_requests: pullsOfCommit(repository, suite.headSha).map((pull) =>
      pullMinimal(world, repository, pull),
    ),
    app: appShape(world, appOf(world, suite.appId)),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
    latest_check_runs_count: runsOf(repository, suite).length,
    check_runs_url: `${url}/check-runs`,
  };
}
