import type { Facts } from '../facts.ts';

/** What the derived facts are read from: the tree of one commit and the texts in it. */
export type Snapshot = Pick<Facts, 'tree' | 'contents'>;

const PATHS = new WeakMap<Snapshot, readonly string[]>();
const PATH_SETS = new WeakMap<Snapshot, ReadonlySet<string>>();

/** The files of the tree: neither symbolic links, which are not followed, nor submodules, which are not read. */
export function filePaths(snapshot: Snapshot): readonly string[] {
  let paths = PATHS.get(snapshot);
  if (paths === undefined) {
    paths = snapshot.tree.filter((file) => isRegularFile(file.mode)).map((file) => file.path);
    PATHS.set(snapshot, paths);
  }
  return paths;
}

/** Whether there is such a file. */
export function hasFile(snapshot: Snapshot, path: string): boolean {
  let paths = PATH_SETS.get(snapshot);
  if (paths === undefined) {
    paths = new Set(filePaths(snapshot));
    PATH_SETS.set(snapshot, paths);
  }
  return paths.has(path);
}

export function isRegularFile(mode: string): boolean {
  return mode.startsWith('100');
}

/** `src/a/b.ts` → `src/a`; empty for a file in the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** `src/a/b.ts` → `b.ts`. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A path under a folder, which may be the root. */
export function inFolder(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

export function depthOf(path: string): number {
  return path === '' ? 0 : path.split('/').length;
}

/** By code units, so that the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
