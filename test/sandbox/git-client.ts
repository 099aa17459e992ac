import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REPO, type TestSandbox } from './start.ts';

/** A clone of `octo/shelf`, as a person has it. */
export interface Clone {
  readonly folder: string;
  /** Runs git without this machine's settings; rejects with what git said. The server runs in this process. */
  readonly git: (...args: string[]) => Promise<string>;
  /** Writes a file and commits it; gives the new commit. */
  readonly commit: (path: string, text: string, message?: string) => Promise<string>;
  readonly remove: () => void;
}

export async function cloneOf(sandbox: TestSandbox, token: string, name: string = REPO.repo): Promise<Clone> {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-clone-'));
  const url = sandbox.gitUrl(REPO.owner, name).replace('http://', `http://x-access-token:${token}@`);
  const git: Clone['git'] = async (...args) => {
    const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.com'];
    const env = {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
    };
    const { stdout } = await promisify(execFile)('git', ['-C', folder, ...who, ...args], { env });
    return stdout.trim();
  };
  await git('clone', '-q', url, '.');
  return {
    folder,
    git,
    commit: async (path, text, message = `Write ${path}`) => {
      writeFileSync(join(folder, path), text);
      await git('add', '.');
      await git('commit', '-q', '-m', message);
      return git('rev-parse', 'HEAD');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
