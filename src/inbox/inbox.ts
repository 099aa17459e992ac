import type { Job } from '../workflows/job.ts';

/** Accepts work at once and runs it later: one job at a time for each key. */
export interface Inbox {
  /** Returns as soon as the job is kept; throws when the inbox takes no more. */
  accept(job: Job): void;
  /** Jobs waiting or running. */
  readonly size: number;
  /** Resolves when nothing waits and nothing runs. */
  settled(): Promise<void>;
  /** Starts no more jobs and waits for those that run, at most so long. Waiting ones are left to the sweep. */
  stop(timeoutMs: number): Promise<void>;
}

/** Does one job. Throws RetryLater to be run again after a wait that does not count as a failed try. */
export type RunJob = (job: Job) => Promise<void>;

export interface InboxLog {
  warn(details: Record<string, unknown>, message: string): void;
  error(details: Record<string, unknown>, message: string): void;
}
