import { type Commit, readCommits } from './read-commits.ts';
import { resolve } from './read-objects.ts';
import { runGitBytes } from './run-git.ts';
import { type Signature, writeCommit } from './write-commit.ts';
import { writeObject } from './write-object.ts';

/** The tree that merging `head` into `base` gives; null on a conflict or with no common history. */
export async function mergeTree(directory: string, base: string, head: string): Promise<string | null> {
  const { code, stdout } = await runGitBytes(directory, ['merge-tree', '--write-tree', base, head], {
    allow: [1, 128],
  });
  return code === 0 ? (stdout.toString().split('\n')[0] ?? null) : null;
}

/**
 * Puts the commits of `base..head` onto `base` one by one, with their authors and messages, and gives the last
 * new commit; null on a conflict. Merge commits are left out, as in GitHub's "Rebase and merge".
 */
export async function rebaseOnto(
  directory: string,
  base: string,
  head: string,
  committer: Signature,
): Promise<string | null> {
  const commits = await readCommits(directory, [
    '--no-merges',
    '--reverse',
    '--topo-order',
    `${base}..${head}`,
  ]);
  let tip = base;
  for (const commit of commits) {
    const tree = await pickTree(directory, tip, commit);
    if (tree === null) return null;
    tip = writeCommit(directory, {
      tree,
      parents: [tip],
      message: commit.message,
      author: commit.author,
      committer,
    });
  }
  return tip;
}

/**
 * The tree of a cherry-pick. git 2.39 has no `--merge-base`, so commits without a history stand in for the three
 * sides: the commit's parent as the common ancestor of the tip and the commit.
 */
async function pickTree(directory: string, tip: string, commit: Commit): Promise<string | null> {
  const nobody = { name: 'GitHub', email: 'noreply@github.com' };
  const [parent] = commit.parents;
  const parentTree = parent === undefined ? null : await resolve(directory, parent, 'tree');
  const tipTree = await resolve(directory, tip, 'tree');
  if (tipTree === null) return null;
  const side = (tree: string, parents: string[], message: string): string =>
    writeCommit(directory, { tree, parents, message, author: nobody, committer: nobody });
  const ancestor = side(parentTree ?? writeObject(directory, 'tree', Buffer.alloc(0)), [], 'ancestor');
  return mergeTree(directory, side(tipTree, [ancestor], 'ours'), side(commit.tree, [ancestor], 'theirs'));
}
