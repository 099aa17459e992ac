import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeRef } from './refs.ts';
import { runGit } from './run-git.ts';
import { writeCommit } from './write-commit.ts';
import { writeObject } from './write-object.ts';

/** Added to the file that `git init` writes. */
const CONFIGURATION = `[http]
\treceivepack = true
[uploadpack]
\tallowFilter = true
\tallowAnySHA1InWant = true
[receive]
\tdenyDeleteCurrent = refuse
\tautogc = false
\t# GitHub hides nothing of refs/pull, but lets nobody push there.
\thideRefs = refs/pull
[gc]
\tauto = 0
[core]
\tlogAllRefUpdates = false
`;

/**
 * Makes a bare repository. With `fromGit`, a git folder or work tree, its HEAD becomes `branch` and its tags come
 * along; without, there is one commit with a README.
 */
export async function createRepository(
  directory: string,
  branch: string,
  name: string,
  fromGit: string | null,
): Promise<void> {
  mkdirSync(directory, { recursive: true });
  await runGit(directory, ['init', '--bare', '--quiet', '-b', branch, directory]);
  appendFileSync(join(directory, 'config'), CONFIGURATION);
  if (fromGit === null) await firstCommit(directory, branch, name);
  else await copyFrom(directory, branch, fromGit);
}

async function copyFrom(directory: string, branch: string, fromGit: string): Promise<void> {
  // The source may belong to another account of this machine; git asks for a file that says it is welcome.
  const trust = join(directory, 'trust.gitconfig');
  writeFileSync(trust, '[safe]\n\tdirectory = *\n');
  await runGit(
    directory,
    [
      'fetch',
      '--quiet',
      '--no-tags',
      '--update-shallow',
      fromGit,
      `+HEAD:refs/heads/${branch}`,
      '+refs/tags/*:refs/tags/*',
    ],
    { env: { GIT_CONFIG_GLOBAL: trust } },
  );
}

async function firstCommit(directory: string, branch: string, name: string): Promise<void> {
  const blob = writeObject(directory, 'blob', Buffer.from(`# ${name}\n`));
  const entry = Buffer.concat([Buffer.from('100644 README.md\0'), Buffer.from(blob, 'hex')]);
  const tree = writeObject(directory, 'tree', entry);
  const github = { name: 'GitHub', email: 'noreply@github.com' };
  const commit = { tree, parents: [], message: 'Initial commit', author: github, committer: github };
  await writeRef(directory, `refs/heads/${branch}`, writeCommit(directory, commit), null);
}
