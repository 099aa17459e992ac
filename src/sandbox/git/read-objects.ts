import { askOnce } from './ask-once.ts';
import { askReader } from './object-reader.ts';
import { readTree } from './read-tree.ts';

export interface GitObject {
  readonly oid: string;
  readonly type: 'blob' | 'tree' | 'commit' | 'tag';
  readonly content: Buffer;
}

/** What `expression` names (`HEAD:path`, a ref, an object id); null where there is none. */
export async function readObject(directory: string, expression: string): Promise<GitObject | null> {
  const [info, content] = await askReader(directory, 'contents', expression);
  return info === null ? null : { oid: info.oid, type: info.type, content };
}

/** The object id that `expression` names, of `type` where given; null where there is none. */
export async function resolve(
  directory: string,
  expression: string,
  type: 'commit' | 'tree' | null = null,
): Promise<string | null> {
  if (expression === '') return null;
  const [info] = await askReader(directory, 'info', type === null ? expression : `${expression}^{${type}}`);
  return info?.oid ?? null;
}

export interface TreeEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly oid: string;
  /** Bytes of a blob; null for others. */
  readonly size: number | null;
  readonly path: string;
}

/** The entries of a tree, by its full id: one level, or all files below it with `recursive`. */
export async function listTree(directory: string, tree: string, recursive = false): Promise<TreeEntry[]> {
  if (!recursive) return listLevel(directory, tree);
  const { stdout } = await askOnce(directory, ['ls-tree', '-r', '-z', '-l', tree]);
  return stdout
    .toString()
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [meta = '', path = ''] = line.split(/\t(.*)/s);
      const [mode = '', type = '', oid = '', size = '-'] = meta.split(/ +/);
      return { mode, type: type as TreeEntry['type'], oid, size: size === '-' ? null : Number(size), path };
    });
}

const TYPES: Readonly<Record<string, TreeEntry['type']>> = { '40000': 'tree', '160000': 'commit' };

/** One level needs no process of its own. */
async function listLevel(directory: string, tree: string): Promise<TreeEntry[]> {
  const entries = [...(await readTree(directory, tree))];
  return Promise.all(
    entries.map(async ([path, { mode, oid }]) => {
      const type = TYPES[mode] ?? 'blob';
      const [info] = type === 'blob' ? await askReader(directory, 'info', oid) : [null];
      return { mode: mode.padStart(6, '0'), type, oid, size: info?.size ?? null, path };
    }),
  );
}
