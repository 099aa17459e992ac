import { runGit } from '../git/git.ts';
import { readBlobs } from './read-blobs.ts';
import { readSizes } from './read-sizes.ts';

export interface ChangeOptions {
  readonly gitDir: string;
  /** A commit of the branch that the change goes into: where it parted from `head` is where the change began. */
  readonly base: string;
  /** `base` brought the change: the commit before it counts. */
  readonly isMerge: boolean;
  readonly head: string;
  /** Which files are wanted. */
  readonly isWanted: (path: string) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A file before and after; null where it is not there. */
export interface ChangedText {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

const MOST_FILES = 40;
/** Of one file, and of all of one change; generated code is larger. */
const LONGEST_FILE = 100_000;
const MOST_BYTES = 400_000;
const LONGEST_LINE = 2_000;
const OID = /^[0-9a-f]{40,64}$/;
const TIMEOUT_MS = 10_000;

/**
 * The texts that a change changes, by their objects: what git does not have, is too large, holds lines as only machines
 * write them, or is no text is left out with its file. Nothing is fetched.
 * @throws GitError where the commits are not there or have nothing in common; RangeError for what is no commit id.
 */
export async function readChange(options: ChangeOptions): Promise<ChangedText[]> {
  const { gitDir, head, signal } = options;
  if (!OID.test(options.base) || !OID.test(head)) throw new RangeError('A commit id is hexadecimal');
  const run = async (args: readonly string[]): Promise<string> =>
    (await runGit(args, { gitDir, maxBytes: 4_000_000, timeoutMs: TIMEOUT_MS, signal })).toString('utf8');
  const start = options.isMerge ? `${options.base}^1` : options.base;
  const base = (await run(['merge-base', start, head])).trim();
  const raw = await run(['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--no-renames', base, head]);
  const files = readRaw(raw).filter(({ path }) => options.isWanted(path));
  const texts = await readTexts(options, files.slice(0, MOST_FILES));
  return files.slice(0, MOST_FILES).flatMap(({ path, before, after }): ChangedText[] => {
    const [old, fresh] = [before, after].map((oid) => (oid === null ? null : texts.get(oid)));
    return old === undefined || fresh === undefined ? [] : [{ path, before: old, after: fresh }];
  });
}

interface RawChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** `:100644 100644 <oid> <oid> M\0path\0` */
function readRaw(output: string): RawChange[] {
  const parts = output.split('\0');
  const changes: RawChange[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [from = '', to = '', before = '', after = ''] = (parts[at] ?? '').replace(/^:/, '').split(' ');
    const isRegular = [from, to].every((mode) => /^(?:100\d{3}|0+)$/.test(mode));
    const path = parts[at + 1] ?? '';
    if (isRegular) changes.push({ path, before: present(before), after: present(after) });
  }
  return changes;
}

function present(oid: string): string | null {
  return /^0+$/.test(oid) ? null : oid;
}

async function readTexts(
  { gitDir, head, signal }: ChangeOptions,
  files: readonly RawChange[],
): Promise<ReadonlyMap<string, string>> {
  const oids = [...new Set(files.flatMap(({ before, after }) => [before, after]))].filter(
    (oid) => oid !== null,
  );
  const sizes = await readSizes(gitDir, head, oids, signal);
  let sum = 0;
  const wanted = oids.filter((oid) => {
    const size = sizes.get(oid) ?? Number.POSITIVE_INFINITY;
    if (size > LONGEST_FILE || sum + size > MOST_BYTES) return false;
    sum += size;
    return true;
  });
  const texts = new Map<string, string>();
  await readBlobs(gitDir, wanted, signal, (oid, bytes) => {
    const text = bytes.toString('utf8');
    if (!text.includes('\0') && !HAS_LONG_LINE.test(text)) texts.set(oid, text);
  });
  return texts;
}

const HAS_LONG_LINE = new RegExp(`[^\\n]{${LONGEST_LINE}}`);
