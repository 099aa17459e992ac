import { realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { CONFIG_PATH, DEFAULT_CONFIG } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import { UserError } from '../errors.ts';
import { GitError } from '../facts/git/git-error.ts';
import { readLocalRepository } from '../facts/local-repository.ts';
import { readTree } from '../facts/read/read-tree.ts';
import type { LintContext } from '../plan/lint.ts';
import { readTextFile } from './read-text-file.ts';

/**
 * What a file's checkout says for its lint: the standard that is configured, the path in the repository, and the tree
 * at the plan's base commit where that commit is there. A file outside of a checkout is judged by itself. Throws
 * UserError where the configuration cannot be read.
 */
export async function findLintContext(file: string, base: string | null): Promise<LintContext> {
  const path = await realpath(file);
  const top = await findTop(dirname(path));
  if (top === null) return { treePaths: null, planPath: file };
  const config = await readConfiguration(top);
  const treePaths = base === null ? null : await readPaths(top, base);
  return {
    treePaths,
    isBaseGone: base !== null && treePaths === null,
    planPath: relative(top, path).split(sep).join('/'),
    levels: config.rules,
    sections: config.sections.map(({ title }) => title),
  };
}

/** The folder that has `.git` in it, as a folder or, in a second work tree, as a file. */
async function findTop(folder: string): Promise<string | null> {
  for (let at = folder; ; at = dirname(at)) {
    const isTop = await stat(join(at, '.git')).then(
      () => true,
      () => false,
    );
    if (isTop) return at;
    if (dirname(at) === at) return null;
  }
}

async function readConfiguration(top: string): Promise<typeof DEFAULT_CONFIG> {
  const file = join(top, CONFIG_PATH);
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  return isThere ? parseConfig(await readTextFile(file)) : DEFAULT_CONFIG;
}

/** Null where the clone does not have the commit, or more files than are read: then no path can be called missing. */
async function readPaths(top: string, base: string): Promise<ReadonlySet<string> | null> {
  try {
    const { gitDir } = await readLocalRepository(top);
    const { entries, notRead } = await readTree(gitDir, base, undefined);
    return notRead.length > 0 ? null : new Set(entries.map((entry) => entry.path));
  } catch (error) {
    if (error instanceof GitError || error instanceof UserError) return null;
    throw error;
  }
}
