import type { ActiveThread } from '../workflows/ports/survey.ts';

/** Which threads the sweep has to look into. */
export interface ThreadWatch {
  /** Those that changed since they were looked into, or in which something was left to do then. */
  toRead(threads: readonly ActiveThread[]): ActiveThread[];
  /** It was looked into, and every command there has its answer. */
  answered(thread: Pick<ActiveThread, 'repository' | 'number'>): void;
}

interface Look {
  /** Of the thread, when it was looked into last. */
  readonly changedAt: string;
  /** How often in a row it was found answered so. */
  readonly times: number;
}

/** Of threads; one that is forgotten is looked into once more. */
const MOST_REMEMBERED = 50_000;
/**
 * Times are in seconds, and a read may be older than what it is asked for: what was said in the second of the look is
 * seen by another look, a sweep later.
 */
const LOOKS = 2;

export function createThreadWatch(): ThreadWatch {
  const looks = new Map<string, Look>();
  const keyOf = ({ repository, number }: Pick<ActiveThread, 'repository' | 'number'>): string =>
    `${repository.repositoryId}/${number}`;
  const remember = (key: string, look: Look): void => {
    looks.delete(key);
    looks.set(key, look);
    const oldest = looks.keys().next();
    if (looks.size > MOST_REMEMBERED && !oldest.done) looks.delete(oldest.value);
  };
  return {
    toRead: (threads) =>
      threads.filter((thread) => {
        const key = keyOf(thread);
        const look = looks.get(key);
        const isSame = look?.changedAt === thread.changedAt;
        if (isSame && look.times >= LOOKS) return false;
        if (!isSame) remember(key, { changedAt: thread.changedAt, times: 0 });
        return true;
      }),
    answered: (thread) => {
      const key = keyOf(thread);
      const look = looks.get(key);
      if (look !== undefined) remember(key, { ...look, times: look.times + 1 });
    },
  };
}
