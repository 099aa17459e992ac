import { runGit } from '../git/git.ts';
import { GitError } from '../git/git-error.ts';

/**
 * The sizes in bytes of the blobs of a commit's tree, by object id. One that git does not have, as in a partial
 * clone, is left out; it is not fetched.
 */
export async function readSizes(
  gitDir: string,
  commit: string,
  oids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, number>> {
  try {
    return await checkSizes(gitDir, oids, signal);
  } catch (error) {
    if (!(error instanceof GitError && error.failure === 'exit')) throw error;
    // In a partial clone git ends at the first object that it may not fetch: those have to be known before.
    const missing = await listMissing(gitDir, commit, signal);
    if (missing.size === 0) throw error;
    const present = oids.filter((oid) => !missing.has(oid));
    return checkSizes(gitDir, present, signal);
  }
}

async function checkSizes(
  gitDir: string,
  oids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  if (oids.length === 0) return sizes;
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)', '--buffer'];
  const output = await runGit(args, {
    gitDir,
    input: `${oids.join('\n')}\n`,
    maxBytes: oids.length * 128,
    timeoutMs: 30_000,
    signal,
  });
  for (const line of output.toString('latin1').split('\n')) {
    const [oid, type, size] = line.split(' ');
    if (oid !== undefined && type === 'blob' && size !== undefined) sizes.set(oid, Number(size));
  }
  return sizes;
}

/** The objects of the commit's tree that git does not have. Each object is met once, however often it is named. */
async function listMissing(
  gitDir: string,
  commit: string,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const args = ['rev-list', '--objects', '--no-object-names', '--missing=print', '--no-walk', commit];
  const options = { gitDir, maxBytes: 64 * 1024 * 1024, timeoutMs: 30_000, signal };
  const lines = (await runGit(args, options)).toString('latin1').split('\n');
  return new Set(lines.filter((line) => line.startsWith('?')).map((line) => line.slice(1)));
}
