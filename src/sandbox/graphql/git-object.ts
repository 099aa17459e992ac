import { readObject } from '../git/read-objects.ts';
import { gitDirectory } from '../state/find.ts';
import type { Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';
import type { GitSource } from './sources.ts';

const NAMES = { commit: 'Commit', tree: 'Tree', blob: 'Blob', tag: 'Tag' } as const;

/** What an expression names: `HEAD:path`, a branch, an object id; null where there is nothing. */
export async function gitObjectAt(
  world: World,
  repository: Repository,
  expression: string,
): Promise<GitSource | null> {
  const [revision = '', ...path] = expression.split(':');
  // A trailing slash or none: GitHub reads `main:` and `main:docs/` as the tree.
  const wanted = path.length === 0 ? expression : `${revision}:${path.join(':').replace(/\/$/, '')}`;
  const object = await readObject(gitDirectory(world, repository), wanted);
  return object === null ? null : { __typename: NAMES[object.type], repository, oid: object.oid };
}
