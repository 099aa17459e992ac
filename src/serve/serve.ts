import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { createNodeMiddleware, Probot } from 'probot';
import { createApp } from '../app.ts';
import { createSettingsMemory } from '../config/settings-memory.ts';
import { listenFault } from '../errors.ts';
import { createRequestCounts, type FlowRequests } from '../github/flow-requests.ts';
import { createInstallations, QuietOctokit, THREADS_FOR_MS } from '../github/installations.ts';
import { createHeardComments } from '../inbox/heard-comments.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { lookBack } from '../inbox/look-back.ts';
import { createMemoryInbox } from '../inbox/memory.ts';
import { createRedeliveries } from '../inbox/redeliver.ts';
import { createPool, type Pool } from '../worker/pool.ts';
import { createAwaitedChecks } from '../workflows/awaited-checks.ts';
import type { Job, OlderMerges } from '../workflows/job.ts';
import { createHttp, WEBHOOK_PATH } from './http.ts';
import { createPlanning } from './planning.ts';
import { createSweeps } from './sweeps.ts';

export interface ServeOptions {
  readonly appId: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** REST base of GitHub Enterprise Server or of the sandbox; null for github.com. */
  readonly baseUrl: string | null;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Where clones are cached; made when missing. */
  readonly cacheDir: string;
  readonly sweepEveryMs: number;
  readonly log: Logger;
  /** Milliseconds before each further try of a job that failed; left out, the inbox's own. */
  readonly retryDelaysMs?: readonly number[];
  /** Threads that several servers of one process share, and that none of them ends; left out, its own. */
  readonly pool?: Pool;
  /** Milliseconds to wait for a secondary limit that does not say how long; a minute unless said, as GitHub asks. */
  readonly secondaryMs?: number;
}

export interface Serving {
  readonly url: string;
  readonly webhookUrl: string;
  /** Resolves when nothing is waiting and nothing runs. */
  settled(): Promise<void>;
  /** Looks on GitHub for what should be there and is not; resolves once the jobs are handed over. */
  sweepNow(): Promise<void>;
  /** Requests sent to GitHub since the start, by the kind of job. */
  readonly requests: ReadonlyMap<string, FlowRequests>;
  /** Takes no more work, lets what runs end, closes everything. */
  close(timeoutMs?: number): Promise<void>;
}

const WARM_UP_MS = 500;
/** Two plans are drawn at a time, and comments are read meanwhile. */
const THREADS = 3;

/** Puts the rooms together: Probot for signatures and tokens, the inbox, the workflows, the sweep. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { log } = options;
  const probot = await openProbot(options);
  const settings = createSettingsMemory();
  const awaited = createAwaitedChecks();
  const heard = createHeardComments();
  const counts = createRequestCounts();
  const { secondaryMs } = options;
  const installations = createInstallations(probot, { settings, log, sent: counts.sent, secondaryMs });
  const pool = options.pool ?? createPool({ maxThreads: THREADS });
  const planning = createPlanning({
    pool,
    cacheDir: options.cacheDir,
    tokenFor: installations.contentsToken,
    log,
  });
  const ports = {
    repositoryFor: installations.repositoryFor,
    ...planning,
    awaited,
    accept: (job: Job) => inbox.accept(job),
    lookBack: (job: Parameters<typeof lookBack>[2], older: OlderMerges) =>
      lookBack(installations.surveys, inbox.accept, job, older),
    now: () => new Date().toISOString(),
    settingsOf: settings.settingsOf,
  };
  const inbox = createMemoryInbox({
    run: async (job) => {
      // Found by the sweep while the event's own job ran.
      if (job.kind === 'run-commands' && job.found !== undefined && heard.has(job.comment)) return;
      const { runJob } = await loadWorkflows();
      const { requests } = await counts.run(job.kind, () => runJob(ports, job));
      heard.done(job);
      log.info({ key: job.key, kind: job.kind, requests }, 'Did a job');
    },
    log,
    ...(options.retryDelaysMs === undefined ? {} : { retryDelaysMs: options.retryDelaysMs }),
  });
  const sweeps = createSweeps({
    surveys: installations.surveys,
    redeliveries: createRedeliveries(installations.deliveries),
    prefixOf: (repositoryId) => settings.settingsOf(repositoryId).prefix,
    since: () => Date.now() - THREADS_FOR_MS,
    ...{ inbox, awaited, heard, log },
  });
  let isReady = false;
  const app = createApp({ accept: inbox.accept, settingsOf: settings.settingsOf, awaited });
  const webhooks = await createNodeMiddleware(app, { probot, webhooksPath: WEBHOOK_PATH });
  const http = createHttp({ webhooks, isReady: () => isReady });
  const url = await listen(http, options);
  isReady = true;
  sweeps.start(options.sweepEveryMs);
  // Before the first job comes, and after the first answers are out.
  const warmUp = setTimeout(() => void loadWorkflows(), WARM_UP_MS).unref();
  return {
    url,
    webhookUrl: `${url}${WEBHOOK_PATH}`,
    settled: async () => {
      await sweeps.settled();
      await inbox.settled();
    },
    sweepNow: sweeps.now,
    requests: counts.byFlow,
    close: async (timeoutMs = 20_000) => {
      isReady = false;
      clearTimeout(warmUp);
      sweeps.stop();
      await closeAll(http, inbox, timeoutMs);
      if (options.pool === undefined) await pool.close();
    },
  };
}

/** Loaded once the server listens: what is needed to take work starts first, what does the work follows. */
function loadWorkflows(): Promise<typeof import('../workflows/run-job.ts')> {
  return import('../workflows/run-job.ts');
}

async function openProbot(options: ServeOptions): Promise<Probot> {
  const probot = new Probot({
    appId: options.appId,
    privateKey: options.privateKey,
    secret: options.webhookSecret,
    Octokit: QuietOctokit,
    log: options.log,
    ...(options.baseUrl === null ? {} : { baseUrl: options.baseUrl }),
  });
  return probot.ready();
}

async function listen(http: Server, { host, port }: ServeOptions): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', (error) => reject(listenFault(error, port)));
    http.listen(port, host, resolve);
  });
  return `http://${host}:${(http.address() as AddressInfo).port}`;
}

/** Not ready first, so that nothing new comes; then what runs ends; then connections that idle are cut. */
async function closeAll(http: Server, inbox: Inbox, timeoutMs: number): Promise<void> {
  http.close();
  await inbox.stop(timeoutMs);
  http.closeAllConnections();
}
