import { openClone } from '../facts/clone/clone.ts';
import { readChange } from '../facts/read/read-change.ts';
import { isWorthReading } from '../plan/records/changed-names.ts';
import type { FileTexts } from '../plan/records/merged-pull.ts';
import type { PullChange, ReadsChanges } from '../workflows/ports/planning.ts';
import type { RepositoryRef } from '../workflows/ports/repository.ts';

/** A record waits no longer for what it can do without. */
const LIMIT_MS = 30_000;
/** A repository that could not be read in time is not tried again for so long. */
const REST_MS = 60 * 60_000;
const MOST_RESTING = 1_000;

export interface ChangeReaderOptions {
  readonly cacheDir: string;
  /** A token that can read this repository's contents and nothing else. */
  readonly tokenFor: (repository: RepositoryRef) => Promise<string>;
  readonly log: { warn(details: Record<string, unknown>, message: string): void };
  readonly quotaBytes: number;
}

/**
 * Reads what pull requests change from the cached clone, over git alone: no request to GitHub's API is spent. What
 * cannot be read is left out, and the record says less.
 */
export function createChangeReader(options: ChangeReaderOptions): ReadsChanges {
  const resting = new Map<number, number>();
  return {
    readChanges: async (repository, repositoryUrl, pulls) => {
      const restsUntil = resting.get(repository.repositoryId) ?? 0;
      if (pulls.length === 0 || Date.now() < restsUntil) return new Map();
      try {
        return await read(options, repository, repositoryUrl, pulls);
      } catch (error) {
        resting.set(repository.repositoryId, Date.now() + REST_MS);
        const oldest = resting.keys().next();
        if (resting.size > MOST_RESTING && !oldest.done) resting.delete(oldest.value);
        options.log.warn({ error: String(error) }, 'Changes are recorded without their symbols');
        return new Map();
      }
    },
  };
}

async function read(
  { cacheDir, tokenFor, quotaBytes }: ChangeReaderOptions,
  repository: RepositoryRef,
  repositoryUrl: string,
  pulls: readonly PullChange[],
): Promise<ReadonlyMap<number, readonly FileTexts[]>> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  const clone = await openClone({
    cacheDir,
    repositoryId: repository.repositoryId,
    remoteUrl: `${repositoryUrl}.git`,
    token: await tokenFor(repository),
    pulls: pulls.map(({ number }) => number),
    quotaBytes,
    timeoutMs: LIMIT_MS,
    signal,
  });
  const found = new Map<number, readonly FileTexts[]>();
  for (const { number, mergeOid, headOid } of pulls) {
    const base = mergeOid ?? clone.head;
    if (base === null) continue;
    const change = { gitDir: clone.gitDir, base, isMerge: mergeOid !== null, head: headOid };
    // One whose commits are not there, as of a fork that is gone, keeps none of the others.
    const texts = await readChange({ ...change, isWanted: isWorthReading, signal }).catch(() => null);
    if (texts !== null) found.set(number, texts);
  }
  return found;
}
