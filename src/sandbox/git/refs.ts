import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { askOnce } from './ask-once.ts';
import { askReader } from './object-reader.ts';
import { walkChain } from './read-commits.ts';
import { updateRef } from './ref-writer.ts';
import { GitError, runGitBytes } from './run-git.ts';

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
  const names = (await refNames(directory)).filter((name) => name.startsWith(prefix));
  const refs = await Promise.all(names.map((name) => findRef(directory, name)));
  // One that was removed meanwhile is none.
  return refs.filter((ref) => ref !== null);
}

/** Files below `refs`, and lines of `packed-refs`: https://git-scm.com/docs/gitrepository-layout */
async function refNames(directory: string): Promise<string[]> {
  const entries = await readdir(join(directory, 'refs'), { recursive: true, withFileTypes: true });
  const loose = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.lock'))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)));
  const packed = await readFile(join(directory, 'packed-refs'), 'utf8').catch(() => '');
  const listed = [...packed.matchAll(/^[0-9a-f]{40} (.+)$/gm)].map(([, name = '']) => name);
  const all = [...new Set([...loose, ...listed])].map((name) => Buffer.from(name));
  return all.sort(Buffer.compare).map(String);
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

/** Moves, makes or removes a ref, if it still is at `before`, or wherever it is (null); throws GitError otherwise. */
export async function writeRef(
  directory: string,
  name: string,
  after: string,
  before: string | null,
): Promise<void> {
  if (name.includes('\0')) throw new GitError('git update-ref: a name holds NUL', null);
  if (after === NO_OBJECT) await updateRef(directory, `delete ${name}\0${before ?? ''}\0`);
  else await updateRef(directory, `update ${name}\0${after}\0${before ?? ''}\0`);
}

/** Whether every commit of `ancestor` is in `descendant`. */
export async function isAncestor(
  directory: string,
  ancestor: string,
  descendant: string,
  env: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', ancestor, descendant];
  const isAsked = Object.keys(env).length > 0;
  const { code } = isAsked
    ? await runGitBytes(directory, args, { allow: [1], env })
    : await askOnce(directory, args, [1]);
  return code === 0;
}

/** Null for histories that share nothing. */
export async function mergeBase(directory: string, one: string, other: string): Promise<string | null> {
  if ((await walkChain(directory, one, other)) !== null) return one;
  const { code, stdout } = await askOnce(directory, ['merge-base', one, other], [1]);
  return code === 0 ? stdout.toString().trim() : null;
}
