import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openClone } from '../../src/facts/clone/clone.ts';
import { GitError } from '../../src/facts/git/git-error.ts';
import { gitHttpServer } from './git-http-server.ts';
import { optionsFor, remote } from './remote-of.ts';
import { removeScratch } from './scratch-repository.ts';

afterAll(removeScratch);

describe('the token', () => {
  const token = 'ghs_SecretToken123';
  const encoded = Buffer.from(`x-access-token:${token}`).toString('base64');

  async function served() {
    const origin = remote();
    const head = origin.commit('one', { a: '1' });
    const server = await gitHttpServer(origin.dir, token);
    return {
      head,
      server,
      options: optionsFor(origin, { remoteUrl: `${server.url}/.git`, token, allowFile: false }),
    };
  }

  test('reaches the remote, and no argument and no file', async () => {
    const { head, server, options } = await served();
    const watcher = watchArguments();
    const clone = await openClone(options).finally(server.close);
    const seen = await watcher.stop();
    expect(clone.head).toBe(head);
    expect(seen).toContain('fetch');
    for (const secret of [token, encoded]) {
      expect(seen).not.toContain(secret);
      for (const file of filesUnder(options.cacheDir))
        expect(readFileSync(file).includes(secret)).toBe(false);
    }
  });

  test('a wrong or missing one is an error that does not repeat it', async () => {
    const { server, options } = await served();
    try {
      for (const wrong of ['ghs_Wrong', null]) {
        const error = await openClone({ ...options, token: wrong }).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(GitError);
        expect(String(error)).not.toContain('ghs_');
      }
    } finally {
      await server.close();
    }
  });

  test('is not carried along a redirect', async () => {
    const { server, options } = await served();
    try {
      const moved = options.remoteUrl.replace(server.url, `${server.url}/moved`);
      await expect(openClone({ ...options, remoteUrl: moved })).rejects.toThrow(GitError);
      expect(server.authorizations).toHaveLength(1);
    } finally {
      await server.close();
    }
  });

  test('that could forge a header is refused', async () => {
    await expect(openClone(optionsFor(remote(), { token: 'a\nEvil: 1' }))).rejects.toThrow(RangeError);
  });
});

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Collects the command lines of all processes, as any user of the machine could. */
function watchArguments() {
  const script = 'while :; do cat /proc/[0-9]*/cmdline 2>/dev/null | tr "\\0" " "; echo; done';
  const child: ChildProcess = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  let seen = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    seen += chunk.toString('latin1');
  });
  return {
    stop: () =>
      new Promise<string>((resolve) => {
        child.on('close', () => resolve(seen));
        child.kill('SIGKILL');
      }),
  };
}
