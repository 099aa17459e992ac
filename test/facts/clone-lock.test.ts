import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RetryLater } from '../../src/errors.ts';
import { withLock } from '../../src/facts/clone/clone-lock.ts';
import { removeScratch, scratchFolder } from './scratch-repository.ts';

afterAll(removeScratch);

const lockPath = () => join(scratchFolder(), 'a.lock');
const markOf = (pid: number, host = hostname()) => JSON.stringify({ pid, host, id: 'x' });

describe('withLock', () => {
  test('one at a time, and the file goes', async () => {
    const path = lockPath();
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 8 }, () =>
        withLock(path, { timeoutMs: 10_000 }, async () => {
          inside += 1;
          most = Math.max(most, inside);
          await wait(5);
          inside -= 1;
        }),
      ),
    );
    expect(most).toBe(1);
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });

  test('is released when the work fails', async () => {
    const path = lockPath();
    await expect(withLock(path, { timeoutMs: 0 }, () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    expect(existsSync(path)).toBe(false);
  });

  test('a lock that is held makes others wait, and then try later', async () => {
    const path = lockPath();
    writeFileSync(path, markOf(process.pid));
    await expect(withLock(path, { timeoutMs: 120 }, async () => 1)).rejects.toThrow(RetryLater);
    expect(existsSync(path)).toBe(true);
  });

  test('the lock of another machine is not judged by the process id', async () => {
    const path = lockPath();
    writeFileSync(path, markOf(spawnSync('true').pid, 'elsewhere'));
    await expect(withLock(path, { timeoutMs: 120 }, async () => 1)).rejects.toThrow(RetryLater);
  });

  test.each<[string, (path: string) => void]>([
    ['of a process that died', (path) => writeFileSync(path, markOf(spawnSync('true').pid))],
    ['that nobody has touched', (path) => age(path, markOf(process.pid))],
    ['that is empty and old', (path) => age(path, '')],
  ])('a lock %s is taken over, by one alone', async (_, leave) => {
    const path = lockPath();
    leave(path);
    let inside = 0;
    const work = async () => {
      inside += 1;
      expect(inside).toBe(1);
      await wait(5);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 6 }, () => withLock(path, { timeoutMs: 10_000 }, work)));
    expect(readdirSync(join(path, '..'))).toEqual([]);
  });
});

function age(path: string, mark: string): void {
  writeFileSync(path, mark);
  const at = new Date(Date.now() - 60_000);
  utimesSync(path, at, at);
}
