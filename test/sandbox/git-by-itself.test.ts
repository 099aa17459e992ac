import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askOnce } from '../../src/sandbox/git/ask-once.ts';
import { closeRepository } from '../../src/sandbox/git/close-repository.ts';
import { createRepository } from '../../src/sandbox/git/create-repository.ts';
import { isRefName } from '../../src/sandbox/git/is-ref-name.ts';
import { readCommits } from '../../src/sandbox/git/read-commits.ts';
import { listTree } from '../../src/sandbox/git/read-objects.ts';
import { listRefs, NO_OBJECT, readRef, writeRef } from '../../src/sandbox/git/refs.ts';
import { writeCommit } from '../../src/sandbox/git/write-commit.ts';
import { writeObject } from '../../src/sandbox/git/write-object.ts';

/** What the embedded GitHub does without a git process of its own is what git would have done. */
let folder: string;
let directory: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'git-by-itself-'));
  directory = join(folder, 'r.git');
  await createRepository(directory, 'main', 'r', null);
});
afterAll(() => {
  closeRepository(directory);
  rmSync(folder, { recursive: true, force: true });
});

const git = (...args: string[]): string =>
  execFileSync('git', ['--git-dir', directory, ...args], { encoding: 'utf8' });

let count = 0;
function commit(...parents: string[]): string {
  const tree = writeObject(directory, 'tree', Buffer.alloc(0));
  const person = {
    name: 'Ada',
    email: 'ada@example.com',
    date: new Date(1e12 + ++count * 1000).toISOString(),
  };
  return writeCommit(directory, { tree, parents, message: `c${count}`, author: person, committer: person });
}

test.each([
  'refs/heads/main',
  'refs/heads/a/b',
  'refs/heads/ä',
  'refs/heads/-a',
  'refs/heads/a.b',
  'refs/heads/@',
  'refs/tags/v1.0',
  'main',
  '@',
  '',
  'refs/heads/',
  'refs//a',
  '/refs/a',
  'refs/heads/a.',
  'refs/heads/a./b',
  'refs/heads/.a',
  'refs/heads/a.lock',
  'refs/a.lock/b',
  'refs/heads/a.locks',
  'refs/heads/a..b',
  'refs/heads/a@{b',
  'refs/heads/a{b',
  ...[' ', '~', '^', ':', '?', '*', '[', ']', '\\', '\t', '\x7f', '"', "'", '$'].map(
    (sign) => `refs/heads/a${sign}b`,
  ),
])('%j is the name of a ref where git says so', (name) => {
  expect(isRefName(name)).toBe(spawnSync('git', ['check-ref-format', name]).status === 0);
});

test('a ref moves from where it was, and what git refuses does not stop the next', async () => {
  const [one, two] = [commit(), commit()];
  const name = 'refs/heads/moved';
  await writeRef(directory, name, one, NO_OBJECT);
  await expect(writeRef(directory, name, two, NO_OBJECT)).rejects.toThrow(/reference already exists/);
  await expect(writeRef(directory, name, two, two)).rejects.toThrow(/is at .* but expected/);
  await expect(writeRef(directory, `${name}/below`, two, NO_OBJECT)).rejects.toThrow(
    /cannot (?:create|lock)/,
  );
  await expect(writeRef(directory, 'refs/heads/a..b', two, NO_OBJECT)).rejects.toThrow(/invalid ref format/);
  await expect(writeRef(directory, 'refs/heads/none', '1'.repeat(40), NO_OBJECT)).rejects.toThrow();
  expect(await readRef(directory, name)).toBe(one);
  const moves = [writeRef(directory, name, two, one), writeRef(directory, 'refs/heads/beside', two, null)];
  await Promise.all(moves);
  expect(
    git('for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads/moved', 'refs/heads/beside'),
  ).toBe(`${two} refs/heads/beside\n${two} refs/heads/moved\n`);
  await writeRef(directory, name, NO_OBJECT, two);
  expect(await readRef(directory, name)).toBeNull();
});

test('refs are listed as git lists them, packed ones and tags too', async () => {
  const tip = commit();
  for (const name of ['heads/list/b', 'heads/list/ä', 'heads/list-c', 'heads/list/a/deep', 'tags/v1'])
    await writeRef(directory, `refs/${name}`, tip, null);
  git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'tag', '-a', '-m', 'two', 'v2', tip);
  for (const packs of [false, true]) {
    if (packs) git('pack-refs', '--all');
    await writeRef(directory, 'refs/heads/list/b', packs ? commit() : tip, null);
    const format = '--format=%(refname) %(objectname) %(objecttype)';
    const lines = git('for-each-ref', format).split('\n').filter(Boolean);
    for (const prefix of [
      'refs/',
      'refs/heads/',
      'refs/heads/list',
      'refs/heads/list/',
      'refs/tags/',
      'refs/x/',
    ]) {
      const listed = await listRefs(directory, prefix);
      const expected = lines.filter((line) => line.startsWith(prefix));
      expect(listed.map(({ name, oid, type }) => `${name} ${oid} ${type}`)).toEqual(expected);
    }
  }
});

test('the commits of a range are those of git, of a chain, past a merge and of a long one', async () => {
  const root = commit();
  const chain = [root];
  for (let at = 0; at < 30; at++) chain.push(commit(chain.at(-1) ?? root));
  const side = commit(root);
  const merge = commit(chain[3] ?? root, side);
  const after = commit(merge);
  const ranges: [string, string][] = [
    [root, chain[1] ?? ''],
    [root, chain[5] ?? ''],
    [root, chain[30] ?? ''],
    [root, root],
    [chain[2] ?? '', root],
    [chain[2] ?? '', after],
    [merge, after],
    [side, chain[4] ?? ''],
  ];
  for (const [start, end] of ranges) {
    for (const orders of [[], ['--reverse'], ['--reverse', '--topo-order']]) {
      const found = await readCommits(directory, [...orders, `${start}..${end}`]);
      const expected = git('log', '--format=%H', ...orders, `${start}..${end}`)
        .split('\n')
        .filter(Boolean);
      expect(found.map(({ oid }) => oid)).toEqual(expected);
    }
  }
});

test('one level of a tree is as git lists it', async () => {
  const blob = writeObject(directory, 'blob', Buffer.from('four'));
  const below = git('rev-parse', 'main^{tree}').trim();
  const lines = `100644 blob ${blob}\tä b\n100755 blob ${blob}\tx\n120000 blob ${blob}\tl\n040000 tree ${below}\td\n160000 commit ${commit()}\ts\n`;
  const tree = execFileSync('git', ['--git-dir', directory, 'mktree'], {
    input: lines,
    encoding: 'utf8',
  }).trim();
  const listed = (await listTree(directory, tree)).map(
    ({ mode, oid, path, size, type }) => `${mode} ${type} ${oid} ${String(size ?? '-').padStart(7)}\t${path}`,
  );
  expect(`${listed.join('\0')}\0`).toBe(git('ls-tree', '-z', '-l', tree));
});

test('what git could not say of an object is asked again once the object is there', async () => {
  const [one, other] = [commit(), commit()];
  const file = join(directory, 'objects', other.slice(0, 2), other.slice(2));
  const args = ['merge-base', one, other];
  renameSync(file, `${file}.away`);
  await expect(askOnce(directory, args, [1])).rejects.toThrow(/Not a valid commit/);
  renameSync(`${file}.away`, file);
  const answer = await askOnce(directory, args, [1]);
  expect(answer.code).toBe(1);
  expect(await askOnce(directory, args, [1])).toBe(answer);
});
