import { NEEDS } from '../../http/permissions.ts';
import { checkRunPage } from '../../shapes/check.ts';
import { combinedState, latestStatuses } from '../../shapes/status.ts';
import { runsOf, suiteStatus } from '../../state/check-status.ts';
import { appOf } from '../../state/find.ts';
import { nodeId } from '../../state/node-id.ts';
import type { CheckRun, Repository } from '../../state/records.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { Context, Fields } from '../context.ts';
import {
  accountSource,
  type CheckRunSource,
  type CheckSuiteSource,
  checkRunSource,
  checkSuiteSource,
  commitSource,
  repositorySource,
  type StatusSource,
} from '../sources.ts';

const upper = (word: string | null): string | null => word?.toUpperCase() ?? null;

function appNode(context: Context, appId: number) {
  const app = appOf(context.world, appId);
  return {
    __typename: 'App',
    id: nodeId('App', app.id),
    databaseId: app.id,
    name: app.name,
    slug: app.slug,
    url: `${context.world.urls.web}/apps/${app.slug}`,
  };
}

interface RunFilter {
  readonly checkName?: string | null;
  readonly status?: string | null;
  readonly appId?: number | null;
  readonly checkType?: 'ALL' | 'LATEST' | null;
}

function filterRuns(runs: readonly CheckRun[], filter: RunFilter | null | undefined): CheckRun[] {
  const fitting = runs.filter(
    (run) =>
      (!filter?.checkName || run.name === filter.checkName) &&
      (!filter?.status || upper(run.status) === filter.status),
  );
  if (filter?.checkType !== 'LATEST') return fitting;
  return [...new Map(fitting.map((run) => [run.name, run])).values()];
}

export const checkSuiteFields: Fields<CheckSuiteSource> = {
  id: ({ suite }) => nodeId('CheckSuite', suite.id),
  databaseId: ({ suite }) => suite.id,
  status: ({ repository, suite }) => upper(suiteStatus(repository, suite).status),
  conclusion: ({ repository, suite }) => upper(suiteStatus(repository, suite).conclusion),
  createdAt: ({ suite }) => suite.createdAt,
  updatedAt: ({ suite }) => suite.updatedAt,
  app: ({ suite }, _args, context) => appNode(context, suite.appId),
  commit: ({ repository, suite }) => commitSource(repository, suite.headSha),
  repository: ({ repository }) => repositorySource(repository),
  checkRuns: ({ repository, suite }, args: PageArgs & { filterBy?: RunFilter | null }) =>
    connection(filterRuns(runsOf(repository, suite), args.filterBy), args, (run) =>
      checkRunSource(repository, run),
    ),
};

export const checkRunFields: Fields<CheckRunSource> = {
  id: ({ run }) => nodeId('CheckRun', run.id),
  databaseId: ({ run }) => run.id,
  name: ({ run }) => run.name,
  status: ({ run }) => upper(run.status),
  conclusion: ({ run }) => upper(run.conclusion),
  startedAt: ({ run }) => run.startedAt,
  completedAt: ({ run }) => run.completedAt,
  externalId: ({ run }) => run.externalId,
  title: ({ run }) => run.output.title,
  summary: ({ run }) => run.output.summary,
  text: ({ run }) => run.output.text,
  detailsUrl: ({ repository, run }, _args, { world }) =>
    run.detailsUrl ?? checkRunPage(world, repository, run),
  url: ({ repository, run }, _args, { world }) => checkRunPage(world, repository, run),
  permalink: ({ repository, run }, _args, { world }) => checkRunPage(world, repository, run),
  repository: ({ repository }) => repositorySource(repository),
  isRequired: () => false,
  checkSuite: ({ repository, run }) => {
    const suite = repository.checkSuites.find((one) => one.id === run.suiteId);
    return suite === undefined ? null : checkSuiteSource(repository, suite);
  },
  annotations: ({ run }, args: PageArgs) =>
    connection(run.annotations, args, (one) => ({
      path: one.path,
      message: one.message,
      title: one.title,
      annotationLevel: upper(one.level),
      location: {
        start: { line: one.startLine, column: one.startColumn ?? null },
        end: { line: one.endLine, column: one.endColumn ?? null },
      },
    })),
};

export const statusContextFields: Fields<StatusSource> = {
  id: ({ status }) => nodeId('StatusContext', status.id),
  context: ({ status }) => status.context,
  state: ({ status }) => upper(status.state),
  description: ({ status }) => status.description,
  targetUrl: ({ status }) => status.targetUrl,
  createdAt: ({ status }) => status.createdAt,
  creator: ({ status }, _args, { world }) => accountSource(world, status.creatorId),
  commit: ({ repository, status }) => commitSource(repository, status.sha),
  isRequired: () => false,
};

/** The statuses, or statuses and check runs, of one commit. */
interface CommitChecks {
  readonly repository: Repository;
  readonly oid: string;
}

const contextsOf = ({ repository, oid }: CommitChecks): StatusSource[] =>
  latestStatuses(repository, oid).map((status) => ({ __typename: 'StatusContext', repository, status }));

export const statusFields: Fields<CommitChecks> = {
  id: ({ repository, oid }) => nodeId('StatusContext', `${repository.id}:${oid}`),
  state: ({ repository, oid }) => upper(combinedState(latestStatuses(repository, oid))),
  commit: ({ repository, oid }) => commitSource(repository, oid),
  contexts: (source, _args, context) => {
    context.need(source.repository, NEEDS.readStatuses);
    return contextsOf(source);
  },
  context: (source, args: { name: string }) =>
    contextsOf(source).find(({ status }) => status.context === args.name) ?? null,
};

/** The rollup of a commit; null where there is neither a check run nor a status, as on GitHub. */
export function rollupOf(repository: Repository, oid: string) {
  const hasRuns = repository.checkRuns.some((run) => run.headSha === oid);
  const hasStatuses = repository.statuses.some((status) => status.sha === oid);
  return hasRuns || hasStatuses ? { __typename: 'StatusCheckRollup', repository, oid } : null;
}

function latestRuns({ repository, oid }: CommitChecks): CheckRun[] {
  const runs = repository.checkRuns.filter((run) => run.headSha === oid);
  return [...new Map(runs.map((run) => [`${run.suiteId} ${run.name}`, run])).values()];
}

const BAD: readonly (string | null)[] = ['failure', 'timed_out', 'cancelled', 'action_required', 'stale'];

export const rollupFields: Fields<CommitChecks> = {
  id: ({ repository, oid }) => nodeId('StatusContext', `${repository.id}:${oid}:rollup`),
  commit: ({ repository, oid }) => commitSource(repository, oid),
  state: (source) => {
    const runs = latestRuns(source);
    const statuses = latestStatuses(source.repository, source.oid);
    if (runs.some((run) => BAD.includes(run.conclusion))) return 'FAILURE';
    if (statuses.length > 0 && combinedState(statuses) !== 'success') return upper(combinedState(statuses));
    return runs.some((run) => run.status !== 'completed') || runs.length + statuses.length === 0
      ? 'PENDING'
      : 'SUCCESS';
  },
  contexts: (source, args: PageArgs, context) => {
    context.need(source.repository, NEEDS.readChecks);
    const runs = latestRuns(source).map((run) => checkRunSource(source.repository, run));
    return connection([...runs, ...contextsOf(source)], args, (one) => one);
  },
};
