import { type Probot, ProbotOctokit } from 'probot';
import { DEFAULTS } from '../config/defaults.ts';
import type { RepositoryPort, RepositoryRef } from '../workflows/ports/repository.ts';
import type { SurveysRepositories } from '../workflows/ports/survey.ts';
import { type Client, createClient } from './client.ts';
import { createPlanMemories } from './plan-memory.ts';
import { createRepositoryPort } from './repository-port.ts';
import { createSurveys } from './survey.ts';

/**
 * Probot's Octokit with its own throttle and retry off: the first is one bucket for all installations, the
 * second repeats unsafe writes. `client.ts` does both, for each installation.
 */
export const QuietOctokit: typeof ProbotOctokit = ProbotOctokit.defaults((options: OctokitOptions) => ({
  ...options,
  // As a function, since Probot hands in throttle options of its own, which win over plain defaults.
  throttle: { ...options.throttle, enabled: false },
  retry: { ...options.retry, enabled: false },
}));

interface OctokitOptions {
  readonly throttle?: object;
  readonly retry?: object;
}

export interface Settings {
  settingsOf(repositoryId: number): { readonly path: string; readonly label: string };
  learn(repositoryId: number, config: string | null): Promise<{ readonly path: string }>;
}

export interface Installations {
  repositoryFor(ref: RepositoryRef): Promise<RepositoryPort>;
  /** A token that can only read this repository's contents. */
  contentsToken(ref: RepositoryRef): Promise<string>;
  readonly surveys: SurveysRepositories;
}

export interface InstallationsOptions {
  readonly settings: Settings;
  readonly log: { error(details: Record<string, unknown>, message: string): void };
}

export function createInstallations(probot: Probot, { settings, log }: InstallationsOptions): Installations {
  const memories = createPlanMemories(DEFAULTS.path);
  const clients = new Map<number, Promise<Client>>();

  const clientFor = (installationId: number): Promise<Client> => {
    const known = clients.get(installationId);
    if (known) return known;
    const made = probot.auth(installationId).then((octokit) => createClient(octokit));
    clients.set(installationId, made);
    return made;
  };

  return {
    repositoryFor: async (ref) =>
      createRepositoryPort(await clientFor(ref.installationId), ref, {
        memory: memories(ref.repositoryId),
        templateOf: async (config) => (await settings.learn(ref.repositoryId, config)).path,
      }),
    contentsToken: (ref) => contentsToken(probot, ref),
    surveys: createSurveys({
      installations: () => installationIds(probot),
      repositories: (installationId) => repositoriesOf(probot, installationId),
      clientFor,
      labelOf: (repositoryId) => settings.settingsOf(repositoryId).label,
      learn: settings.learn,
      failed: (installationId, err) =>
        log.error({ installationId, err }, 'The sweep could not read an installation'),
    }),
  };
}

/**
 * Asked as the app, by a plain request: Octokit's own token cache would hand out the installation's full token.
 * https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app
 */
async function contentsToken(probot: Probot, ref: RepositoryRef): Promise<string> {
  const octokit = await probot.auth();
  const { data } = await octokit.request('POST /app/installations/{installation_id}/access_tokens', {
    installation_id: ref.installationId,
    repository_ids: [ref.repositoryId],
    permissions: { contents: 'read' },
  });
  return data.token;
}

async function installationIds(probot: Probot): Promise<number[]> {
  const octokit = await probot.auth();
  const installations = await octokit.paginate('GET /app/installations', { per_page: 100 });
  return installations
    .filter((installation) => !installation.suspended_at)
    .map((installation) => installation.id);
}

async function repositoriesOf(probot: Probot, installationId: number): Promise<RepositoryRef[]> {
  const octokit = await probot.auth(installationId);
  const repositories = await octokit.paginate('GET /installation/repositories', { per_page: 100 });
  return repositories
    .filter((repository) => !repository.archived)
    .map((repository) => ({
      installationId,
      repositoryId: repository.id,
      owner: repository.owner.login,
      name: repository.name,
    }));
}
