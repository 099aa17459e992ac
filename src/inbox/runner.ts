import type { Job } from '../workflows/job.ts';
import type { InboxLog, RunJob } from './inbox.ts';
import { pause } from './pause.ts';
import type { Places } from './places.ts';
import { createTries } from './tries.ts';

export interface RunnerOptions {
  readonly run: RunJob;
  readonly log: InboxLog;
  readonly places: Places;
  readonly retryDelaysMs: readonly number[];
  /** Aborted when no more may start. */
  readonly signal: AbortSignal;
  /** Told each time a try ended. */
  readonly ended: () => void;
}

export interface Runner {
  /** Tries that run now. */
  readonly running: number;
  /** Jobs that run or wait for their next try. */
  readonly underWay: number;
  /**
   * Runs the first job of the line to its end, with all its tries. It leaves the line only once it has a place, so
   * until then others of its kind may join it; while it waits for its next try it holds none.
   */
  runFirst(line: Job[], installation: number): Promise<void>;
}

export function createRunner(options: RunnerOptions): Runner {
  const { run, log, places, retryDelaysMs, signal, ended } = options;
  let running = 0;
  let underWay = 0;

  async function runFirst(line: Job[], installation: number): Promise<void> {
    const tries = createTries(log, retryDelaysMs);
    let job: Job | undefined;
    const tryOnce = async (): Promise<number | null> => {
      if (signal.aborted) return null;
      if (job === undefined) {
        job = line.shift();
        if (job === undefined) return null;
        underWay++;
      }
      running++;
      try {
        await run(job);
        return null;
      } catch (error) {
        return tries.failed(job, error);
      } finally {
        running--;
        ended();
      }
    };
    try {
      for (;;) {
        const delay = await places.take(installation, tryOnce);
        if (delay === null) return;
        await pause(delay, signal);
      }
    } finally {
      if (job !== undefined) underWay--;
    }
  }

  return {
    runFirst,
    get running() {
      return running;
    },
    get underWay() {
      return underWay;
    },
  };
}
