import { type Commit, readCommits } from './read-commits.ts';
import { runGit, runGitBytes } from './run-git.ts';
import { type Signature, writeCommit } from './write-commit.ts';

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
    tip = await writeCommit(directory, {
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
  const parent = commit.parents[0];
  const parentTree =
    parent === undefined
      ? (await runGit(directory, ['mktree'], { input: '' })).trim()
      : (await runGit(directory, ['rev-parse', `${parent}^{tree}`])).trim();
  const tipTree = (await runGit(directory, ['rev-parse', `${tip}^{tree}`])).trim();
  const side = (tree: string, parents: string[], message: string): Promise<string> =>
    writeCommit(directory, { tree, parents, message, author: nobody, committer: nobody });
  const ancestor = await side(parentTree, [], 'ancestor');
  const ours = await side(tipTree, [ancestor], 'ours');
  const theirs = await side(commit.tree, [ancestor], 'theirs');
  return mergeTree(directory, ours, theirs);
}
