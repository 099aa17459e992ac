import type { Fields } from './context.ts';
import { checkMutations } from './mutations/checks.ts';
import { commentMutations } from './mutations/comments.ts';
import { issueMutations } from './mutations/issues.ts';
import { queueMutations } from './mutations/merge-queue.ts';
import { pullMutations } from './mutations/pulls.ts';
import { refMutations } from './mutations/refs.ts';
import {
  checkRunFields,
  checkSuiteFields,
  rollupFields,
  statusContextFields,
  statusFields,
} from './types/checks.ts';
import { blobFields, commitFields, refFields, tagFields, treeFields } from './types/git.ts';
import { issueFields } from './types/issue.ts';
import { entryFields, queueFields } from './types/merge-queue.ts';
import {
  accountFields,
  commentFields,
  labelFields,
  reactionNodeFields,
  reviewCommentFields,
  reviewFields,
  rulesetFields,
} from './types/people.ts';
import { protectionFields } from './types/protection.ts';
import { pullFields } from './types/pull.ts';
import { queryFields } from './types/query.ts';
import { repositoryFields } from './types/repository.ts';

/** The fields that the sandbox knows, by GitHub's type; any other field is refused as not there. */
export const TYPES: Readonly<Record<string, Fields<never>>> = {
  Query: queryFields,
  Mutation: {
    ...queueMutations,
    ...refMutations,
    ...issueMutations,
    ...commentMutations,
    ...pullMutations,
    ...checkMutations,
  },
  Repository: repositoryFields,
  Issue: issueFields,
  PullRequest: pullFields,
  IssueComment: commentFields,
  PullRequestReview: reviewFields,
  PullRequestReviewComment: reviewCommentFields,
  Label: labelFields,
  Reaction: reactionNodeFields,
  User: accountFields,
  Bot: accountFields,
  Organization: accountFields,
  Commit: commitFields,
  Tree: treeFields,
  Blob: blobFields,
  Tag: tagFields,
  Ref: refFields,
  CheckSuite: checkSuiteFields,
  CheckRun: checkRunFields,
  Status: statusFields,
  StatusContext: statusContextFields,
  StatusCheckRollup: rollupFields,
  RepositoryRuleset: rulesetFields,
  BranchProtectionRule: protectionFields,
  MergeQueue: queueFields,
  MergeQueueEntry: entryFields,
};
