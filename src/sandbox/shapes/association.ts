import { isPull } from '../state/find.ts';
import type { Repository } from '../state/records.ts';

export type Association = 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'NONE';

/**
 * How an account stands to a repository: https://docs.github.com/graphql/reference/enums#commentauthorassociation
 * An app is not told of a membership that is private: such a member looks like anybody else.
 * https://docs.github.com/account-and-profile/setting-up-and-managing-your-personal-account-on-github/managing-your-membership-in-organizations/publicizing-or-hiding-organization-membership
 */
export function authorAssociation(repository: Repository, accountId: number): Association {
  if (repository.ownerId === accountId) return 'OWNER';
  if (repository.members.some((one) => one.accountId === accountId && one.isPublic)) return 'MEMBER';
  if (repository.collaborators.some((one) => one.accountId === accountId)) return 'COLLABORATOR';
  const contributed = repository.issues.some(
    (issue) => issue.authorId === accountId && isPull(issue) && issue.pull.mergedAt !== null,
  );
  return contributed ? 'CONTRIBUTOR' : 'NONE';
}
