import { streamGit } from '../git/git.ts';
import { GitError } from '../git/git-error.ts';

/** A tree entry before its size is known. */
export interface TreeEntry {
  readonly path: string;
  readonly oid: string;
  readonly mode: string;
}

export interface ReadTree {
  readonly entries: readonly TreeEntry[];
  readonly notRead: readonly string[];
}

export interface TreeBounds {
  readonly maxEntries: number;
  /** Of the listing: a path can be long even where files are few. */
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

export const TREE_BOUNDS: TreeBounds = {
  maxEntries: 100_000,
  maxBytes: 32 * 1024 * 1024,
  timeoutMs: 20_000,
};

const LONGEST_PATH_BYTES = 4096;

/**
 * Lists the files of a commit's tree, streamed, and stops git at a bound: a 12 KB repository can list 64 million
 * paths. Touches no blob, so it asks a partial clone for nothing.
 */
export async function readTree(
  gitDir: string,
  commit: string,
  signal: AbortSignal | undefined,
  bounds: TreeBounds = TREE_BOUNDS,
): Promise<ReadTree> {
  const listing = new TreeListing(bounds);
  let stopped: boolean;
  try {
    const end = await streamGit(
      ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit],
      { gitDir, timeoutMs: bounds.timeoutMs, signal },
      (chunk) => listing.add(chunk),
    );
    stopped = end === 'stopped';
  } catch (error) {
    // Trees without files list nothing for as long as one likes.
    if (!(error instanceof GitError && error.failure === 'time')) throw error;
    stopped = true;
  }
  return { entries: listing.entries, notRead: listing.notRead(stopped) };
}

class TreeListing {
  readonly entries: TreeEntry[] = [];
  readonly #bounds: TreeBounds;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #rest: Buffer = Buffer.alloc(0);
  #bytes = 0;
  #unreadableNames = 0;

  constructor(bounds: TreeBounds) {
    this.#bounds = bounds;
  }

  add(chunk: Buffer): 'more' | 'stop' {
    this.#bytes += chunk.length;
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0, start)) {
      if (this.entries.length >= this.#bounds.maxEntries) return 'stop';
      this.#addEntry(data.subarray(start, end));
      start = end + 1;
    }
    this.#rest = data.subarray(start);
    return this.#bytes > this.#bounds.maxBytes ? 'stop' : 'more';
  }

  notRead(stopped: boolean): readonly string[] {
    const sentences: string[] = [];
    if (stopped) sentences.push(`the tree beyond ${this.entries.length.toLocaleString('en-US')} entries`);
    const names = this.#unreadableNames;
    if (names > 0)
      sentences.push(`${names} ${names === 1 ? 'file' : 'files'} whose names are too long or not UTF-8`);
    return sentences;
  }

  /** `<mode> <type> <oid>\t<path>`; the path is raw bytes. */
  #addEntry(record: Buffer): void {
    const tab = record.indexOf(9);
    const [mode, , oid] = record.subarray(0, tab).toString('latin1').split(' ');
    const path = this.#decode(record.subarray(tab + 1));
    if (mode === undefined || oid === undefined || path === null) this.#unreadableNames += 1;
    else this.entries.push({ path, oid, mode });
  }

  #decode(bytes: Buffer): string | null {
    if (bytes.length > LONGEST_PATH_BYTES) return null;
    try {
      return this.#decoder.decode(bytes);
    } catch {
      return null;
    }
  }
}
