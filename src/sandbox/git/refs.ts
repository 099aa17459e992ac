import { askReader } from './object-reader.ts';
import { runGit, runGitBytes } from './run-git.ts';

export interface Ref {
  /** `refs/heads/main`. */
  readonly name: string;
  readonly oid: string;
  readonly type: 'commit' | 'tag' | 'tree' | 'blob';
}

/** Nothing, where a ref is made or removed. */
export const NO_OBJECT = '0'.repeat(40);

/** Refs whose full names start with `prefix`, by name; `refs/heads/` and `refs/heads/fea` both work. */
export async function listRefs(directory: string, prefix: string): Promise<Ref[]> {
  const output = await runGit(directory, [
    'for-each-ref',
    '--format=%(refname)%00%(objectname)%00%(objecttype)',
    ...(prefix.endsWith('/') ? [prefix] : []),
  ]);
  return output
    .split('\n')
    .filter((line) => line.startsWith(prefix))
    .map((line) => {
      const [name = '', oid = '', type = ''] = line.split('\0');
      return { name, oid, type: type as Ref['type'] };
    });
}

/** The ref of that full name; null where there is none. */
export async function findRef(directory: string, name: string): Promise<Ref | null> {
  // What git reads as more than a name (`^`, `:`, `@{`) is in no ref's name.
  if (!name.startsWith('refs/') || /[\^~:?*[\\\s]|@\{|\.\./.test(name)) return null;
  const [info] = await askReader(directory, 'info', name);
  return info === null ? null : { name, oid: info.oid, type: info.type };
}

/** The object a full ref name points at; null where there is no such ref. */
export async function readRef(directory: string, name: string): Promise<string | null> {
  return (await findRef(directory, name))?.oid ?? null;
}

export async function isRefName(directory: string, name: string): Promise<boolean> {
  const { code } = await runGitBytes(directory, ['check-ref-format', name], { allow: [1, 128, 129] });
  return code === 0;
}

/** Moves, makes or removes a ref, if it still is at `before`; throws GitError otherwise. */
export async function writeRef(
  directory: string,
  name: string,
  after: string,
  before: string,
): Promise<void> {
  if (after === NO_OBJECT) await runGit(directory, ['update-ref', '-d', name, before]);
  else await runGit(directory, ['update-ref', name, after, before]);
}

/** Whether every commit of `ancestor` is in `descendant`. */
export async function isAncestor(
  directory: string,
  ancestor: string,
  descendant: string,
  env: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const { code } = await runGitBytes(directory, ['merge-base', '--is-ancestor', ancestor, descendant], {
    allow: [1],
    env,
  });
  return code === 0;
}

/** Null for histories that share nothing. */
export async function mergeBase(directory: string, one: string, other: string): Promise<string | null> {
  const { code, stdout } = await runGitBytes(directory, ['merge-base', one, other], { allow: [1] });
  return code === 0 ? stdout.toString().trim() : null;
}
