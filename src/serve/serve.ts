import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { createNodeMiddleware, Probot } from 'probot';
import { createApp } from '../app.ts';
import { createSettingsMemory } from '../config/settings-memory.ts';
import { createInstallations, QuietOctokit } from '../github/installations.ts';
import { createMemoryInbox } from '../inbox/memory.ts';
import { sweep } from '../inbox/sweep.ts';
import { createPool } from '../worker/pool.ts';
import { runJob } from '../workflows/run-job.ts';
import { createHttp, WEBHOOK_PATH } from './http.ts';
import { createPlanning } from './planning.ts';

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
}

export interface Serving {
  readonly url: string;
  readonly webhookUrl: string;
  /** Resolves when nothing is waiting and nothing runs. */
  settled(): Promise<void>;
  /** Looks on GitHub for what should be there and is not; resolves once the jobs are handed over. */
  sweepNow(): Promise<void>;
  /** Takes no more work, lets what runs end, closes everything. */
  close(timeoutMs?: number): Promise<void>;
}

/** Puts the rooms together: Probot for signatures and tokens, the inbox, the workflows, the sweep. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const probot = new Probot({
    appId: options.appId,
    privateKey: options.privateKey,
    secret: options.webhookSecret,
    Octokit: QuietOctokit,
    log: options.log,
    ...(options.baseUrl === null ? {} : { baseUrl: options.baseUrl }),
  });
  await probot.ready();
  const { log } = options;
  const settings = createSettingsMemory();
  const installations = createInstallations(probot, { settings, log });
  const pool = createPool({ maxThreads: 2 });
  const planning = createPlanning({
    pool,
    cacheDir: options.cacheDir,
    tokenFor: installations.contentsToken,
  });
  const ports = {
    repositoryFor: installations.repositoryFor,
    ...planning,
    today: () => new Date().toISOString().slice(0, 10),
    settingsOf: settings.settingsOf,
  };
  const inbox = createMemoryInbox({ run: (job) => runJob(ports, job), log });

  let isReady = false;
  const webhooks = await createNodeMiddleware(
    createApp({ accept: inbox.accept, settingsOf: settings.settingsOf }),
    {
      probot,
      webhooksPath: WEBHOOK_PATH,
    },
  );
  const http = createHttp({ webhooks, isReady: () => isReady });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.port, options.host, resolve);
  });
  let sweeping: Promise<void> = Promise.resolve();
  const sweepOnce = async (): Promise<void> => {
    try {
      const { jobs } = await sweep(installations.surveys, (job) => inbox.accept(job));
      log.info({ jobs }, 'Swept');
    } catch (err) {
      log.error({ err }, 'The sweep failed; the next one looks again');
    }
  };
  const sweepNow = (): Promise<void> => {
    sweeping = sweeping.then(sweepOnce);
    return sweeping;
  };
  const timer = setInterval(() => void sweepNow(), options.sweepEveryMs);
  timer.unref();
  isReady = true;
  void sweepNow();

  const { port } = http.address() as AddressInfo;
  const url = `http://${options.host}:${port}`;
  return {
    url,
    webhookUrl: `${url}${WEBHOOK_PATH}`,
    settled: async () => {
      await sweeping;
      await inbox.settled();
    },
    sweepNow,
    close: async (timeoutMs = 20_000) => {
      isReady = false;
      clearInterval(timer);
      http.close();
      await inbox.stop(timeoutMs);
      http.closeAllConnections();
      await pool.close();
    },
  };
}
