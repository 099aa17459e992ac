/** A rule as the REST API spells it: `pull_request`, `creation`, `required_status_checks` … */
export interface Rule {
  type: string;
  parameters: Record<string, unknown>;
}

export interface Ruleset {
  id: number;
  name: string;
  /** `push`: on the contents of every push, whatever its ref. */
  target: 'branch' | 'push';
  enforcement: 'active' | 'evaluate' | 'disabled';
  /** Patterns of full ref names, `~DEFAULT_BRANCH` or `~ALL`. */
  include: string[];
  exclude: string[];
  bypassAccountIds: number[];
  rules: Rule[];
  createdAt: string;
}

/** Branch protection, the older of the two ways to guard a branch. */
export interface BranchProtection {
  id: number;
  /** Branch names, with `*`. */
  pattern: string;
  /** Null: no pull request is required. */
  requiredApprovals: number | null;
  dismissesStaleReviews: boolean;
  /** Contexts; null: none is required. */
  requiredChecks: string[] | null;
  isStrict: boolean;
  isAdminEnforced: boolean;
  allowsForcePushes: boolean;
  allowsDeletions: boolean;
}

/** A pull request that waits in the merge queue. */
export interface QueueEntry {
  id: number;
  issueId: number;
  enqueuedById: number;
  enqueuedAt: string;
  /** The branch that GitHub makes to check the merge on, and its commit. */
  headRef: string;
  headSha: string;
  baseSha: string;
}
