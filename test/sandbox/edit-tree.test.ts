import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { closeRepository } from '../../src/sandbox/git/close-repository.ts';
import { createRepository } from '../../src/sandbox/git/create-repository.ts';
import { editTree, PathConflict } from '../../src/sandbox/git/edit-tree.ts';
import { writeCommit } from '../../src/sandbox/git/write-commit.ts';

let folder: string;
let directory: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'edit-tree-'));
  directory = join(folder, 'r.git');
  await createRepository(directory, 'main', 'r', null);
});
afterAll(() => {
  closeRepository(directory);
  rmSync(folder, { recursive: true, force: true });
});

const git = (...args: string[]): string =>
  execFileSync('git', ['--git-dir', directory, ...args], { encoding: 'utf8' });
const person = { name: 'T', email: 't@example.com' };
const commitOf = (tree: string): string =>
  writeCommit(directory, { tree, parents: [], message: 'x', author: person, committer: person });

/** Names that sort differently as files and as folders are the ones to try. */
const name = fc.constantFrom('a', 'a.b', 'a-b', 'a0', 'ab', 'b', 'é', 'z z');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));

test('whatever is added and deleted, git reads back exactly that, in an order it accepts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(path, { minLength: 1, maxLength: 8 }), fc.nat(), async (paths, seed) => {
      const files = new Map<string, string>();
      for (const one of paths) {
        const clashes = [...files.keys()].some(
          (other) => other.startsWith(`${one}/`) || one.startsWith(`${other}/`),
        );
        if (!clashes) files.set(one, `${one} ${seed}`);
      }
      const additions = [...files].map(([at, text]) => ({ path: at, content: Buffer.from(text) }));
      const full = await editTree(directory, 'refs/heads/main', { additions, deletions: ['README.md'] });
      const listed = git('ls-tree', '-r', '-z', '--name-only', full).split('\0').filter(Boolean);
      expect(listed.sort()).toEqual([...files.keys()].sort());
      const [first = ''] = files.keys();
      const less = await editTree(directory, commitOf(full), { additions: [], deletions: [first] });
      expect(git('ls-tree', '-r', '-z', '--name-only', less).split('\0').filter(Boolean)).toHaveLength(
        files.size - 1,
      );
    }),
    { numRuns: 25 },
  );
  expect(git('fsck', '--no-dangling', '--strict').trim()).toBe('');
});

test('a file keeps its mode', async () => {
  const tree = git('rev-parse', 'main^{tree}').trim();
  const blob = git('rev-parse', 'main:README.md').trim();
  const input = `100755 blob ${blob}\trun.sh\n`;
  const executable = execFileSync('git', ['--git-dir', directory, 'mktree'], {
    input,
    encoding: 'utf8',
  }).trim();
  expect(executable).not.toBe(tree);
  const changed = await editTree(directory, commitOf(executable), {
    additions: [{ path: 'run.sh', content: Buffer.from('new') }],
    deletions: [],
  });
  expect(git('ls-tree', changed)).toMatch(/^100755 blob/);
});

test.each(['README.md/below', 'folder'])('%s conflicts with what is there', async (at) => {
  const content = Buffer.from('x');
  const base = await editTree(directory, 'refs/heads/main', {
    additions: [{ path: 'folder/file', content }],
    deletions: [],
  });
  const edit = editTree(directory, commitOf(base), { additions: [{ path: at, content }], deletions: [] });
  await expect(edit).rejects.toThrow(PathConflict);
});
