import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../src/errors.ts';
import { githubUrl, readLocalRepository } from '../../src/facts/local-repository.ts';
import { removeScratch, scratchFolder, scratchRepository } from './scratch-repository.ts';

afterAll(removeScratch);

describe('readLocalRepository', () => {
  test('finds the repository of a folder in a checkout', async () => {
    const repository = scratchRepository();
    const head = repository.commit('one', { 'a/b.md': 'x' });
    repository.git(['remote', 'add', 'origin', 'git@github.com:acme/app.git']);
    repository.git(['update-ref', 'refs/remotes/origin/trunk', head]);
    repository.git(['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk']);
    expect(await readLocalRepository(join(repository.dir, 'a'))).toEqual({
      gitDir: realpathSync(repository.gitDir),
      workTree: realpathSync(repository.dir),
      head,
      remoteUrl: 'https://github.com/acme/app',
      defaultBranch: 'trunk',
    });
  });

  test('one without commits or remote', async () => {
    const { dir } = scratchRepository();
    expect(await readLocalRepository(dir)).toMatchObject({
      head: null,
      remoteUrl: null,
      defaultBranch: 'main',
    });
  });

  test('a bare one', async () => {
    const origin = scratchRepository();
    const head = origin.commit('one', { a: '1' });
    const bare = join(scratchFolder(), 'b.git');
    origin.git(['clone', '-q', '--bare', origin.dir, bare]);
    expect(await readLocalRepository(bare)).toMatchObject({
      gitDir: realpathSync(bare),
      workTree: null,
      head,
    });
  });

  test.each(['plain', 'absent', 'file'])('a folder that is %s is an error for the person', async (kind) => {
    const dir = join(scratchFolder(), kind);
    if (kind === 'plain') mkdirSync(dir);
    if (kind === 'file') writeFileSync(dir, '');
    await expect(readLocalRepository(dir)).rejects.toThrow(UserError);
  });
});

test.each<[string, string | null]>([
  ['https://github.com/o/r', 'https://github.com/o/r'],
  ['https://github.com/o/r.git', 'https://github.com/o/r'],
  ['https://user:secret@github.com/o/r.git/', 'https://github.com/o/r'],
  ['git@github.com:o/r.git', 'https://github.com/o/r'],
  ['ssh://git@github.com:22/o/r.js', 'https://github.com/o/r.js'],
  ['ssh://git@ssh.github.com:443/o/r.git', 'https://github.com/o/r'],
  ['https://gitlab.com/o/r', null],
  ['https://github.com.evil.org/o/r', null],
  ['https://evil.org/github.com/o/r', null],
  ['/srv/git/r.git', null],
  ['https://github.com/o', null],
])('githubUrl %s', (remote, expected) => expect(githubUrl(remote)).toBe(expected));
