import { RetryLater, UserError } from '../errors.ts';
import { type Job, joinJobs } from '../workflows/job.ts';
import type { Inbox, InboxLog, RunJob } from './inbox.ts';

export interface MemoryInboxOptions {
  readonly run: RunJob;
  readonly log: InboxLog;
  /** Keys that run side by side. */
  readonly concurrency?: number;
  /** Milliseconds before the second, third … try. After the last the job is given up; the sweep finds it again. */
  readonly retryDelaysMs?: readonly number[];
}

interface Line {
  readonly waiting: Job[];
  isRunning: boolean;
}

const RETRY_DELAYS_MS = [500, 2_000, 10_000, 60_000];
/** A limit that lasts longer is left to the sweep, so that a line is not held for hours. */
const MOST_WAITS = 10;

/**
 * The default inbox: nothing on disk. What is lost with the process, the sweep finds again on GitHub.
 * Jobs of one key run in order; merges that wait for the same plan are joined into one job.
 */
export function createMemoryInbox(options: MemoryInboxOptions): Inbox {
  const { run, log, concurrency = 8, retryDelaysMs = RETRY_DELAYS_MS } = options;
  const lines = new Map<string, Line>();
  const stopping = new AbortController();
  const idle: (() => void)[] = [];
  let running = 0;

  function next(): void {
    for (const [key, line] of lines) {
      if (stopping.signal.aborted || running >= concurrency) break;
      if (!line.isRunning) start(key, line);
    }
    const isIdle = running === 0 && (lines.size === 0 || stopping.signal.aborted);
    if (isIdle) for (const resolve of idle.splice(0)) resolve();
  }

  function start(key: string, line: Line): void {
    const job = line.waiting.shift();
    if (job === undefined) {
      lines.delete(key);
      return;
    }
    line.isRunning = true;
    running++;
    void runWithRetries(job, { run, log, retryDelaysMs, signal: stopping.signal }).finally(() => {
      line.isRunning = false;
      running--;
      if (line.waiting.length === 0) lines.delete(key);
      next();
    });
  }

  const settled = (): Promise<void> =>
    new Promise((resolve) => {
      idle.push(resolve);
      next();
    });

  return {
    accept: (job) => {
      if (stopping.signal.aborted) throw new Error('The inbox takes no more work: the process is stopping');
      const line = lines.get(job.key) ?? { waiting: [], isRunning: false };
      lines.set(job.key, line);
      addTo(line.waiting, job);
      next();
    },
    get size() {
      let waiting = 0;
      for (const line of lines.values()) waiting += line.waiting.length;
      return running + waiting;
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

async function runWithRetries(
  job: Job,
  options: { run: RunJob; log: InboxLog; retryDelaysMs: readonly number[]; signal: AbortSignal },
): Promise<void> {
  const { run, log, retryDelaysMs, signal } = options;
  let failures = 0;
  for (let waits = 0; ; ) {
    try {
      await run(job);
      return;
    } catch (error) {
      const details = { key: job.key, kind: job.kind, err: error };
      if (error instanceof UserError) {
        log.warn(details, 'A job could not be done and says why');
        return;
      }
      const delay = error instanceof RetryLater ? error.waitMs : retryDelaysMs[failures++];
      if (error instanceof RetryLater) waits++;
      if (delay === undefined || waits > MOST_WAITS || signal.aborted) {
        log.error(details, 'A job was given up; the sweep will look at it again');
        return;
      }
      log.warn({ ...details, delay }, 'A job failed and is tried again');
      await pause(delay, signal);
      if (signal.aborted) return;
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(ms, 2 ** 31 - 1));
    signal.addEventListener('abort', done);
  });
}
