import { type RawEntry, readTree } from './read-tree.ts';
import { writeObject } from './write-object.ts';

export interface FileChanges {
  readonly additions: readonly { readonly path: string; readonly content: Buffer }[];
  readonly deletions: readonly string[];
}

/** A file would have to be a folder, or a folder a file. */
export class PathConflict extends Error {
  override readonly name: string = 'PathConflict';
}

const FOLDER = '40000';
const FILE = '100644';

/** What happens below one folder: by name, the blob to put there, null to delete, or the changes further down. */
interface Change {
  readonly files: Map<string, string | null>;
  readonly folders: Map<string, Change>;
}

/**
 * The tree of a commit with the changes made, written as objects. A file that is there keeps its mode, a folder
 * that became empty goes. Throws PathConflict.
 */
export async function editTree(directory: string, commit: string, changes: FileChanges): Promise<string> {
  const root: Change = { files: new Map(), folders: new Map() };
  for (const path of changes.deletions) place(root, path, null);
  for (const { path, content } of changes.additions)
    place(root, path, writeObject(directory, 'blob', content));
  return (
    (await editFolder(directory, `${commit}^{tree}`, root)) ?? writeObject(directory, 'tree', Buffer.alloc(0))
  );
}

function place(root: Change, path: string, oid: string | null): void {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  let folder = root;
  for (const part of parts) {
    const next = folder.folders.get(part) ?? { files: new Map(), folders: new Map() };
    folder.folders.set(part, next);
    folder = next;
  }
  folder.files.set(name, oid);
}

/** Null where nothing is left. `expression` null: the folder is new. */
async function editFolder(
  directory: string,
  expression: string | null,
  change: Change,
): Promise<string | null> {
  const entries = expression === null ? new Map<string, RawEntry>() : await readTree(directory, expression);
  for (const [name, oid] of change.files) {
    const there = entries.get(name);
    if (there?.mode === FOLDER && oid !== null) throw new PathConflict(`${name} is a folder`);
    if (oid === null) entries.delete(name);
    else entries.set(name, { mode: there?.mode ?? FILE, oid });
  }
  for (const [name, below] of change.folders) {
    const there = entries.get(name);
    if (there !== undefined && there.mode !== FOLDER) throw new PathConflict(`${name} is a file`);
    const oid = await editFolder(directory, there?.oid ?? null, below);
    if (oid === null) entries.delete(name);
    else entries.set(name, { mode: FOLDER, oid });
  }
  return entries.size === 0 ? null : writeObject(directory, 'tree', treeContent(entries));
}

/** Git sorts entries by their bytes, folders as if their names ended in a slash. */
function treeContent(entries: ReadonlyMap<string, RawEntry>): Buffer {
  const sorted = [...entries].map(([name, entry]) => ({
    entry,
    name: Buffer.from(name),
    key: Buffer.from(entry.mode === FOLDER ? `${name}/` : name),
  }));
  sorted.sort((one, other) => Buffer.compare(one.key, other.key));
  return Buffer.concat(
    sorted.flatMap(({ entry, name }) => [
      Buffer.from(`${entry.mode} `),
      name,
      Buffer.from([0]),
      Buffer.from(entry.oid, 'hex'),
    ]),
  );
}
