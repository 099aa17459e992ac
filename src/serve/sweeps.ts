import type { Logger } from 'pino';
import type { HeardComments } from '../inbox/heard-comments.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Redeliveries } from '../inbox/redeliver.ts';
import { sweep } from '../inbox/sweep.ts';
import { createThreadWatch } from '../inbox/thread-watch.ts';
import type { AwaitedChecks } from '../workflows/awaited-checks.ts';
import type { Job } from '../workflows/job.ts';
import type { ReadsThreads, SurveysRepositories } from '../workflows/ports/survey.ts';

export interface Sweeps {
  /** Sweeps at once, and then every so often. */
  start(everyMs: number): void;
  stop(): void;
  /** Resolves once the jobs of this sweep are handed over; never rejects. */
  now(): Promise<void>;
  /** Resolves when no sweep is under way. */
  settled(): Promise<void>;
}

export interface SweepsOptions {
  readonly surveys: SurveysRepositories & ReadsThreads;
  readonly redeliveries: Redeliveries;
  readonly inbox: Inbox;
  readonly awaited: Pick<AwaitedChecks, 'issuesFor'>;
  readonly heard: HeardComments;
  readonly prefixOf: (repositoryId: number) => string;
  /** Milliseconds since 1970: comments before are left alone. */
  readonly since: () => number;
  readonly log: Logger;
}

/** One sweep at a time. A sweep that fails is logged, and the next one looks again. */
export function createSweeps(options: SweepsOptions): Sweeps {
  const { surveys, redeliveries, inbox, awaited, heard, prefixOf, log } = options;
  const watch = createThreadWatch();
  const accept = (job: Job): void => inbox.accept(job);
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> = Promise.resolve();
  // The one may fail and the other not: an outage of GitHub's list of deliveries stops no survey.
  const attempt = async (what: string, work: () => Promise<object>): Promise<void> => {
    try {
      log.info(await work(), what);
    } catch (err) {
      log.error({ err }, `${what}: it failed; the next sweep looks again`);
    }
  };
  const once = async (): Promise<void> => {
    await attempt('Looked for deliveries that failed', async () => ({ again: await redeliveries.sweep() }));
    await attempt('Swept', () =>
      sweep(surveys, { accept, awaited, heard, watch, prefixOf, since: options.since() }),
    );
  };
  const now = (): Promise<void> => {
    sweeping = sweeping.then(once);
    return sweeping;
  };
  return {
    start: (everyMs) => {
      timer = setInterval(() => void now(), everyMs);
      timer.unref();
      void now();
    },
    stop: () => clearInterval(timer),
    now,
    settled: () => sweeping,
  };
}
