import { randomUUID } from 'node:crypto';
import { link, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { RetryLater } from '../../errors.ts';
import { errorCode } from '../git/error-code.ts';

export interface LockOptions {
  /** How long to wait for the lock. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** A lock that its holder has not touched for so long is left over; a holder touches it every few seconds. */
const STALE_MS = 30_000;
const TOUCH_MS = 5_000;
const POLL_MS = 50;

/**
 * Runs `work` while holding a lock file, one holder at a time among all threads and processes that see the file.
 * A lock whose process died, or that nobody has touched for 30 seconds, is taken over.
 * @throws RetryLater when another holder keeps it beyond `timeoutMs`.
 */
export async function withLock<T>(path: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  const mark = await acquire(path, options);
  const touch = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), TOUCH_MS);
  touch.unref();
  try {
    return await work();
  } finally {
    clearInterval(touch);
    if ((await readMark(path)) === mark) await rm(path, { force: true });
  }
}

async function acquire(path: string, { timeoutMs, signal }: LockOptions): Promise<string> {
  const deadline = Date.now() + timeoutMs;
  const mark = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() });
  for (;;) {
    signal?.throwIfAborted();
    if (await create(path, mark)) return mark;
    await removeStale(path);
    if (Date.now() >= deadline) throw new RetryLater('The clone is in use by another process', 5_000);
    await wait(POLL_MS, undefined, signal === undefined ? {} : { signal });
  }
}

/** Makes the file with its content in one step; false where there is one. */
async function create(path: string, mark: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, mark, { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Only the holder of a second lock may remove a first one, so that none removes a lock just taken over. */
async function removeStale(path: string): Promise<void> {
  const seen = await readMark(path);
  if (seen === null || !(await isStale(path, seen))) return;
  const breaker = `${path}.break`;
  if (!(await create(breaker, seen))) {
    if (await isOld(breaker)) await rm(breaker, { force: true });
    return;
  }
  try {
    if ((await readMark(path)) === seen && (await isStale(path, seen))) await rm(path, { force: true });
  } finally {
    await rm(breaker, { force: true });
  }
}

async function isStale(path: string, mark: string): Promise<boolean> {
  return hasDied(mark) || (await isOld(path));
}

async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > STALE_MS;
}

/** Whether the process that wrote the mark ran on this machine and is gone. */
function hasDied(mark: string): boolean {
  const [, pid, host] = /^\{"pid":(\d+),"host":("(?:[^"\\]|\\.)*")/.exec(mark) ?? [];
  if (pid === undefined || host !== JSON.stringify(hostname())) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return errorCode(error) === 'ESRCH';
  }
}

async function readMark(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}
