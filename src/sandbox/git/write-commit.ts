import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runGit } from './run-git.ts';

export interface FileChanges {
  readonly additions: readonly { readonly path: string; readonly content: Buffer }[];
  readonly deletions: readonly string[];
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601; now where it is left out. */
  readonly date?: string;
}

export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

/** The tree of `base` with the changes made, through an index of its own. An existing file keeps its mode. */
export async function writeTree(directory: string, base: string, changes: FileChanges): Promise<string> {
  const folder = mkdtempSync(join(directory, 'index-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    await runGit(directory, ['read-tree', base], { env });
    const modes = await fileModes(directory, env, changes);
    const lines: string[] = changes.deletions.map((path) => `0 ${'0'.repeat(40)}\t${path}`);
    for (const { path, content } of changes.additions) {
      const oid = await runGit(directory, ['hash-object', '-w', '--stdin'], { input: content });
      lines.push(`${modes.get(path) ?? '100644'} ${oid.trim()}\t${path}`);
    }
    const input = lines.map((line) => `${line}\0`).join('');
    await runGit(directory, ['update-index', '-z', '--index-info'], { env, input });
    return (await runGit(directory, ['write-tree'], { env })).trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fileModes(
  directory: string,
  env: Record<string, string>,
  changes: FileChanges,
): Promise<Map<string, string>> {
  const paths = changes.additions.map((addition) => addition.path);
  if (paths.length === 0) return new Map();
  const output = await runGit(
    directory,
    ['--literal-pathspecs', 'ls-files', '--stage', '-z', '--', ...paths],
    // A bare repository has no work tree; listing the index needs none either.
    { env: { ...env, GIT_WORK_TREE: directory } },
  );
  const modes = new Map<string, string>();
  for (const line of output.split('\0')) {
    const [meta = '', path] = line.split(/\t(.*)/s);
    if (path !== undefined && path !== '') modes.set(path, meta.split(' ')[0] ?? '100644');
  }
  return modes;
}

/** Writes a commit object and gives its id; no ref moves. */
export async function writeCommit(directory: string, commit: NewCommit): Promise<string> {
  const env: Record<string, string> = {
    GIT_AUTHOR_NAME: commit.author.name,
    GIT_AUTHOR_EMAIL: commit.author.email,
    GIT_COMMITTER_NAME: commit.committer.name,
    GIT_COMMITTER_EMAIL: commit.committer.email,
    ...(commit.author.date === undefined ? {} : { GIT_AUTHOR_DATE: commit.author.date }),
    ...(commit.committer.date === undefined ? {} : { GIT_COMMITTER_DATE: commit.committer.date }),
  };
  const parents = commit.parents.flatMap((parent) => ['-p', parent]);
  const input = commit.message.endsWith('\n') ? commit.message : `${commit.message}\n`;
  return (
    await runGit(directory, ['commit-tree', commit.tree, ...parents, '-F', '-'], { env, input })
  ).trim();
}
