import { nodeId } from '../../state/node-id.ts';
import type { Repository } from '../../state/records.ts';
import type { BranchProtection } from '../../state/rule-records.ts';
import { connection, type PageArgs } from '../connection.ts';
import type { Fields } from '../context.ts';
import { repositorySource } from '../sources.ts';

interface ProtectionSource {
  readonly __typename: 'BranchProtectionRule';
  readonly repository: Repository;
  readonly protection: BranchProtection;
}

export const protectionSource = (repository: Repository, protection: BranchProtection): ProtectionSource => ({
  __typename: 'BranchProtectionRule',
  repository,
  protection,
});

/** https://docs.github.com/graphql/reference/objects#branchprotectionrule */
export const protectionFields: Fields<ProtectionSource> = {
  id: ({ protection }) => nodeId('BranchProtectionRule', protection.id),
  databaseId: ({ protection }) => protection.id,
  pattern: ({ protection }) => protection.pattern,
  requiresApprovingReviews: ({ protection }) => protection.requiredApprovals !== null,
  requiredApprovingReviewCount: ({ protection }) => protection.requiredApprovals,
  dismissesStaleReviews: ({ protection }) => protection.dismissesStaleReviews,
  requiresCodeOwnerReviews: () => false,
  requiresStatusChecks: ({ protection }) => protection.requiredChecks !== null,
  requiredStatusCheckContexts: ({ protection }) => protection.requiredChecks ?? [],
  requiresStrictStatusChecks: ({ protection }) => protection.isStrict,
  requiresCommitSignatures: () => false,
  requiresConversationResolution: () => false,
  requiresLinearHistory: () => false,
  isAdminEnforced: ({ protection }) => protection.isAdminEnforced,
  allowsForcePushes: ({ protection }) => protection.allowsForcePushes,
  allowsDeletions: ({ protection }) => protection.allowsDeletions,
  blocksCreations: () => false,
  lockBranch: () => false,
  restrictsPushes: () => false,
  restrictsReviewDismissals: () => false,
  repository: ({ repository }) => repositorySource(repository),
  bypassPullRequestAllowances: (_source, args: PageArgs) => connection([], args, (one) => one),
  pushAllowances: (_source, args: PageArgs) => connection([], args, (one) => one),
};
