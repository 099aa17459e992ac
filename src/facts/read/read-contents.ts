import type { TreeFile } from '../facts.ts';
import { readBlobs } from './read-blobs.ts';
import { compareText, depthOf, isRegularFile } from './snapshot.ts';

export interface ContentBounds {
  readonly maxFileBytes: number;
  readonly maxTotalBytes: number;
}

export const CONTENT_BOUNDS: ContentBounds = {
  maxFileBytes: 200 * 1024,
  maxTotalBytes: 64 * 1024 * 1024,
};

export interface ReadContents {
  readonly contents: ReadonlyMap<string, string>;
  readonly notRead: readonly string[];
}

/** Endings of files that are never text: not worth the reading. */
const BINARY =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|psd|pdf|zip|gz|tgz|bz2|xz|zst|7z|rar|jar|war|class|so|dylib|dll|exe|wasm|o|a|pyc|woff2?|ttf|otf|eot|mp[34]|m4a|wav|ogg|flac|mov|avi|webm|sqlite3?|db|bin|lockb|keystore|p12|parquet)$/i;

/**
 * Reads the texts of a tree: regular files that git has, within the bounds, without a NUL. The order of reading is
 * fixed (what describes the project first, then by depth and path), so the same commit gives the same texts also
 * where the total bound is met.
 */
export async function readContents(
  gitDir: string,
  tree: readonly TreeFile[],
  signal: AbortSignal | undefined,
  bounds: ContentBounds = CONTENT_BOUNDS,
): Promise<ReadContents> {
  const candidates = tree.filter((file) => isRegularFile(file.mode) && !BINARY.test(file.path));
  const absent = candidates.filter((file) => file.size === null);
  const small = candidates.filter((file) => file.size !== null && file.size <= bounds.maxFileBytes);
  const large = candidates.length - absent.length - small.length;
  const { chosen, beyond } = withinTotal(small, bounds.maxTotalBytes);
  const contents = await readTexts(gitDir, chosen, signal);
  return {
    contents,
    notRead: [
      ...sentence(large, `over ${bounds.maxFileBytes / 1024} KB`),
      ...sentence(absent.length, 'that this clone does not hold'),
      ...sentence(beyond, `beyond the first ${bounds.maxTotalBytes / 1024 / 1024} MB of text`),
    ],
  };
}

function withinTotal(files: readonly TreeFile[], maxTotalBytes: number) {
  const ordered = [...files].sort(
    (a, b) => rank(a.path) - rank(b.path) || depthOf(a.path) - depthOf(b.path) || compareText(a.path, b.path),
  );
  const chosen: TreeFile[] = [];
  const seen = new Set<string>();
  let total = 0;
  for (const file of ordered) {
    const more = seen.has(file.oid) ? 0 : (file.size ?? 0);
    if (total + more > maxTotalBytes) continue;
    total += more;
    seen.add(file.oid);
    chosen.push(file);
  }
  return { chosen, beyond: ordered.length - chosen.length };
}

/** What tells how the project works comes before its code, and code before what is generated or vendored. */
function rank(path: string): number {
  if (path.startsWith('.github/') || !path.includes('/')) return 0;
  if (
    /(?:^|\/)(?:package\.json|Cargo\.toml|pyproject\.toml|go\.mod|pom\.xml|build\.gradle(?:\.kts)?)$/.test(
      path,
    )
  )
    return 0;
  if (/(?:^|\/)(?:vendor|third_party|node_modules|dist|fixtures|testdata|snapshots)\//.test(path)) return 3;
  return /\.(?:json|svg|csv|xml|lock|po|snap|min\.js|map|txt|html)$/i.test(path) ? 2 : 1;
}

async function readTexts(
  gitDir: string,
  files: readonly TreeFile[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const decoder = new TextDecoder('utf-8');
  await readBlobs(gitDir, [...new Set(files.map((file) => file.oid))], signal, (oid, bytes) => {
    if (!bytes.includes(0)) texts.set(oid, decoder.decode(bytes));
  });
  const byPath = [...files].sort((a, b) => compareText(a.path, b.path));
  return new Map(
    byPath.flatMap((file): [string, string][] => {
      const text = texts.get(file.oid);
      return text === undefined ? [] : [[file.path, text]];
    }),
  );
}

function sentence(count: number, what: string): readonly string[] {
  if (count === 0) return [];
  return [`${count.toLocaleString('en-US')} ${count === 1 ? 'file' : 'files'} ${what}`];
}
