import type { Logger } from 'pino';
import type { Inbox } from '../inbox/inbox.ts';
import { sweep } from '../inbox/sweep.ts';
import type { SurveysRepositories } from '../workflows/ports/survey.ts';

export interface Sweeps {
  /** Sweeps at once, and then every so often. */
  start(everyMs: number): void;
  stop(): void;
  /** Resolves once the jobs of this sweep are handed over; never rejects. */
  now(): Promise<void>;
  /** Resolves when no sweep is under way. */
  settled(): Promise<void>;
}

/** One sweep at a time. A sweep that fails is logged, and the next one looks again. */
export function createSweeps(surveys: SurveysRepositories, inbox: Inbox, log: Logger): Sweeps {
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> = Promise.resolve();
  const once = async (): Promise<void> => {
    try {
      const { jobs } = await sweep(surveys, (job) => inbox.accept(job));
      log.info({ jobs }, 'Swept');
    } catch (err) {
      log.error({ err }, 'The sweep failed; the next one looks again');
    }
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
