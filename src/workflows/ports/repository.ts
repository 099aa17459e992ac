import type { CommentReading, RepositoryReading } from './readings.ts';

export type * from './readings.ts';

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

export interface ReadRequest {
  readonly issues: readonly number[];
  readonly pulls: readonly number[];
  /** Ids of commits, in full or their beginning. */
  readonly commits?: readonly string[];
  /** Reads the sub-issues of the issues too. */
  readonly subIssues?: boolean;
  /** Reads what there is of revisions of the issues' plans too. */
  readonly revisions?: boolean;
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

/** Rules of the repository forbid the commit, the branch or the pull request (in GitHub's words), or a permission is missing. */
export class PushRefused extends Error {
  override readonly name: string = 'PushRefused';
}

export interface ReadsRepository {
  read(request: ReadRequest): Promise<RepositoryReading>;
}

export interface ReadsTrees {
  /**
   * Those of the paths that are files or folders at the commit, in one request; null where the repository does not have
   * the commit.
   */
  pathsAt(commit: string, paths: readonly string[]): Promise<ReadonlySet<string> | null>;
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
  /** Body of a pull request of ours. */
  readonly pull?: { readonly pullId: string; readonly body: string } | undefined;
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
  /** @throws PushRefused */
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

export interface TidiesBranches {
  /** In one request; those that may not be deleted stay. */
  deleteBranches(refIds: readonly string[]): Promise<void>;
}

export interface ReadsStanding {
  /** The commits of a standing pull request, the oldest first, in one request. */
  standingCommits(pull: number): Promise<readonly StandingCommit[]>;
}

export interface StandingCommit {
  readonly message: string;
  readonly isOurs: boolean;
  /** It brings another branch in, as "Update branch" does. */
  readonly isMerge: boolean;
  /** Login, else the name in git. */
  readonly author: string;
}

export interface ReadsNamedComments {
  /**
   * A comment by its name in ledgers (`comment/991`, `review-comment/7`); null where it is gone, and for a review, which
   * GitHub does not give by its number alone.
   */
  namedComment(origin: string): Promise<NamedComment | null>;
}

export interface NamedComment {
  readonly url: string;
  readonly body: string;
  readonly author: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** By whom is not known. */
  readonly isEdited: boolean;
  /** The pull request that it stands on; null on an issue. */
  readonly pull: number | null;
}

export interface ClosesPulls {
  /** Closes the pull request, deletes its branch where that is given, and says why in a comment. */
  replacePull(pullId: string, refId: string | null, comment: string): Promise<void>;
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
  ReadsTrees &
  Commits &
  OpensPulls &
  ChecksHeads &
  ClosesPulls &
  ReadsStanding &
  ReadsNamedComments &
  DeletesBranches &
  TidiesBranches &
  Comments &
  ReadsOlderComments &
  ClosesIssues &
  Reacts &
  WritesSubIssues &
  Labels &
  Permissions;
