import { editTree, type FileChanges, PathConflict } from '../git/edit-tree.ts';
import { resolve } from '../git/read-objects.ts';
import { readRef } from '../git/refs.ts';
import { type Signature, writeCommit } from '../git/write-commit.ts';
import { ApiError } from '../http/api-error.ts';
import { emailOf } from '../shapes/account.ts';
import { gitDirectory } from '../state/find.ts';
import type { Account, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { changeRef } from './change-ref.ts';

/** Who commits what is made on the web or over the API, as GitHub writes it. */
export const GITHUB: Signature = { name: 'GitHub', email: 'noreply@github.com' };

export function signatureOf(account: Account): Signature {
  return { name: account.name ?? account.login, email: emailOf(account) };
}

export interface BranchCommit {
  readonly branch: string;
  readonly message: string;
  readonly changes: FileChanges;
  /** What the branch must be at; null: wherever it is. */
  readonly expectedHead: string | null;
  readonly author?: Signature;
  readonly committer?: Signature;
}

/**
 * Adds one commit to a branch and gives its id. A head that is not the expected one is refused with `STALE_DATA`:
 * https://docs.github.com/graphql/reference/mutations#createcommitonbranch
 */
export async function commitFiles(
  world: World,
  repository: Repository,
  sender: Account,
  commit: BranchCommit,
): Promise<string> {
  const directory = gitDirectory(world, repository);
  const name = `refs/heads/${commit.branch}`;
  return world.exclusive(repository, async () => {
    const head = await readRef(directory, name);
    if (head === null) throw new ApiError(404, `Branch ${commit.branch} not found`, { type: 'NOT_FOUND' });
    if (commit.expectedHead !== null && commit.expectedHead !== head) throw staleHead(commit.expectedHead);
    const tree = await changedTree(directory, head, commit.changes);
    const oid = writeCommit(directory, {
      tree,
      parents: [head],
      message: commit.message,
      author: commit.author ?? signatureOf(sender),
      committer: commit.committer ?? GITHUB,
    });
    await changeRef(world, repository, sender, { name, before: head, after: oid });
    return oid;
  });
}

async function changedTree(directory: string, head: string, changes: FileChanges): Promise<string> {
  for (const path of [...changes.deletions, ...changes.additions.map((addition) => addition.path)])
    checkPath(path);
  for (const path of changes.deletions) {
    if ((await resolve(directory, `${head}:${path}`)) !== null) continue;
    const message = `A path was requested for deletion which does not exist as of commit oid \`${head}\``;
    throw new ApiError(422, message, { type: 'NOT_FOUND' });
  }
  try {
    return await editTree(directory, head, changes);
  } catch (error) {
    if (!(error instanceof PathConflict)) throw error;
    throw new ApiError(422, 'A file path conflicts with another', { type: 'UNPROCESSABLE' });
  }
}

function checkPath(path: string): void {
  const parts = path.split('/');
  const isBad = parts.some(
    (part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git',
  );
  if (isBad || /[\n\0]/.test(path)) {
    throw new ApiError(422, `A file path is malformed: ${JSON.stringify(path)}`, { type: 'UNPROCESSABLE' });
  }
}

function staleHead(expected: string): ApiError {
  const message = `Expected branch to point to "${expected}" but it did not. Pull and try again.`;
  return new ApiError(409, message, { type: 'STALE_DATA' });
}
