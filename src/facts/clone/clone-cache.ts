import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../git/error-code.ts';
import { withLock } from './clone-lock.ts';
import { folderBytes } from './clone-size.ts';

/** Names of folders that were taken away and are only still to be deleted. */
const GONE = '.gone-';
/** A clone used so recently may still be read. */
const IN_USE_MS = 60_000;
const FORGET_WAIT_MS = 10 * 60_000;

/** Where the clone of one repository lies in the cache. */
export interface CachePlace {
  readonly folder: string;
  readonly gitDir: string;
  readonly lock: string;
  readonly used: string;
}

/** @throws RangeError for an id that is not digits, letters, `_` and `-`. */
export function placeOf(cacheDir: string, repositoryId: string | number): CachePlace {
  const id = String(repositoryId);
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(id)) throw new RangeError('A repository id is digits or letters');
  const folder = join(cacheDir, id);
  return {
    folder,
    gitDir: join(folder, 'repo.git'),
    lock: join(cacheDir, `${id}.lock`),
    used: join(folder, 'used'),
  };
}

/** Makes the cache, for this user alone. */
export async function openCache(cacheDir: string): Promise<void> {
  await mkdir(cacheDir, { recursive: true, mode: 0o700 });
  await chmod(cacheDir, 0o700);
}

export async function markUsed(place: CachePlace): Promise<void> {
  await writeFile(place.used, '', { mode: 0o600 });
  await utimes(place.used, new Date(), new Date());
}

/** Takes a folder away in one step, then deletes it: a crash in between leaves no half of a clone. */
export async function discard(cacheDir: string, folder: string): Promise<void> {
  const gone = join(cacheDir, `${GONE}${randomUUID()}`);
  try {
    await rename(folder, gone);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw error;
  }
  await rm(gone, { recursive: true, force: true });
}

/**
 * Forgets a repository's clone, when its installation has gone. Waits for whoever is fetching it.
 * @throws RetryLater when that takes longer than ten minutes.
 */
export async function forgetRepository(cacheDir: string, repositoryId: string | number): Promise<void> {
  const place = placeOf(cacheDir, repositoryId);
  await openCache(cacheDir);
  await withLock(place.lock, { timeoutMs: FORGET_WAIT_MS }, () => discard(cacheDir, place.folder));
}

/**
 * Brings the cache back under its quota: the clones used longest ago go first. The one just opened, those that are
 * locked and those used within the last minute stay, so the cache may lie over its quota for that long.
 */
export async function keepQuota(
  cacheDir: string,
  quotaBytes: number,
  keep: CachePlace,
  inUseMs = IN_USE_MS,
): Promise<void> {
  const names = await readdir(cacheDir);
  for (const name of names.filter((each) => each.startsWith(GONE))) {
    await rm(join(cacheDir, name), { recursive: true, force: true });
  }
  const ids = names.filter((name) => /^[A-Za-z0-9_-]+$/.test(name));
  const clones = await Promise.all(ids.map((id) => sizeAndUse(placeOf(cacheDir, id))));
  let total = clones.reduce((sum, clone) => sum + clone.bytes, 0);
  for (const { place, bytes, usedAt } of clones.sort((a, b) => a.usedAt - b.usedAt)) {
    if (total <= quotaBytes) return;
    if (place.folder === keep.folder || Date.now() - usedAt < inUseMs) continue;
    const isGone = await withLock(place.lock, { timeoutMs: 0 }, () => discard(cacheDir, place.folder)).then(
      () => true,
      () => false,
    );
    if (isGone) total -= bytes;
  }
}

async function sizeAndUse(place: CachePlace) {
  const used = await stat(place.used).catch(() => null);
  return { place, bytes: await folderBytes(place.folder), usedAt: used?.mtimeMs ?? 0 };
}
