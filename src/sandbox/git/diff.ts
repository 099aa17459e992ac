import { askOnce } from './ask-once.ts';
import { writeObject } from './write-object.ts';

export interface FileDiff {
  readonly path: string;
  readonly previousPath: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  readonly additions: number;
  readonly deletions: number;
  /** Blob after the change; before it where the file was removed. */
  readonly oid: string;
  /** From the first `@@` on; null for binary files and pure renames. */
  readonly patch: string | null;
}

const STATUS: Readonly<Record<string, FileDiff['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  C: 'copied',
  T: 'changed',
};

/** What changed from one tree or commit to another, with renames found. Both by full id; `from` null means the empty tree. */
export async function diffFiles(
  directory: string,
  from: string | null,
  to: string,
  withPatch: boolean,
): Promise<FileDiff[]> {
  const start = from ?? writeObject(directory, 'tree', Buffer.alloc(0));
  const args = ['diff-tree', '-r', '-M', '-z', '--raw', '--numstat', start, to];
  const files = parseRaw((await askOnce(directory, args)).stdout.toString());
  if (!withPatch || files.length === 0) return files;
  const patches = await readPatches(directory, start, to);
  return files.map((file, index) => ({ ...file, patch: patches[index] ?? null }));
}

function parseRaw(output: string): FileDiff[] {
  const parts = output.split('\0');
  const files: FileDiff[] = [];
  const counts: [number, number][] = [];
  let at = 0;
  const next = (): string => parts[at++] ?? '';
  while (at < parts.length) {
    const head = next();
    if (head.startsWith(':')) {
      const [, , before = '', after = '', letter = ''] = head.split(' ');
      const isMove = /^[RC]/.test(letter);
      const first = next();
      files.push({
        path: isMove ? next() : first,
        previousPath: isMove ? first : null,
        status: STATUS[letter[0] ?? 'M'] ?? 'modified',
        additions: 0,
        deletions: 0,
        oid: letter.startsWith('D') ? before : after,
        patch: null,
      });
    } else if (head !== '') {
      const [added = '', removed = '', path = ''] = head.split('\t');
      if (path === '') at += 2;
      counts.push([Number(added) || 0, Number(removed) || 0]);
    }
  }
  return files.map((file, index) => ({
    ...file,
    additions: counts[index]?.[0] ?? 0,
    deletions: counts[index]?.[1] ?? 0,
  }));
}

async function readPatches(directory: string, from: string, to: string): Promise<(string | null)[]> {
  const { stdout } = await askOnce(directory, ['diff-tree', '-r', '-M', '-p', from, to]);
  return stdout
    .toString()
    .split(/^diff --git .*$/m)
    .slice(1)
    .map((part) => {
      const start = part.search(/^@@ /m);
      return start === -1 ? null : part.slice(start).replace(/\n$/, '');
    });
}
