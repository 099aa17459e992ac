import type { Repository } from './records.ts';
import type { World } from './world.ts';

/** Runs work on one repository's refs one after the other, in the order it came. */
export function createExclusive(): World['exclusive'] {
  const tails = new Map<number, Promise<unknown>>();
  return async (repository: Repository, work) => {
    const before = tails.get(repository.id) ?? Promise.resolve();
    const run = before.then(work, work);
    tails.set(
      repository.id,
      run.catch(() => undefined),
    );
    return run;
  };
}
