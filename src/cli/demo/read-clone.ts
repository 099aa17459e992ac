import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SandboxAndBot } from '../start-sandbox-and-bot.ts';

const run = promisify(execFile);

/** Reads a file of the default branch as anyone would: by `git clone`. */
export async function readClone(
  { cloneUrl }: Pick<SandboxAndBot, 'cloneUrl'>,
  path: string,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'planwright-clone-'));
  try {
    await run('git', ['clone', '--quiet', '--depth', '1', cloneUrl, folder]);
    return await readFile(join(folder, path), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
