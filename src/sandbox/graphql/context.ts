import { type Commit, readCommit } from '../git/read-commits.ts';
import type { Caller } from '../http/caller.ts';
import { checkNeed, type Need } from '../http/permissions.ts';
import type { GraphqlTrouble } from '../http/services.ts';
import { found, fullName, gitDirectory } from '../state/find.ts';
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
  readonly partial: GraphqlTrouble['partial'];
  /** Whether a thing of a repository (`issues/5`) is not there yet; the same all through the request. */
  readonly isNotYet: (repository: Repository, thing: string) => boolean;
}

export function createContext(world: World, caller: Caller, trouble: GraphqlTrouble): Context {
  const notYet = new Map<string, boolean>();
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
    partial: trouble.partial,
    isNotYet: (repository, thing) => {
      const path = `/repos/${fullName(world, repository)}/${thing}`;
      const known = notYet.get(path) ?? trouble.isNotYet(path);
      notYet.set(path, known);
      return known;
    },
  };
}

/**
 * The fields of one type: each takes its source, its arguments (the schema has checked them) and the context.
 * `never` lets every field say its own arguments.
 */
export type Fields<Source> = Readonly<
  Record<string, (source: Source, args: never, context: Context) => unknown>
>;
