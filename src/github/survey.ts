import type { RepositoryRef } from '../workflows/ports/repository.ts';
import type { RepositorySurvey, SurveysRepositories } from '../workflows/ports/survey.ts';
import type { Client } from './client.ts';
import { type SurveyShape, surveyDocument } from './queries/survey.ts';
import { present } from './shapes.ts';

/** Repositories in one request: GitHub bounds a query's nodes at 500,000 and its time at 10 s. */
const REPOSITORIES_A_REQUEST = 50;

export interface SurveyOptions {
  readonly installations: () => Promise<readonly number[]>;
  readonly repositories: (installationId: number) => Promise<readonly RepositoryRef[]>;
  readonly clientFor: (installationId: number) => Promise<Client>;
  readonly labelOf: (repositoryId: number) => string;
  /** Told what the configuration is, so that the label and the prefix are known before the first event. */
  readonly learn: (repositoryId: number, config: string | null) => Promise<unknown>;
  /** An installation that cannot be read (suspended meanwhile, limited) must not stop the others. */
  readonly failed: (installationId: number, error: unknown) => void;
}

export function createSurveys(options: SurveyOptions): SurveysRepositories {
  return {
    surveys: async function* () {
      for (const installationId of await options.installations()) {
        try {
          const repositories = await options.repositories(installationId);
          const client = await options.clientFor(installationId);
          for (let start = 0; start < repositories.length; start += REPOSITORIES_A_REQUEST) {
            yield await survey(client, repositories.slice(start, start + REPOSITORIES_A_REQUEST), options);
          }
        } catch (error) {
          options.failed(installationId, error);
        }
      }
    },
  };
}

async function survey(
  client: Client,
  repositories: readonly RepositoryRef[],
  options: SurveyOptions,
): Promise<RepositorySurvey[]> {
  const labels = repositories.map((repository) => options.labelOf(repository.repositoryId));
  const answer = await ask(client, repositories, labels);
  for (const [index, repository] of repositories.entries()) {
    await options.learn(repository.repositoryId, answer[`repository_${index}`]?.config?.text ?? null);
  }
  // A label that the configuration renamed is asked for again, once.
  const renamed = repositories.filter((each, index) => options.labelOf(each.repositoryId) !== labels[index]);
  const first = read(repositories, answer).filter((each) => !renamed.includes(each.repository));
  if (renamed.length === 0) return first;
  const names = renamed.map((repository) => options.labelOf(repository.repositoryId));
  return [...first, ...read(renamed, await ask(client, renamed, names))];
}

type Answer = Readonly<Record<string, SurveyShape | null>>;

async function ask(
  client: Client,
  repositories: readonly RepositoryRef[],
  labels: readonly string[],
): Promise<Answer> {
  const variables = repositories.flatMap(({ owner, name }, index) => [
    [`owner_${index}`, owner],
    [`name_${index}`, name],
    [`label_${index}`, labels[index] ?? ''],
  ]);
  return client.query<Answer>(surveyDocument(repositories.length), Object.fromEntries(variables));
}

function read(repositories: readonly RepositoryRef[], answer: Answer): RepositorySurvey[] {
  return repositories.flatMap((repository, index) => {
    const found = answer[`repository_${index}`];
    if (!found || found.isArchived) return [];
    const merges = present(found.pullRequests)
      .filter((pull) => pull.baseRefName === found.defaultBranchRef?.name)
      .map((pull) => ({
        number: pull.number,
        title: pull.title,
        body: pull.body,
        headRef: pull.headRefName,
        isFromHere: !pull.isCrossRepository,
        messages: present(pull.commits).map((node) => node.commit.message),
      }));
    const labelledIssues = present(found.issues).map((issue) => issue.number);
    return [{ repository, headOid: found.defaultBranchRef?.target?.oid ?? null, labelledIssues, merges }];
  });
}
