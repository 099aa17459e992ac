import type { BranchHistory } from '../../plan/records/branch-history.ts';
import type { EvidenceSource } from '../../plan/records/evidence.ts';
import type { MergedPull } from '../../plan/records/merged-pull.ts';

/** Everything a workflow decides from, read in one request where the plans' paths are already known. */
export interface RepositoryReading {
  readonly repository: RepositoryState;
  /** Text of `.github/planwright.yml` on the default branch; null where there is none. */
  readonly config: string | null;
  /** Asked for by number; an issue that does not exist (deleted, transferred) is missing. */
  readonly issues: ReadonlyMap<number, IssueReading>;
  readonly pulls: ReadonlyMap<number, PullReading>;
  /** Commits that were asked for and are there, by what they were asked for as. */
  readonly commits?: ReadonlyMap<string, CommitReading>;
  /** The default branch, newest commit first; empty where it was not asked for. */
  readonly history: BranchHistory;
  /** Files that were asked for and are there. */
  readonly files?: ReadonlyMap<string, FileReading>;
  /** Paths that plans may name and the default branch does not have; empty where they were not asked for. */
  readonly missing?: ReadonlySet<string>;
  /** The head that was asked for; null where none was, or the pull request is gone. */
  readonly head: HeadReading | null;
  readonly books: Books;
}

/** A commit, wherever it is. */
export interface CommitReading {
  readonly oid: string;
  readonly url: string;
  readonly message: string;
  /** ISO 8601. */
  readonly committedAt: string;
  /** Login of the author's account, else their name in git; null for neither. */
  readonly author: string | null;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFiles: number;
  /** Merged pull requests that brought it to the default branch. */
  readonly pulls: readonly LandedPull[];
}

/** What a merged pull request says of the plans that may record it; issues that surely have none are left out. */
export interface LandedPull extends EvidenceSource {
  readonly number: number;
  readonly url: string;
  readonly commits: MergedPull['commits'];
  /** Issues that name it and have a plan: one of them may link it. */
  readonly referencedBy: readonly number[];
}

/** Where merged work is recorded when it is not committed to the default branch. */
export interface Books {
  readonly standing: StandingPull | null;
  /** Open ones whose place the standing one took. */
  readonly former: readonly StandingPull[];
  /** Node ids of branches whose pull requests are merged. */
  readonly merged: readonly string[];
  /** Number of the next branch. */
  readonly next: number;
}

/** The one pull request that later merges add to. */
export interface StandingPull {
  readonly branch: string;
  /** Node id of the branch. */
  readonly refId: string;
  readonly headOid: string;
  /** Null where a run was cut short before it was opened. */
  readonly pull: {
    readonly id: string;
    readonly number: number;
    readonly url: string;
    readonly isConflicting: boolean;
  } | null;
}

/** A file of the default branch that merged work may change. */
export interface FileReading {
  readonly path: string;
  readonly source: string;
  /** The file as each merged pull request that was asked for left it; missing where it was not there. */
  readonly atMerge: ReadonlyMap<number, string>;
  /** Messages of our own commits to it, the newest first. */
  readonly ourMessages: readonly string[];
}

/** The head of an open pull request, as the check run on it needs it. */
export interface HeadReading {
  readonly oid: string;
  /** Plans that the pull request adds or changes, as they are at its head. */
  readonly plans: readonly PlanText[];
  /** External id of our newest check run on it; null where there is none. */
  readonly checkedAs: string | null;
}

export interface RepositoryState {
  /** GraphQL node id. */
  readonly id: string;
  readonly url: string;
  readonly isArchived: boolean;
  readonly defaultBranch: string;
  /** Head commit of the default branch; null for an empty repository. */
  readonly headOid: string | null;
}

export interface IssueReading {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  readonly labels: readonly { readonly id: string; readonly name: string }[];
  readonly author: string;
  readonly assignees: readonly string[];
  readonly milestone: string | null;
  /** The newest hundred, oldest first. */
  readonly comments: readonly CommentReading[];
  /** Where to go on for those before them; null where these are all. */
  readonly olderComments: string | null;
  /** Newest last: who set which label, and when (ISO 8601). */
  readonly labelings: readonly { readonly label: string; readonly actor: string; readonly at: string }[];
  /** When somebody deleted a comment of ours here, the last time (ISO 8601); null where nobody did. */
  readonly ourCommentDeletedAt: string | null;
  /** PLAN.md of this issue: on the default branch, or as a standing pull request that can be merged has it. */
  readonly plan: PlanText | null;
  /** The plan as the standing pull request has it; null where it has none. */
  readonly unmergedPlan: PlanText | null;
  /** The issue whose plan lies where this one's would: a path without `{issue}` has room for one. */
  readonly placeTakenBy: number | null;
  /** `planwright/issue-N`, where it exists. */
  readonly branch: PlanBranch | null;
  /** The newest pull request from that branch. */
  readonly planPull: PlanPull | null;
  /** Its sub-issues, where they were asked for. */
  readonly subIssues?: readonly SubIssueReading[];
  /** Its plan drawn again and not yet merged, where that was asked for. */
  readonly revision?: PlanRevision;
}

export interface SubIssueReading {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  /** The app opened it: a mark in it is to be trusted. */
  readonly isOurs: boolean;
}

export interface CommentReading {
  readonly id: string;
  readonly databaseId: number;
  readonly author: string;
  readonly body: string;
  readonly isOurs: boolean;
  /** OWNER, MEMBER, COLLABORATOR …: says whose word counts as a source, never who may command. */
  readonly association: string;
}

export interface PlanText {
  readonly path: string;
  readonly source: string;
}

export interface PlanBranch {
  /** Node id of the ref. */
  readonly id: string;
  readonly name: string;
  readonly headOid: string;
  readonly plan: PlanText | null;
}

export interface PlanPull {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly isOpen: boolean;
  readonly isMerged: boolean;
  /** The last commit that it proposed. */
  readonly headOid: string;
  /** ISO 8601. */
  readonly openedAt: string;
  /** ISO 8601; null while open. */
  readonly closedAt: string | null;
  /** We opened it, and its text is as we left it. */
  readonly isOurText: boolean;
  /** Logins of the commits' authors that are not ours. */
  readonly otherAuthors: readonly string[];
}

/** A pull request as read; `merged` holds what records need once it is merged. */
export interface PullReading {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly body: string;
  readonly baseRef: string;
  readonly headRef: string;
  /** Its last commit. */
  readonly headOid: string;
  /** Head and base are in the same repository. */
  readonly isFromHere: boolean;
  readonly isOpen: boolean;
  readonly comments: readonly CommentReading[];
  /** Issues that name it and have a plan: one of them may link it. */
  readonly referencedBy: readonly number[];
  readonly merged: MergedPull | null;
  /** While it is open, what would be recorded of it if it were merged now. */
  readonly proposed: Omit<MergedPull, 'mergedAt'> | null;
}

/** A plan drawn again after it was approved: the branch it is proposed on, and the newest pull request from there. */
export interface PlanRevision {
  readonly branch: PlanBranch | null;
  readonly pull: PlanPull | null;
}
