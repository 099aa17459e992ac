import type { Job } from '../workflows/job.ts';

/** Which comments this process has done with, in which words. */
export interface HeardComments {
  has(comment: { readonly id: string; readonly body: string }): boolean;
  /** The job was done to its end. */
  done(job: Job): void;
}

const MOST_REMEMBERED = 10_000;

/**
 * So that the sweep looks for no command in what was read already and is none. Only a hint: what was done stands in
 * the ledger and in reactions.
 */
export function createHeardComments(): HeardComments {
  const bodies = new Map<string, string>();
  return {
    has: ({ id, body }) => bodies.get(id) === body,
    done: (job) => {
      if (job.kind !== 'run-commands') return;
      bodies.delete(job.comment.id);
      bodies.set(job.comment.id, job.comment.body);
      const oldest = bodies.keys().next();
      if (bodies.size > MOST_REMEMBERED && !oldest.done) bodies.delete(oldest.value);
    },
  };
}
