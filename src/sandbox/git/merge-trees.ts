import { askOnce } from './ask-once.ts';
import { type Commit, readCommits, walkChain } from './read-commits.ts';
import { resolve } from './read-objects.ts';
import { type Signature, writeCommit } from './write-commit.ts';
import { writeObject } from './write-object.ts';

/** The tree that merging `head` into `base` gives; null on a conflict or with no common history. */
export async function mergeTree(directory: string, base: string, head: string): Promise<string | null> {
  // Where nothing has come to the base since, the head's own tree is the merge's.
  if ((await walkChain(directory, base, head)) !== null) return resolve(directory, head, 'tree');
  const { code, stdout } = await askOnce(directory, ['merge-tree', '--write-tree', base, head], [1, 128]);
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
    const tree = await cherryPick(directory, tip, commit);
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

async function cherryPick(directory: string, tip: string, commit: Commit): Promise<string | null> {
  const [parent] = commit.parents;
  const ancestor = parent === undefined ? null : await resolve(directory, parent, 'tree');
  return pickTree(directory, tip, { ancestor, theirs: commit.tree });
}

/**
 * The tree of a cherry-pick: `tip` with what lies between the trees `ancestor` (null: the empty one) and `theirs`;
 * null on a conflict. git 2.39 has no `--merge-base`, so commits without a history stand in for the three sides.
 */
export async function pickTree(
  directory: string,
  tip: string,
  { ancestor, theirs }: { readonly ancestor: string | null; readonly theirs: string },
): Promise<string | null> {
  const nobody = { name: 'GitHub', email: 'noreply@github.com' };
  const tipTree = await resolve(directory, tip, 'tree');
  if (tipTree === null) return null;
  const side = (tree: string, parents: string[], message: string): string =>
    writeCommit(directory, { tree, parents, message, author: nobody, committer: nobody });
  const start = side(ancestor ?? writeObject(directory, 'tree', Buffer.alloc(0)), [], 'ancestor');
  return mergeTree(directory, side(tipTree, [start], 'ours'), side(theirs, [start], 'theirs'));
}
