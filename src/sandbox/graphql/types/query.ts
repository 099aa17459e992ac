import { ApiError } from '../../http/api-error.ts';
import { actorOf, canSee } from '../../http/permissions.ts';
import { findAccount, findMoved, findRepository } from '../../state/find.ts';
import type { Fields } from '../context.ts';
import { findNode } from '../find-node.ts';
import { accountSource, repositorySource } from '../sources.ts';

export const queryFields: Fields<unknown> = {
  repository: (
    _source,
    args: { owner: string; name: string; followRenames?: boolean | null },
    { world, caller },
  ) => {
    const moved = args.followRenames === false ? undefined : findMoved(world, args.owner, args.name);
    const repository = findRepository(world, args.owner, args.name) ?? moved;
    if (repository === undefined || !canSee(caller, repository)) {
      throw new ApiError(
        404,
        `Could not resolve to a Repository with the name '${args.owner}/${args.name}'.`,
      );
    }
    return repositorySource(repository);
  },
  node: (_source, args: { id: string }, context) => findNode(context, args.id),
  nodes: (_source, args: { ids: readonly string[] }, context) =>
    Promise.all(args.ids.map((id) => findNode(context, id).catch(() => null))),
  viewer: (_source, _args, { caller }) => {
    const account = actorOf(caller);
    // The schema says User; GitHub shows the bot of an app through it.
    return { __typename: 'User', account, isViewer: true };
  },
  user: (_source, args: { login: string }, { world }) => {
    const account = findAccount(world, args.login);
    if (account?.type === 'User') return accountSource(world, account.id);
    throw new ApiError(404, `Could not resolve to a User with the login of '${args.login}'.`);
  },
  rateLimit: (_source, _args, { world }) => ({
    cost: 1,
    limit: 5000,
    nodeCount: 0,
    remaining: 5000,
    used: 0,
    resetAt: new Date(world.clock() + 3_600_000).toISOString(),
  }),
};
