import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { runGit } from '../git/git.ts';
import { GitError } from '../git/git-error.ts';
import { type CachePlace, discard, keepQuota, markUsed, openCache, placeOf } from './clone-cache.ts';
import { withLock } from './clone-lock.ts';
import { protocolsFor, tokenEnvironment } from './clone-remote.ts';
import { withinSize } from './clone-size.ts';

export interface CloneOptions {
  /** Private to this user; several processes may share it. */
  readonly cacheDir: string;
  /** GitHub's numeric id: a renamed repository keeps its clone. */
  readonly repositoryId: string | number;
  /** `https://github.com/OWNER/NAME.git`, without name or password; http only to this machine. */
  readonly remoteUrl: string;
  /** A token that may read this repository's contents; null for a public one. */
  readonly token: string | null;
  /** Bytes that all clones together may take. */
  readonly quotaBytes: number;
  /** Bytes that this clone may take; at most 1 GB of the quota by default. */
  readonly maxBytes?: number;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Pull requests whose heads are wanted too: what GitHub does not have is left out. */
  readonly pulls?: readonly number[];
  /** Allows `file:` remotes: the sandbox and the tests. */
  readonly allowFile?: boolean;
}

export interface OpenClone {
  readonly gitDir: string;
  /** The newest commit of the default branch; null for an empty repository. */
  readonly head: string | null;
}

const FILTER = 'blob:limit=200k';
/** A little more than `readHistory` reads, so that a clone that has grown gives the same commits as a new one. */
const DEPTH = 1050;
const BRANCH = 'refs/heads/planwright';
/** Each fetch adds a pack, and nothing repacks: a new clone does it. */
const MAX_PACKS = 50;
const MAX_CLONE_BYTES = 1024 ** 3;

/** What git says when the remote, the network or the permission is at fault, and not the clone. */
const REMOTE_AT_FAULT =
  /unable to access|could not resolve|returned error|authentication failed|could not read (?:username|password)|not found|rpc failed|early eof|hung up|timed out|connection|ssl|could not read from remote|does not appear to be a git repository|redirect|not allowed/i;

/**
 * Opens the clone of a remote repository: bare, partial, of the default branch alone, of bounded depth. Makes it or
 * brings it up to date; one that is damaged is thrown away and made anew. Nothing is checked out.
 * @throws GitError when the remote cannot be read; UserError when it is too large; RetryLater when another process
 * keeps it locked; RangeError for a remote or id that is not acceptable.
 */
export async function openClone(options: CloneOptions): Promise<OpenClone> {
  const place = placeOf(options.cacheDir, options.repositoryId);
  const fetch = fetcherFor(options);
  await openCache(options.cacheDir);
  const head = await withLock(place.lock, options, async () => {
    await mkdir(place.folder, { recursive: true, mode: 0o700 });
    await removeLeftovers(place);
    const updated = await update(place, fetch, options);
    const found = updated === 'damaged' ? await makeAnew(place, fetch, options) : updated.head;
    await markUsed(place);
    return found;
  });
  await keepQuota(options.cacheDir, options.quotaBytes, place);
  return { gitDir: place.gitDir, head };
}

type Fetch = (gitDir: string, isNew: boolean) => Promise<string | null>;

/** Fetches the default branch, and the heads of pull requests where they can be had, and gives its commit. */
function fetcherFor(options: CloneOptions): Fetch {
  const { pulls = [] } = options;
  const alone = fetcherOf(options, []);
  if (pulls.length === 0) return alone;
  const withPulls = fetcherOf(
    options,
    pulls.map((number) => `refs/pull/${Number(number)}/head`),
  );
  return async (gitDir, isNew) => {
    try {
      return await withPulls(gitDir, isNew);
    } catch (error) {
      if (error instanceof GitError && /couldn't find remote ref/.test(error.stderr))
        return alone(gitDir, isNew);
      throw error;
    }
  };
}

/** Heads of pull requests get no name of their own: nothing is ever collected here, a clone is made anew. */
function fetcherOf(options: CloneOptions, refs: readonly string[]): Fetch {
  const { remoteUrl, timeoutMs } = options;
  const protocols = protocolsFor(remoteUrl, options.allowFile === true);
  const env = tokenEnvironment(remoteUrl, options.token);
  const maxBytes = options.maxBytes ?? Math.min(options.quotaBytes, MAX_CLONE_BYTES);
  return async (gitDir, isNew) => {
    const depth = isNew ? [`--depth=${DEPTH}`] : [];
    const flags = [
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-recurse-submodules',
      `--filter=${FILTER}`,
    ];
    const args = ['fetch', ...flags, ...depth, 'origin', `+HEAD:${BRANCH}`, ...refs];
    try {
      await withinSize(gitDir, maxBytes, options.signal, async (signal) => {
        const config = [`remote.origin.url=${remoteUrl}`];
        await runGit(args, { gitDir, config, env, protocols, maxBytes: 1024 * 1024, timeoutMs, signal });
      });
    } catch (error) {
      // What git says of a repository that has no commit.
      if (error instanceof GitError && /couldn't find remote ref HEAD/.test(error.stderr)) return null;
      throw error;
    }
    return readHead(gitDir, options.signal);
  };
}

/** The branch's commit. Its tree is asked for with it: a commit without its tree is of no use. */
async function readHead(gitDir: string, signal: AbortSignal | undefined): Promise<string> {
  const args = ['rev-parse', `${BRANCH}^{tree}`, `${BRANCH}^{commit}`];
  const output = await runGit(args, { gitDir, maxBytes: 1000, timeoutMs: 10_000, signal });
  const [, commit = ''] = output.toString('latin1').split('\n');
  return commit;
}

async function update(
  place: CachePlace,
  fetch: Fetch,
  options: CloneOptions,
): Promise<{ readonly head: string | null } | 'damaged'> {
  const packs = await readdir(join(place.gitDir, 'objects/pack')).catch(() => null);
  if (packs === null || packs.filter((name) => name.endsWith('.pack')).length > MAX_PACKS) return 'damaged';
  try {
    return { head: await fetch(place.gitDir, false) };
  } catch (error) {
    options.signal?.throwIfAborted();
    // What has grown too large may be small enough when it is made anew.
    if (error instanceof UserError) return 'damaged';
    if (error instanceof GitError && error.failure === 'exit' && !REMOTE_AT_FAULT.test(error.stderr))
      return 'damaged';
    throw error;
  }
}

/** Made beside its place and moved there when it is whole. */
async function makeAnew(place: CachePlace, fetch: Fetch, options: CloneOptions): Promise<string | null> {
  await discard(options.cacheDir, place.gitDir);
  const draft = join(place.folder, `new-${randomUUID()}`);
  try {
    const branch = BRANCH.replace('refs/heads/', '');
    const init = ['init', '--quiet', '--bare', '--template=', `--initial-branch=${branch}`, draft];
    await runGit(init, { gitDir: null, maxBytes: 10_000, timeoutMs: 10_000, signal: options.signal });
    const head = await fetch(draft, true);
    await rename(draft, place.gitDir);
    return head;
  } finally {
    if ((await stat(draft).catch(() => null)) !== null) await rm(draft, { recursive: true, force: true });
  }
}

/** Of a process that died while it cloned. */
async function removeLeftovers(place: CachePlace): Promise<void> {
  const names = await readdir(place.folder);
  for (const name of names.filter((each) => each.startsWith('new-'))) {
    await rm(join(place.folder, name), { recursive: true, force: true });
  }
}
