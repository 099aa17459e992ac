import { type Answer, type ApiRequest, noContent, param, type Route } from '../http/route.ts';
import { findAccount, found } from '../state/find.ts';

/** The membership of the path's account, as any of the organization's repositories knows it. */
function membership(request: ApiRequest, accountId: number) {
  const organization = found(findAccount(request.world, param(request, 'org')));
  const owned = request.world.state.repositories.filter((one) => one.ownerId === organization.id);
  return owned.flatMap((one) => one.members).find((one) => one.accountId === accountId);
}

/**
 * Only members are told of private members; others are sent to the public list.
 * https://docs.github.com/rest/orgs/members#check-organization-membership-for-a-user
 */
function isMember(request: ApiRequest): Answer {
  const { caller, world } = request;
  const { id, login } = found(findAccount(world, param(request, 'username')));
  const asks = 'account' in caller ? caller.account.id : 0;
  const permissions = caller.kind === 'installation' ? caller.permissions : {};
  const isInside = membership(request, asks) !== undefined || permissions.members !== undefined;
  if (!isInside) {
    const location = `${world.urls.api}/orgs/${param(request, 'org')}/public_members/${login}`;
    return { status: 302, headers: { location } };
  }
  found(membership(request, id));
  return noContent;
}

function isPublicMember(request: ApiRequest): Answer {
  const { id } = found(findAccount(request.world, param(request, 'username')));
  found(membership(request, id)?.isPublic || null);
  return noContent;
}

export const memberRoutes: readonly Route[] = [
  { method: 'GET', path: '/orgs/{org}/members/{username}', handle: isMember },
  { method: 'GET', path: '/orgs/{org}/public_members/{username}', handle: isPublicMember },
];
