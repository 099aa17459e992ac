import { type Job, joinJobs } from '../workflows/job.ts';
import type { Inbox, InboxLog, RunJob } from './inbox.ts';
import { createPlaces } from './places.ts';
import { createRunner } from './runner.ts';

export interface MemoryInboxOptions {
  readonly run: RunJob;
  readonly log: InboxLog;
  /** Keys that run side by side. */
  readonly concurrency?: number;
  /** Of those, how many may be of one installation. GitHub asks for few requests at once. */
  readonly concurrencyEach?: number;
  /** Milliseconds before the second, third … try. After the last the job is given up; the sweep finds it again. */
  readonly retryDelaysMs?: readonly number[];
}

const RETRY_DELAYS_MS = [500, 2_000, 10_000, 60_000];

/**
 * The default inbox: nothing on disk. What is lost with the process, the sweep finds again on GitHub.
 * Jobs of one key run in order; merges that wait for the same plan are joined into one job. A job that waits for
 * its next try holds its key and no place, so an installation that is limited holds up nobody else.
 */
export function createMemoryInbox(options: MemoryInboxOptions): Inbox {
  const { run, log, concurrency = 12, concurrencyEach = 4, retryDelaysMs = RETRY_DELAYS_MS } = options;
  const lines = new Map<string, Job[]>();
  const stopping = new AbortController();
  const { signal } = stopping;
  const idle: (() => void)[] = [];
  const places = createPlaces({ total: concurrency, each: concurrencyEach });
  const runner = createRunner({ run, log, places, retryDelaysMs, signal, ended: settleIfIdle });

  function settleIfIdle(): void {
    const isIdle = runner.running === 0 && (lines.size === 0 || signal.aborted);
    if (isIdle) for (const resolve of idle.splice(0)) resolve();
  }

  async function work(key: string, line: Job[]): Promise<void> {
    for (let next = line[0]; next !== undefined && !signal.aborted; next = line[0]) {
      await runner.runFirst(line, next.repository.installationId);
    }
    lines.delete(key);
    settleIfIdle();
  }

  const settled = (): Promise<void> =>
    new Promise((resolve) => {
      idle.push(resolve);
      settleIfIdle();
    });

  return {
    accept: (job) => {
      if (signal.aborted) throw new Error('The inbox takes no more work: the process is stopping');
      const line = lines.get(job.key);
      if (line !== undefined) {
        addTo(line, job);
        return;
      }
      const opened = [job];
      lines.set(job.key, opened);
      void work(job.key, opened);
    },
    get size() {
      let waiting = 0;
      for (const line of lines.values()) waiting += line.length;
      return runner.underWay + waiting;
    },
    settled,
    stop: async (timeoutMs) => {
      stopping.abort();
      const timer = new Promise<void>((resolve) => {
        setTimeout(resolve, timeoutMs).unref();
      });
      await Promise.race([settled(), timer]);
    },
  };
}

/** Only the last waiting job is looked at: joining over one of another kind would change the order. */
function addTo(waiting: Job[], job: Job): void {
  const last = waiting.at(-1);
  const joined = last === undefined ? null : joinJobs(last, job);
  if (joined === null) waiting.push(job);
  else waiting[waiting.length - 1] = joined;
}
