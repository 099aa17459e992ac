import { existsSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../src/errors.ts';
import { openClone } from '../../src/facts/clone/clone.ts';
import { folderBytes } from '../../src/facts/clone/clone-size.ts';
import { GitError } from '../../src/facts/git/git-error.ts';
import { readFacts } from '../../src/facts/read-facts.ts';
import { optionsFor, remote } from './remote-of.ts';
import { removeScratch } from './scratch-repository.ts';

afterAll(removeScratch);

describe('openClone', () => {
  test('makes a private, bare, partial clone, and brings it up to date', async () => {
    const origin = remote();
    const first = origin.commit('one', { 'a.md': 'a', 'large.bin': `${'x'.repeat(100)}\n`.repeat(4000) });
    origin.git(['tag', 'v1']);
    origin.git(['branch', 'other']);
    const options = optionsFor(origin);
    const clone = await openClone(options);
    expect(clone.head).toBe(first);
    for (const folder of [options.cacheDir, join(options.cacheDir, '42')])
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(origin.git(['-C', clone.gitDir, 'for-each-ref', '--format=%(refname)'])).toBe(
      'refs/heads/planwright',
    );
    const facts = await readFacts({ gitDir: clone.gitDir, revision: 'HEAD' });
    expect([...facts.contents.keys()]).toEqual(['a.md']);
    expect(facts.tree.find((file) => file.path === 'large.bin')?.size).toBeNull();

    const second = origin.commit('two', { 'a.md': 'b' });
    expect((await openClone(options)).head).toBe(second);
    const after = await readFacts({ gitDir: clone.gitDir, revision: second });
    expect(after.contents.get('a.md')).toBe('b');
    expect(after.history).toHaveLength(2);
  });

  test('follows a default branch that was rewritten and renamed', async () => {
    const origin = remote();
    origin.commit('one', { a: '1' });
    const options = optionsFor(origin);
    await openClone(options);
    origin.git(['checkout', '-q', '--orphan', 'trunk']);
    const head = origin.commit('other', { a: '2' });
    expect((await openClone(options)).head).toBe(head);
  });

  test('an empty repository has no head, also one that gets its first commit later', async () => {
    const origin = remote();
    const options = optionsFor(origin);
    const clone = await openClone(options);
    expect(clone.head).toBeNull();
    expect((await readFacts({ gitDir: clone.gitDir, revision: 'HEAD' })).base).toBeNull();
    const head = origin.commit('one', { a: '1' });
    expect((await openClone(options)).head).toBe(head);
  });

  test('history is bounded, and the same in an old clone as in a new one', async () => {
    const origin = remote();
    const stream = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => {
        const number = from + index;
        const parent = index > 0 || from === 0 ? '' : 'from refs/heads/main^0\n';
        return `commit refs/heads/main\ncommitter A <a@b> ${1_700_000_000 + number} +0000\ndata 1\nc\n${parent}M 100644 inline f${number % 5}\ndata 4\n${String(number).padStart(4, '0')}\n`;
      }).join('');
    origin.git(['fast-import', '--quiet'], { input: stream(0, 1500) });
    const old = optionsFor(origin);
    await openClone(old);
    origin.git(['fast-import', '--quiet'], { input: stream(1500, 1540) });
    const grown = await openClone(old);
    const fresh = await openClone(optionsFor(origin));
    const [a, b] = await Promise.all(
      [grown, fresh].map(({ gitDir }) => readFacts({ gitDir, revision: 'HEAD' })),
    );
    expect(a?.history).toHaveLength(1000);
    expect(a?.notRead).toEqual(['the history before the newest 1,000 commits']);
    expect(b).toEqual(a);
    expect(Number(origin.git(['-C', fresh.gitDir, 'rev-list', '--count', 'HEAD']))).toBeLessThan(1100);
  });

  test.each<[string, (gitDir: string) => void]>([
    ['a pack that was cut off', (gitDir) => truncateSync(onePack(gitDir), 40)],
    ['no HEAD', (gitDir) => writeFileSync(join(gitDir, 'HEAD'), '')],
    ['a configuration that cannot be read', (gitDir) => writeFileSync(join(gitDir, 'config'), '[core\n')],
    ['a lock that git left', (gitDir) => writeFileSync(join(gitDir, 'refs/heads/planwright.lock'), '')],
  ])('a clone with %s is made anew', async (_, damage) => {
    const origin = remote();
    origin.commit('one', { a: '1' });
    const options = optionsFor(origin);
    const { gitDir } = await openClone(options);
    damage(gitDir);
    const head = origin.commit('two', { a: '2' });
    expect(await openClone(options)).toEqual({ gitDir, head });
    expect((await readFacts({ gitDir, revision: head })).contents.get('a')).toBe('2');
  });

  test('a clone is kept when the remote fails', async () => {
    const origin = remote();
    origin.commit('one', { a: '1' });
    const options = optionsFor(origin);
    const { gitDir } = await openClone(options);
    await expect(openClone({ ...options, remoteUrl: 'file:///nowhere/at/all' })).rejects.toThrow(GitError);
    expect(existsSync(gitDir)).toBe(true);
  });

  test('what a crash left is swept', async () => {
    const origin = remote();
    origin.commit('one', { a: '1' });
    const options = optionsFor(origin);
    await openClone(options);
    const left = join(options.cacheDir, '42', 'new-left');
    writeFileSync(left, 'half');
    await openClone(options);
    expect(existsSync(left)).toBe(false);
    expect(readdirSync(options.cacheDir)).toEqual(['42']);
  });

  test('a repository over the bound is refused, and leaves nothing', async () => {
    const origin = remote();
    const noise = () => Array.from({ length: 3000 }, () => Math.random().toString(36)).join('\n');
    origin.commit(
      'one',
      Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`f${index}`, noise()])),
    );
    const options = optionsFor(origin, { maxBytes: 100_000 });
    await expect(openClone(options)).rejects.toThrow(UserError);
    expect(await folderBytes(options.cacheDir)).toBe(0);
  });

  test('ten at once share one clone', async () => {
    const origin = remote();
    const head = origin.commit('one', { a: '1' });
    const options = optionsFor(origin);
    const clones = await Promise.all(Array.from({ length: 10 }, () => openClone(options)));
    expect(new Set(clones.map((clone) => clone.head))).toEqual(new Set([head]));
    expect(readdirSync(options.cacheDir)).toEqual(['42']);
  });

  test.each([
    'http://example.org/a/b.git',
    'ssh://git@github.com/a/b.git',
    'git@github.com:a/b.git',
    'ext::sh -c true',
    'file:///etc',
    'https://user:secret@github.com/a/b.git',
    '--upload-pack=true',
  ])('refuses the remote %s', async (remoteUrl) => {
    const options = { ...optionsFor(remote()), remoteUrl, allowFile: false };
    await expect(openClone(options)).rejects.toThrow(RangeError);
    expect(existsSync(options.cacheDir)).toBe(false);
  });

  test.each(['../up', '', 'a/b', '.'])('refuses the id %j', async (repositoryId) => {
    await expect(openClone(optionsFor(remote(), { repositoryId }))).rejects.toThrow(RangeError);
  });
});

function onePack(gitDir: string): string {
  const folder = join(gitDir, 'objects/pack');
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.pack')) ?? '');
}
