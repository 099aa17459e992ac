import type { BranchHistory } from '../../plan/records/branch-history.ts';
import type { MergedPull } from '../../plan/records/merged-pull.ts';

/**
 * What the workflows ask of GitHub, in their own words. `src/github/` is the only code that answers; every
 * port is bound to one repository and one installation.
 */
export interface RepositoryRef {
  readonly installationId: number;
  readonly repositoryId: number;
  readonly owner: string;
  readonly name: string;
}

/** Everything a workflow decides from, read in one request where the plans' paths are already known. */
export interface RepositoryReading {
  readonly repository: RepositoryState;
  /** Text of `.github/planwright.yml` on the default branch; null where there is none. */
  readonly config: string | null;
  /** Asked for by number; an issue that does not exist (deleted, transferred) is missing. */
  readonly issues: ReadonlyMap<number, IssueReading>;
  readonly pulls: ReadonlyMap<number, PullReading>;
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

/** Where merged work is recorded when it is not committed to the default branch. */
export interface Books {
  readonly standing: StandingPull | null;
  /** Open ones whose place the standing one took. */
  readonly former: readonly StandingPull[];
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
  /** Head and base are in the same repository. */
  readonly isFromHere: boolean;
  readonly isOpen: boolean;
  readonly comments: readonly CommentReading[];
  readonly merged: MergedPull | null;
  /** While it is open, what would be recorded of it if it were merged now. */
  readonly proposed: Omit<MergedPull, 'mergedAt'> | null;
}

/** A plan drawn again after it was approved: the branch it is proposed on, and the newest pull request from there. */
export interface PlanRevision {
  readonly branch: PlanBranch | null;
  readonly pull: PlanPull | null;
}

export interface ReadRequest {
  readonly issues: readonly number[];
  readonly pulls: readonly number[];
  /** Reads the sub-issues of the issues too. */
  readonly subIssues?: boolean;
  /** Paths of files of the default branch to read, each also as the merges of `pulls` left it. */
  readonly files?: readonly string[];
  /** Reads the newest commits of the default branch too, and what checks said of the last of them and of `commits`. */
  readonly history?: { readonly commits: readonly string[] };
  /** Whether the paths that the plans of `issues` name are on the default branch is wanted too. */
  readonly planned?: boolean;
  /** One of the pull requests whose head is wanted too; `oid` is where it was last seen, to save a request. */
  readonly head?: { readonly pull: number; readonly oid: string };
}

export interface PlanCommit {
  readonly branch: string;
  readonly expectedHeadOid: string;
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly message: string;
}

/** The branch moved between our read and our write: read again and apply again. */
export class StaleHead extends Error {
  override readonly name: string = 'StaleHead';
}

/** Rules of the repository forbid the commit, or the branch: said in GitHub's words. */
export class PushRefused extends Error {
  override readonly name: string = 'PushRefused';
}

export interface ReadsRepository {
  read(request: ReadRequest): Promise<RepositoryReading>;
}

export interface ReadsRevisions {
  /** @param path Of the plan. */
  readRevision(issue: number, path: string): Promise<PlanRevision>;
}

export interface Commits {
  /** Creates the branch at `expectedHeadOid` and commits to it. @throws StaleHead, PushRefused */
  createBranchAndCommit(repositoryId: string, commit: PlanCommit): Promise<{ oid: string }>;
  /**
   * Commits to an existing branch; what goes along is in the same request (design, section 9).
   * @throws StaleHead, PushRefused
   */
  commit(commit: PlanCommit, along?: CommitCompany): Promise<{ oid: string }>;
}

/**
 * Written beside a commit. It is written even where the commit meets a branch that moved, so it has to be such that the
 * next try puts it right.
 */
export interface CommitCompany {
  readonly reaction?: Reaction | undefined;
  /** A comment of ours, edited in place. */
  readonly comment?: { readonly commentId: string; readonly body: string } | undefined;
}

export interface CheckOutput {
  readonly conclusion: 'neutral' | 'failure' | 'success';
  readonly title: string;
  readonly summary: string;
  /** At lines of files at the commit; any number. */
  readonly annotations?: readonly CheckAnnotation[];
}

export interface CheckAnnotation {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

export interface ChecksHeads {
  /** The check run Planwright on a commit, complete at once. `externalId` is read back as `checkedAs`. */
  check(run: {
    readonly repositoryId: string;
    readonly headOid: string;
    readonly externalId: string;
    readonly output: CheckOutput;
  }): Promise<void>;
}

export interface OpensPulls {
  openPull(pull: {
    readonly repositoryId: string;
    readonly base: string;
    readonly branch: string;
    readonly headOid: string;
    readonly title: string;
    readonly body: string;
    /** The check run that comes with it; left out, none does. */
    readonly check?: CheckOutput;
  }): Promise<{ number: number; url: string }>;
}

export interface DeletesBranches {
  deleteBranch(refId: string): Promise<void>;
}

export interface ClosesPulls {
  /** Closes the pull request, deletes its branch, and says why in a comment. */
  replacePull(pullId: string, refId: string, comment: string): Promise<void>;
  /** Closes the pull request and deletes its branch. */
  closePull(pullId: string, refId: string): Promise<void>;
}

export interface Comments {
  /** A new comment, or with `commentId` the text of an old one; a reaction goes along in the same request. */
  comment(comment: {
    readonly subjectId: string;
    readonly commentId: string | null;
    readonly body: string;
    readonly reaction?: Reaction;
  }): Promise<void>;
}

export interface ClosesIssues {
  /** Closes the issue as completed. */
  closeIssue(issueId: string): Promise<void>;
}

export interface ReadsOlderComments {
  /** A hundred comments before that place, oldest first, and where to go on. */
  olderComments(
    issue: number,
    before: string,
  ): Promise<{ readonly comments: readonly CommentReading[]; readonly before: string | null }>;
}

export interface Reaction {
  readonly subjectId: string;
  readonly content: 'EYES' | 'ROCKET' | 'CONFUSED';
}

/** Sub-issues to be made, edited and taken in, of one issue. */
export interface SubIssueChanges {
  readonly repositoryId: string;
  /** Node id of the issue that they are parts of. */
  readonly parentId: string;
  readonly opened: readonly { readonly title: string; readonly body: string }[];
  readonly edited: readonly { readonly id: string; readonly title: string; readonly body: string }[];
  /** Node ids of issues that are to be parts of it. */
  readonly adopted: readonly string[];
}

export interface WritesSubIssues {
  /**
   * All in one request. Gives those that were opened, in order.
   * @throws UserError where GitHub refuses; some may be opened then, and the next reading shows them
   */
  writeSubIssues(changes: SubIssueChanges): Promise<readonly { number: number; url: string }[]>;
}

export interface Reacts {
  react(reaction: Reaction): Promise<void>;
}

export interface Labels {
  removeLabel(issueId: string, labelId: string): Promise<void>;
}

export type Permission = 'none' | 'read' | 'triage' | 'write';

export interface Permissions {
  /** Asked of GitHub now; an unknown person has none. Errors are thrown, and mean no. */
  permissionOf(login: string): Promise<Permission>;
  /** Whether the person is a member of `org/team`; no where the App may not know. */
  isInTeam(team: string, login: string): Promise<boolean>;
}

export type RepositoryPort = ReadsRepository &
  ReadsRevisions &
  DeletesBranches &
  Commits &
  OpensPulls &
  ChecksHeads &
  ClosesPulls &
  DeletesBranches &
  Comments &
  ReadsOlderComments &
  ClosesIssues &
  Reacts &
  WritesSubIssues &
  Labels &
  Permissions;
