import { isPull } from '../state/find.ts';
import type { Repository } from '../state/records.ts';

export type Association = 'OWNER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'NONE';

/** How an account stands to a repository: https://docs.github.com/graphql/reference/enums#commentauthorassociation */
export function authorAssociation(repository: Repository, accountId: number): Association {
  if (repository.ownerId === accountId) return 'OWNER';
  if (repository.collaborators.some((one) => one.accountId === accountId)) return 'COLLABORATOR';
  const contributed = repository.issues.some(
    (issue) => issue.authorId === accountId && isPull(issue) && issue.pull.mergedAt !== null,
  );
  return contributed ? 'CONTRIBUTOR' : 'NONE';
}
