import type { Repository } from './records.ts';

type Records = Omit<
  Repository,
  | 'id'
  | 'ownerId'
  | 'name'
  | 'defaultBranch'
  | 'description'
  | 'isPrivate'
  | 'createdAt'
  | 'updatedAt'
  | 'pushedAt'
>;

/** What a new repository has nothing of yet. */
export function emptyRecords(): Records {
  return {
    isArchived: false,
    lastNumber: 0,
    collaborators: [],
    labels: [],
    issues: [],
    comments: [],
    events: [],
    reviews: [],
    reviewComments: [],
    reactions: [],
    checkSuites: [],
    checkRuns: [],
    statuses: [],
    rulesets: [],
    protections: [],
    mergeQueue: [],
    workflowChecks: [],
    parentId: null,
    members: [],
    goneIssues: [],
    branchRenames: [],
  };
}
