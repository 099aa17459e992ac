import type { ClosedPhase } from './phase-closed.ts';

/** A merged pull request, as far as a plan's records and evidence need it. All its texts are foreign. */
export interface MergedPull {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  /** Markdown; empty where there is none. */
  readonly body: string;
  /** Branch name of the head, without `refs/heads/`. */
  readonly headRef: string;
  /** ISO 8601, UTC. */
  readonly mergedAt: string;
  /** Login without `@`; null for a deleted account. */
  readonly author: string | null;
  readonly reviewers: readonly string[];
  readonly mergeCommit: { readonly oid: string; readonly url: string } | null;
  readonly commits: readonly { readonly oid: string; readonly message: string }[];
  readonly files: readonly ChangedFile[];
  /** Texts of some of them, where they were read: code and manifests. */
  readonly texts?: readonly FileTexts[];
  /** Number of files changed on GitHub; larger than `files.length` where not all were read. */
  readonly changedFiles: number;
  readonly additions: number;
  readonly deletions: number;
  /** Issues of this repository that merging it closes. */
  readonly closesIssues: readonly number[];
  /** Sub-issues of plans' issues, for their phases, that merging it closes. */
  readonly closesPhases?: readonly ClosedPhase[];
  /** Checks and statuses on the merge commit that have ended. */
  readonly checks: readonly EndedCheck[];
  /** Checks and statuses on the last commit of its branch. */
  readonly headChecks: readonly CommitCheck[];
}

/** What landed on the default branch: a merged pull request, or a commit that was pushed there without one. */
export type LandedChange = Omit<MergedPull, 'number'> & { readonly number: number | null };

export interface ChangedFile {
  readonly path: string;
  readonly additions: number;
  readonly deletions: number;
  readonly change: 'added' | 'modified' | 'removed' | 'renamed';
}

/** A file before and after a change; null where it is not there. */
export interface FileTexts {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface EndedCheck {
  readonly name: string;
  readonly conclusion: 'success' | 'failure' | 'other';
  readonly url: string;
  /** The commit it ran on. */
  readonly sha: string;
  /** ISO 8601, UTC. */
  readonly endedAt: string;
}

/** A check run or a commit status, ended or under way. */
export type CommitCheck = Omit<EndedCheck, 'conclusion'> & {
  readonly conclusion: EndedCheck['conclusion'] | 'pending';
};

/** Who did something by hand, and where: goes into records. */
export interface Actor {
  /** Without `@`. */
  readonly login: string;
  /** `https://github.com/login`. */
  readonly url: string;
  /** `YYYY-MM-DD`, UTC. */
  readonly date: string;
}
