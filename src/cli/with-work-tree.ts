import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { CONFIG_PATH } from '../config/config.ts';
import { OWN_PLAYBOOKS } from '../planner/playbooks/own/read-own-playbooks.ts';

export interface WorkTreeTexts {
  /** The texts of a commit, with the configuration and the playbooks as they are checked out. */
  readonly contents: ReadonlyMap<string, string>;
  /** Which of these say something else in the commit, or are not in it, or are no longer here. */
  readonly uncommitted: readonly string[];
}

/**
 * What a repository tells Planwright about itself, as it lies in the work tree: a configuration can be tried before it
 * is committed. Everything else is read from the commit. Symbolic links are not followed.
 */
export async function withWorkTree(
  contents: ReadonlyMap<string, string>,
  workTree: string,
): Promise<WorkTreeTexts> {
  const here = new Map<string, string>();
  for (const path of [CONFIG_PATH, ...(await playbooksIn(workTree))]) {
    const text = await readRegularFile(join(workTree, path));
    if (text !== null) here.set(path, text);
  }
  const isOwn = (path: string): boolean => path === CONFIG_PATH || path.startsWith(OWN_PLAYBOOKS);
  const committed = [...contents].filter(([path]) => isOwn(path));
  const paths = new Set([...committed.map(([path]) => path), ...here.keys()]);
  return {
    contents: new Map([...[...contents].filter(([path]) => !isOwn(path)), ...here]),
    uncommitted: [...paths].filter((path) => !isSame(contents.get(path), here.get(path))).sort(),
  };
}

async function playbooksIn(workTree: string): Promise<string[]> {
  const names = await readdir(join(workTree, OWN_PLAYBOOKS), { recursive: true }).catch(() => []);
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${OWN_PLAYBOOKS}${name.split(sep).join('/')}`);
}

/** Null where there is none. */
async function readRegularFile(file: string): Promise<string | null> {
  const found = await lstat(file).catch(() => null);
  return found?.isFile() ? readFile(file, 'utf8') : null;
}

/** Git may check text out with other line ends than it keeps. */
function isSame(committed: string | undefined, here: string | undefined): boolean {
  return committed?.replaceAll('\r\n', '\n') === here?.replaceAll('\r\n', '\n');
}
