import { openClone } from '../../src/facts/clone/clone.ts';
import { GitError } from '../../src/facts/git/git-error.ts';
import { readChange } from '../../src/facts/read/read-change.ts';
import { optionsFor, remote } from './remote-of.ts';
import { removeScratch } from './scratch-repository.ts';

afterAll(removeScratch);

const isWanted = (path: string) => path.endsWith('.js');

/** A repository with a pull request's head, as GitHub keeps it: on no branch. */
function pulled(files: Readonly<Record<string, string>>) {
  const origin = remote();
  const base = origin.commit('one', { 'a.js': 'a\n', 'gone.js': 'gone\n', 'b.md': 'b\n' });
  origin.git(['checkout', '-q', '-b', 'work']);
  origin.git(['rm', '-q', 'gone.js']);
  const head = origin.commit('work', files);
  origin.git(['update-ref', 'refs/pull/57/head', head]);
  origin.git(['checkout', '-q', '-']);
  origin.git(['branch', '-q', '-D', 'work']);
  return { origin, base, head };
}

test('the texts of what a pull request changes, before and after, while it is open and when it is merged', async () => {
  const { origin, head } = pulled({ 'a.js': 'aa\n', 'new.js': 'new\n', 'b.md': 'bb\n' });
  const main = origin.commit('beside it', { 'other.js': 'other\n' });
  const options = optionsFor(origin);
  const texts = [
    { path: 'a.js', before: 'a\n', after: 'aa\n' },
    { path: 'gone.js', before: 'gone\n', after: null },
    { path: 'new.js', before: null, after: 'new\n' },
  ];
  const clone = await openClone({ ...options, pulls: [57] });
  const open = { gitDir: clone.gitDir, base: main, isMerge: false, head, isWanted };
  expect(await readChange(open)).toEqual(texts);
  origin.git(['merge', '-q', '--no-ff', '--no-edit', head]);
  const merge = origin.git(['rev-parse', 'HEAD']);
  await openClone({ ...options, pulls: [57] });
  expect(await readChange({ ...open, base: merge, isMerge: true })).toEqual(texts);
});

test('what is too large, for machines, binary or a link is left out; the others stay', async () => {
  const { origin, base, head } = pulled({
    'a.js': 'aa\n',
    'large.js': `${'x'.repeat(90)}\n`.repeat(1_500),
    'huge.js': `${'x'.repeat(90)}\n`.repeat(4_000),
    'minified.js': `${'x'.repeat(3_000)}\n`,
    'binary.js': 'a\0b',
  });
  const clone = await openClone({ ...optionsFor(origin), pulls: [57] });
  const change = { gitDir: clone.gitDir, base, isMerge: false, head, isWanted };
  expect((await readChange(change)).map(({ path }) => path)).toEqual(['a.js', 'gone.js']);
});

test('a head that is not there, and what is no commit id, are errors', async () => {
  const { origin, base } = pulled({ 'a.js': 'aa\n' });
  // The pull request is unknown: the default branch is there all the same.
  const clone = await openClone({ ...optionsFor(origin), pulls: [58] });
  expect(clone.head).toBe(base);
  const change = { gitDir: clone.gitDir, base, isMerge: false, isWanted };
  await expect(readChange({ ...change, head: 'f'.repeat(40) })).rejects.toThrow(GitError);
  await expect(readChange({ ...change, head: '--upload-pack=x' })).rejects.toThrow(RangeError);
});
