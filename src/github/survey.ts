import type { RepositoryRef } from '../workflows/ports/repository.ts';
import type {
  ActiveThread,
  ReadsOlderMerges,
  ReadsThreads,
  RepositorySurvey,
  SurveysRepositories,
} from '../workflows/ports/survey.ts';
import type { Client } from './client.ts';
import {
  type ActiveShape,
  type MergesShape,
  OLDER_MERGES,
  type SurveyShape,
  surveyDocument,
} from './queries/survey.ts';
import { readThreads } from './read-threads.ts';
import { present } from './shapes.ts';

/** Repositories in one request: GitHub bounds a query's nodes at 500,000 and its time at 10 s. */
const REPOSITORIES_A_REQUEST = 50;

export interface Installed {
  readonly id: number;
  /** ISO 8601. */
  readonly createdAt: string;
}

export interface SurveyOptions {
  readonly installations: () => Promise<readonly Installed[]>;
  readonly repositories: (installationId: number) => Promise<readonly RepositoryRef[]>;
  readonly clientFor: (installationId: number) => Promise<Client>;
  readonly labelOf: (repositoryId: number) => string;
  /** Told what the configuration is, so that the label and the prefix are known before the first event. */
  readonly learn: (repositoryId: number, config: string | null) => Promise<unknown>;
  /** An installation that cannot be read (suspended meanwhile, limited) must not stop the others. */
  readonly failed: (installationId: number, error: unknown) => void;
  /** Milliseconds since 1970: what happened in threads before is not asked for. */
  readonly since: () => number;
}

export function createSurveys(options: SurveyOptions): SurveysRepositories & ReadsThreads & ReadsOlderMerges {
  return {
    surveys: async function* () {
      for (const { id: installationId, createdAt } of await options.installations()) {
        try {
          const repositories = await options.repositories(installationId);
          const client = await options.clientFor(installationId);
          for (let start = 0; start < repositories.length; start += REPOSITORIES_A_REQUEST) {
            const some = repositories.slice(start, start + REPOSITORIES_A_REQUEST);
            const surveys = await survey(client, some, options);
            yield surveys.map((one) => ({ ...one, installedAt: createdAt }));
          }
        } catch (error) {
          options.failed(installationId, error);
        }
      }
    },
    olderMerges: async ({ installationId, owner, name }, after) => {
      const client = await options.clientFor(installationId);
      const answer = await client.query<{
        repository: Pick<SurveyShape, 'defaultBranchRef' | 'pullRequests'> | null;
      }>(OLDER_MERGES, { owner, name, after });
      const found = answer.repository;
      if (!found) return { merges: [], olderMerges: null };
      return readMerges(found.pullRequests, found.defaultBranchRef?.name);
    },
    readThreads: async (threads) => {
      const installationId = threads[0]?.repository.installationId;
      if (installationId === undefined) return [];
      try {
        return await readThreads(await options.clientFor(installationId), threads);
      } catch (error) {
        options.failed(installationId, error);
        return [];
      }
    },
  };
}

async function survey(
  client: Client,
  repositories: readonly RepositoryRef[],
  options: SurveyOptions,
): Promise<Surveyed[]> {
  const labels = repositories.map((repository) => options.labelOf(repository.repositoryId));
  const since = new Date(options.since()).toISOString();
  const answer = await ask(client, repositories, labels, since);
  for (const [index, repository] of repositories.entries()) {
    await options.learn(repository.repositoryId, answer[`repository_${index}`]?.config?.text ?? null);
  }
  // A label that the configuration renamed is asked for again, once.
  const renamed = repositories.filter((each, index) => options.labelOf(each.repositoryId) !== labels[index]);
  const first = read(repositories, answer, since).filter((each) => !renamed.includes(each.repository));
  if (renamed.length === 0) return first;
  const names = renamed.map((repository) => options.labelOf(repository.repositoryId));
  return [...first, ...read(renamed, await ask(client, renamed, names, since), since)];
}

type Surveyed = Omit<RepositorySurvey, 'installedAt'>;

type Answer = Readonly<Record<string, SurveyShape | null>>;

async function ask(
  client: Client,
  repositories: readonly RepositoryRef[],
  labels: readonly string[],
  since: string,
): Promise<Answer> {
  const variables = repositories.flatMap(({ owner, name }, index) => [
    [`owner_${index}`, owner],
    [`name_${index}`, name],
    [`label_${index}`, labels[index] ?? ''],
  ]);
  return client.query<Answer>(surveyDocument(repositories.length), {
    since,
    ...Object.fromEntries(variables),
  });
}

function read(repositories: readonly RepositoryRef[], answer: Answer, since: string): Surveyed[] {
  return repositories.flatMap((repository, index) => {
    const found = answer[`repository_${index}`];
    if (!found || found.isArchived) return [];
    const merges = readMerges(found.pullRequests, found.defaultBranchRef?.name);
    const labelledIssues = present(found.issues).map((issue) => issue.number);
    const threads = [
      ...present(found.activeIssues).map((issue) => activeThread(repository, issue, false)),
      ...present(found.activePulls).map((pull) => activeThread(repository, pull, true)),
    ].filter((thread) => thread.changedAt >= since);
    const headOid = found.defaultBranchRef?.target?.oid ?? null;
    return [{ repository, headOid, labelledIssues, ...merges, threads }];
  });
}

function readMerges(
  pulls: MergesShape,
  branch: string | undefined,
): Pick<RepositorySurvey, 'merges' | 'olderMerges'> {
  const merges = present(pulls)
    .filter((pull) => pull.baseRefName === branch)
    .map((pull) => ({
      number: pull.number,
      title: pull.title,
      body: pull.body,
      headRef: pull.headRefName,
      isFromHere: !pull.isCrossRepository,
      messages: present(pull.commits).map((node) => node.commit.message),
    }));
  return { merges, olderMerges: pulls.pageInfo.hasNextPage ? pulls.pageInfo.endCursor : null };
}

function activeThread(
  repository: RepositoryRef,
  { number, updatedAt, comments }: ActiveShape,
  isPull: boolean,
): ActiveThread {
  const [said = updatedAt] = present(comments).map((comment) => comment.updatedAt);
  return { repository, number, isPull, changedAt: said > updatedAt ? said : updatedAt };
}
