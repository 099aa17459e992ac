import { join } from 'node:path';
import type { CloneOptions } from '../../src/facts/clone/clone.ts';
import { type ScratchRepository, scratchFolder, scratchRepository } from './scratch-repository.ts';

const MB = 1024 * 1024;

/** A repository that serves partial clones, as GitHub does. */
export function remote(): ScratchRepository {
  const repository = scratchRepository();
  repository.git(['config', 'uploadpack.allowFilter', 'true']);
  return repository;
}

/** Options to clone it into a cache of its own. */
export function optionsFor(repository: ScratchRepository, more: Partial<CloneOptions> = {}): CloneOptions {
  return {
    cacheDir: join(scratchFolder(), 'cache'),
    repositoryId: 42,
    remoteUrl: `file://${repository.dir}`,
    token: null,
    quotaBytes: 100 * MB,
    timeoutMs: 20_000,
    allowFile: true,
    ...more,
  };
}
