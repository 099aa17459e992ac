import { isRefName } from '../git/is-ref-name.ts';
import { readCommit } from '../git/read-commits.ts';
import { resolve } from '../git/read-objects.ts';
import { isAncestor, listRefs, NO_OBJECT, readRef, writeRef } from '../git/refs.ts';
import { ApiError } from '../http/api-error.ts';
import { checkRules } from '../rules/check-rules.ts';
import { gitDirectory, type PullIssue } from '../state/find.ts';
import type { Account, Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import { refMoved } from './ref-moved.ts';

export interface RefChangeOptions {
  readonly force?: boolean;
  /** The pull request whose merge moves the ref. */
  readonly merge?: PullIssue;
  readonly isQueue?: boolean;
}

/**
 * Makes, moves or removes a ref and tells what follows: `push`, and for pull requests `synchronize` or `closed`.
 * `before` is what the ref must be at (NO_OBJECT: must not exist). Call it within `world.exclusive`.
 */
export async function changeRef(
  world: World,
  repository: Repository,
  sender: Account,
  ref: { readonly name: string; readonly before: string; readonly after: string },
  options: RefChangeOptions = {},
): Promise<void> {
  if (ref.before === ref.after) return;
  const directory = gitDirectory(world, repository);
  const isMove = ref.before !== NO_OBJECT && ref.after !== NO_OBJECT;
  const isFastForward = !isMove || (await isForward(directory, ref.before, ref.after));
  if (!isFastForward && options.force !== true) throw new ApiError(422, 'Update is not a fast forward');
  await checkRules(world, repository, sender, {
    ...ref,
    isFastForward,
    merge: options.merge ?? null,
    isQueue: options.isQueue === true,
  });
  await writeRef(directory, ref.name, ref.after, ref.before);
  await refMoved(world, repository, sender, { ...ref, isForced: !isFastForward });
}

/** Most moves are by one commit, which says so itself. */
async function isForward(directory: string, before: string, after: string): Promise<boolean> {
  const commit = await readCommit(directory, after);
  return commit?.parents.includes(before) || isAncestor(directory, before, after);
}

export async function createRef(
  world: World,
  repository: Repository,
  sender: Account,
  name: string,
  oid: string,
): Promise<void> {
  const directory = gitDirectory(world, repository);
  if (!/^refs\/(heads|tags)\/./.test(name) || !isRefName(name)) {
    throw new ApiError(422, "Reference name must start with 'refs/' and have at least two slashes.");
  }
  await world.exclusive(repository, async () => {
    if ((await resolve(directory, oid)) !== oid) throw new ApiError(422, 'Object does not exist');
    if ((await readRef(directory, name)) !== null) throw new ApiError(422, 'Reference already exists');
    await refuseNesting(directory, name);
    await changeRef(world, repository, sender, { name, before: NO_OBJECT, after: oid });
  });
}

/**
 * Git keeps refs as files: none is below another. https://docs.github.com/rest/git/refs#create-a-reference knows the
 * status 422 for it; the words are those of GitHub's answers: https://github.com/googleapis/release-please/issues/1024
 */
async function refuseNesting(directory: string, name: string): Promise<void> {
  const parts = name.split('/');
  const above = parts.slice(3).map((_, index) => parts.slice(0, index + 3).join('/'));
  const taken = await Promise.all(above.map((one) => readRef(directory, one)));
  const isBelow = taken.some((oid) => oid !== null);
  if (!isBelow && (await listRefs(directory, `${name}/`)).length === 0) return;
  throw new ApiError(422, 'Reference update failed', {
    type: 'UNPROCESSABLE',
    graphqlMessage: 'Ref cannot be created.',
  });
}

export async function moveRef(
  world: World,
  repository: Repository,
  sender: Account,
  name: string,
  oid: string,
  force: boolean,
): Promise<void> {
  const directory = gitDirectory(world, repository);
  await world.exclusive(repository, async () => {
    const before = await readRef(directory, name);
    if (before === null) throw new ApiError(422, 'Reference does not exist');
    if ((await resolve(directory, oid, 'commit')) !== oid) throw new ApiError(422, 'Object does not exist');
    await changeRef(world, repository, sender, { name, before, after: oid }, { force });
  });
}

export async function deleteRef(
  world: World,
  repository: Repository,
  sender: Account,
  name: string,
): Promise<void> {
  await world.exclusive(repository, async () => {
    const before = await readRef(gitDirectory(world, repository), name);
    if (before === null) throw new ApiError(422, 'Reference does not exist');
    if (name === `refs/heads/${repository.defaultBranch}`) {
      throw new ApiError(422, 'Cannot delete the default branch');
    }
    await changeRef(world, repository, sender, { name, before, after: NO_OBJECT });
  });
}
