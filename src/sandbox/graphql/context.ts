import { type Commit, readCommit } from '../git/read-commits.ts';
import type { Caller } from '../http/caller.ts';
import { checkNeed, type Need } from '../http/permissions.ts';
import { found, gitDirectory } from '../state/find.ts';
import type { Repository } from '../state/records.ts';
import type { World } from '../state/world.ts';

/** What every resolver of one GraphQL request works with. */
export interface Context {
  readonly world: World;
  readonly caller: Caller;
  /** Reads a commit once for the whole request. */
  readonly commit: (repository: Repository, oid: string) => Promise<Commit>;
  /** Throws where the caller may not. */
  readonly need: (repository: Repository, need: Need) => void;
  /** Database id of the account that asks; 0 for none. */
  readonly viewerId: number;
}

export function createContext(world: World, caller: Caller): Context {
  const commits = new Map<string, Promise<Commit | null>>();
  return {
    world,
    caller,
    commit: async (repository, oid) => {
      const key = `${repository.id}:${oid}`;
      const reading = commits.get(key) ?? readCommit(gitDirectory(world, repository), oid);
      commits.set(key, reading);
      return found(await reading);
    },
    need: (repository, need) => checkNeed(caller, repository, need),
    viewerId: 'account' in caller ? caller.account.id : 0,
  };
}

/**
 * The fields of one type: each takes its source, its arguments (the schema has checked them) and the context.
 * `never` lets every field say its own arguments.
 */
export type Fields<Source> = Readonly<
  Record<string, (source: Source, args: never, context: Context) => unknown>
>;
