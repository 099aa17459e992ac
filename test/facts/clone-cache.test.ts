import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { openClone } from '../../src/facts/clone/clone.ts';
import { forgetRepository, keepQuota, placeOf } from '../../src/facts/clone/clone-cache.ts';
import { folderBytes } from '../../src/facts/clone/clone-size.ts';
import { optionsFor, remote } from './remote-of.ts';
import { removeScratch } from './scratch-repository.ts';

afterAll(removeScratch);

describe('the cache', () => {
  test('forgets a repository', async () => {
    const origin = remote();
    origin.commit('one', { a: '1' });
    const options = optionsFor(origin);
    await openClone(options);
    await forgetRepository(options.cacheDir, 42);
    expect(readdirSync(options.cacheDir)).toEqual([]);
    await forgetRepository(options.cacheDir, 42);
  });

  test('gives up the clones used longest ago, but none that may be in use', async () => {
    const origin = remote();
    origin.commit('one', { a: '1' });
    const options = optionsFor(origin);
    for (const repositoryId of [1, 2, 3, 4]) await openClone({ ...options, repositoryId });
    const age = (id: number, minutes: number) => {
      const at = new Date(Date.now() - minutes * 60_000);
      utimesSync(placeOf(options.cacheDir, id).used, at, at);
    };
    age(1, 30);
    age(2, 60);
    const one = await folderBytes(join(options.cacheDir, '1'));
    await keepQuota(options.cacheDir, Math.floor(one * 3.5), placeOf(options.cacheDir, 4));
    expect(readdirSync(options.cacheDir).sort()).toEqual(['1', '3', '4']);
    await keepQuota(options.cacheDir, 1, placeOf(options.cacheDir, 4));
    expect(readdirSync(options.cacheDir).sort()).toEqual(['3', '4']);
  });
});
