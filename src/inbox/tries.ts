import { RetryLater, UserError } from '../errors.ts';
import type { Job } from '../workflows/job.ts';
import type { InboxLog } from './inbox.ts';

export interface Tries {
  /** Takes note of a failed try: milliseconds before the next one, or null where the job is given up. */
  failed(job: Job, error: unknown): number | null;
}

/** A limit that lasts longer is left to the sweep, so that a line is not held for hours. */
const MOST_WAITS = 10;

/** The tries of one job. A wait that GitHub asked for is no failure; an error for the person is final. */
export function createTries(log: InboxLog, retryDelaysMs: readonly number[]): Tries {
  let failures = 0;
  let waits = 0;
  return {
    failed: (job, error) => {
      const details = { key: job.key, kind: job.kind, err: error };
      if (error instanceof UserError) {
        log.warn(details, 'A job could not be done and says why');
        return null;
      }
      const isWait = error instanceof RetryLater;
      const delay = isWait ? error.waitMs : retryDelaysMs[failures++];
      if (isWait) waits++;
      if (delay === undefined || waits > MOST_WAITS) {
        log.error(details, 'A job was given up; the sweep will look at it again');
        return null;
      }
      log.warn({ ...details, delay }, 'A job failed and is tried again');
      return delay;
    },
  };
}
