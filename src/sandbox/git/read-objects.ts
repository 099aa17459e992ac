import { runGit, runGitBytes } from './run-git.ts';

export interface GitObject {
  readonly oid: string;
  readonly type: 'blob' | 'tree' | 'commit' | 'tag';
  readonly content: Buffer;
}

/** What `expression` names (`HEAD:path`, a ref, an object id); null where there is none. */
export async function readObject(directory: string, expression: string): Promise<GitObject | null> {
  const [object] = await readObjects(directory, [expression]);
  return object ?? null;
}

/** As `readObject`, for several in one process. An expression with a line end names nothing. */
export async function readObjects(
  directory: string,
  expressions: readonly string[],
): Promise<(GitObject | null)[]> {
  const input = `${expressions.map((one) => one.replace(/[\n\r\0]/g, ' ')).join('\n')}\n`;
  const { stdout } = await runGitBytes(directory, ['cat-file', '--batch'], { input });
  const objects: (GitObject | null)[] = [];
  let at = 0;
  for (const expression of expressions) {
    const end = stdout.indexOf(10, at);
    const header = stdout.subarray(at, end).toString();
    const match = /^([0-9a-f]{40}) (blob|tree|commit|tag) (\d+)$/.exec(header);
    at = end + 1;
    if (match === null || /[\n\r\0]/.test(expression)) {
      objects.push(null);
      if (match === null) continue;
    } else {
      objects.push({
        oid: match[1] ?? '',
        type: match[2] as GitObject['type'],
        content: stdout.subarray(at, at + Number(match[3])),
      });
    }
    at += Number(match?.[3]) + 1;
  }
  return objects;
}

/** The object id that `expression` names, of `type` where given; null where there is none. */
export async function resolve(
  directory: string,
  expression: string,
  type: 'commit' | 'tree' | null = null,
): Promise<string | null> {
  if (expression === '' || /[\n\r\0]/.test(expression)) return null;
  const wanted = type === null ? expression : `${expression}^{${type}}`;
  const { code, stdout } = await runGitBytes(
    directory,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', wanted],
    { allow: [1, 128] },
  );
  if (code !== 0) return null;
  const oid = stdout.toString().trim().split('\n').at(-1) ?? '';
  // rev-parse believes any 40 hex digits; ask whether the object is there.
  const there = await runGitBytes(directory, ['cat-file', '-e', oid], { allow: [1, 128] });
  return there.code === 0 ? oid : null;
}

export interface TreeEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly oid: string;
  /** Bytes of a blob; null for others. */
  readonly size: number | null;
  readonly path: string;
}

/** The entries of a tree, one level, or all files below it with `recursive`. */
export async function listTree(directory: string, tree: string, recursive = false): Promise<TreeEntry[]> {
  const flags = recursive ? ['-r', '-z', '-l'] : ['-z', '-l'];
  const output = await runGit(directory, ['ls-tree', ...flags, tree]);
  return output
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [meta = '', path = ''] = line.split(/\t(.*)/s);
      const [mode = '', type = '', oid = '', size = '-'] = meta.split(/ +/);
      return { mode, type: type as TreeEntry['type'], oid, size: size === '-' ? null : Number(size), path };
    });
}
