import { type Probot, ProbotOctokit } from 'probot';
import { DEFAULTS } from '../config/defaults.ts';
import type { Deliveries } from '../workflows/ports/deliveries.ts';
import type { RepositoryPort, RepositoryRef } from '../workflows/ports/repository.ts';
import type { ReadsOlderMerges, ReadsThreads, SurveysRepositories } from '../workflows/ports/survey.ts';
import { type Client, createClient } from './client.ts';
import { createDeliveries } from './deliveries.ts';
import { createPlanMemories } from './plan-memory.ts';
import { createRepositoryPort } from './repository-port.ts';
import { createSurveys, type Installed } from './survey.ts';

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
  readonly surveys: SurveysRepositories & ReadsThreads & ReadsOlderMerges;
  readonly deliveries: Deliveries;
}

export interface InstallationsOptions {
  readonly settings: Settings;
  /** Told once for each request as it goes out; the exchange of tokens is not one. */
  readonly sent: () => void;
  /** Left out, a minute (`ClientOptions`). */
  readonly secondaryMs?: number | undefined;
  readonly log: { error(details: Record<string, unknown>, message: string): void };
}

/** As long as GitHub keeps deliveries. */
export const THREADS_FOR_MS = 3 * 24 * 3_600_000;

/** Limits of requests made as the app itself are apart from those of every installation. */
const APP = 0;

export function createInstallations(probot: Probot, options: InstallationsOptions): Installations {
  const { settings, log, sent, secondaryMs } = options;
  const memories = createPlanMemories(DEFAULTS.path);
  const clients = new Map<number, Promise<Client>>();

  const clientFor = (installationId: number): Promise<Client> => {
    const known = clients.get(installationId);
    if (known) return known;
    const isApp = installationId === APP;
    const made = (isApp ? probot.auth() : probot.auth(installationId)).then((octokit) =>
      createClient(octokit, isApp ? { secondaryMs } : { sent, secondaryMs }),
    );
    // One that could not be made is asked for again.
    made.catch(() => clients.delete(installationId));
    clients.set(installationId, made);
    return made;
  };

  return {
    repositoryFor: async (ref) =>
      createRepositoryPort(await clientFor(ref.installationId), ref, {
        memory: memories(ref.repositoryId),
        templateOf: async (config) => (await settings.learn(ref.repositoryId, config)).path,
      }),
    contentsToken: async (ref) => contentsToken(await clientFor(APP), ref),
    deliveries: createDeliveries(() => clientFor(APP)),
    surveys: createSurveys({
      installations: async () => activeInstallations(await clientFor(APP)),
      repositories: async (installationId) => repositoriesOf(await clientFor(installationId), installationId),
      clientFor,
      labelOf: (repositoryId) => settings.settingsOf(repositoryId).label,
      learn: settings.learn,
      since: () => Date.now() - THREADS_FOR_MS,
      failed: (installationId, err) =>
        log.error({ installationId, err }, 'The sweep could not read an installation'),
    }),
  };
}

/**
 * Asked as the app, by a plain request: Octokit's own token cache would hand out the installation's full token.
 * https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app
 */
async function contentsToken(app: Client, ref: RepositoryRef): Promise<string> {
  const { token } = await app.post<{ token: string }>(
    'POST /app/installations/{installation_id}/access_tokens',
    {
      installation_id: ref.installationId,
      repository_ids: [ref.repositoryId],
      permissions: { contents: 'read' },
    },
  );
  return token;
}

async function activeInstallations(app: Client): Promise<Installed[]> {
  const installations = await app.pages<{ id: number; created_at: string; suspended_at: string | null }>(
    'GET /app/installations',
    null,
  );
  return installations
    .filter((installation) => !installation.suspended_at)
    .map(({ id, created_at }) => ({ id, createdAt: created_at }));
}

interface RepositoryEntry {
  readonly id: number;
  readonly name: string;
  readonly archived: boolean;
  readonly owner: { readonly login: string };
}

async function repositoriesOf(client: Client, installationId: number): Promise<RepositoryRef[]> {
  const repositories = await client.pages<RepositoryEntry>('GET /installation/repositories', 'repositories');
  return repositories
    .filter((repository) => !repository.archived)
    .map((repository) => ({
      installationId,
      repositoryId: repository.id,
      owner: repository.owner.login,
      name: repository.name,
    }));
}
