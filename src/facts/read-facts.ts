import { readChecks } from './checks/checks.ts';
import { readCommands } from './commands/commands.ts';
import { readConventions } from './conventions/conventions.ts';
import type { Facts, TreeFile } from './facts.ts';
import { runGit } from './git/git.ts';
import { GitError } from './git/git-error.ts';
import { readManifests } from './manifests/manifests.ts';
import { readOwners } from './owners/owners.ts';
import { readContents } from './read/read-contents.ts';
import { readHistory } from './read/read-history.ts';
import { readSizes } from './read/read-sizes.ts';
import { readTree, type TreeEntry } from './read/read-tree.ts';
import type { Snapshot } from './read/snapshot.ts';

export interface ReadFactsOptions {
  /** A git directory: of a bare clone, or `.git` of a checkout. Nothing in it is written. */
  readonly gitDir: string;
  /** A full commit id, or `HEAD`. */
  readonly revision: string;
  readonly signal?: AbortSignal | undefined;
  /** Fetches blobs that a partial clone lacks, in one bounded batch. Without it they are only counted. */
  readonly fetchMissing?: ((oids: readonly string[]) => Promise<void>) | undefined;
}

/** At most so many blobs are asked of `fetchMissing`. */
const MAX_FETCHED = 5000;

/**
 * Reads everything a planner is told of a repository, at one commit, from git alone. Deterministic: the same commit
 * in the same clone gives the same facts. Nothing is checked out, run, sourced or followed.
 * @throws GitError when git fails or the revision is unknown; the signal's reason when aborted.
 */
export async function readFacts(options: ReadFactsOptions): Promise<Facts> {
  const { gitDir, signal } = options;
  const base = await resolveCommit(options);
  if (base === null) return factsWithoutCommit();
  const [listed, history] = await Promise.all([
    readTree(gitDir, base, signal),
    readHistory(gitDir, base, signal),
  ]);
  const tree = await withSizes(options, base, listed.entries);
  const read = await readContents(gitDir, tree, signal);
  const snapshot: Snapshot = { tree, contents: read.contents };
  const checks = readChecks(snapshot);
  const packages = readManifests(snapshot, checks.checks);
  return {
    base,
    ...snapshot,
    history: history.commits,
    commands: readCommands(snapshot, packages, checks.checks),
    checks: checks.checks,
    owners: readOwners(snapshot),
    packages,
    conventions: readConventions(snapshot, history.commits),
    notRead: [...listed.notRead, ...read.notRead, ...submodules(tree), ...history.notRead, ...checks.notRead],
  };
}

/** The commit's full id; null for `HEAD` of a repository that has no commit. */
async function resolveCommit({ gitDir, revision, signal }: ReadFactsOptions): Promise<string | null> {
  if (!/^(?:HEAD|[0-9a-f]{40}|[0-9a-f]{64})$/.test(revision)) {
    throw new RangeError(`A revision is a full commit id or HEAD, not "${revision}"`);
  }
  try {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    return (await runGit(args, { gitDir, maxBytes: 200, timeoutMs: 10_000, signal })).toString('utf8').trim();
  } catch (error) {
    // With --quiet an unknown name ends with 1; a broken repository with 128.
    if (revision === 'HEAD' && error instanceof GitError && error.exitCode === 1) return null;
    throw error;
  }
}

async function withSizes(
  { gitDir, signal, fetchMissing }: ReadFactsOptions,
  commit: string,
  entries: readonly TreeEntry[],
): Promise<readonly TreeFile[]> {
  const oids = [...new Set(entries.filter((entry) => entry.mode !== '160000').map((entry) => entry.oid))];
  let sizes = await readSizes(gitDir, commit, oids, signal);
  const missing = oids.filter((oid) => !sizes.has(oid));
  if (missing.length > 0 && fetchMissing !== undefined) {
    await fetchMissing(missing.slice(0, MAX_FETCHED));
    sizes = await readSizes(gitDir, commit, oids, signal);
  }
  return entries.map((entry) => ({ ...entry, size: sizes.get(entry.oid) ?? null }));
}

function submodules(tree: readonly TreeFile[]): readonly string[] {
  const count = tree.filter((file) => file.mode === '160000').length;
  return count === 0 ? [] : [`what lies in ${count} ${count === 1 ? 'submodule' : 'submodules'}`];
}

function factsWithoutCommit(): Facts {
  const snapshot: Snapshot = { tree: [], contents: new Map() };
  return {
    base: null,
    ...snapshot,
    history: [],
    commands: [],
    checks: [],
    owners: null,
    packages: [],
    conventions: readConventions(snapshot, []),
    notRead: [],
  };
}
