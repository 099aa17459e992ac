/** What GitHub answers to the documents in `queries/`: the parts that are read, nullable where GitHub says so. */

export interface Nodes<T> {
  readonly nodes: readonly (T | null)[] | null;
}

interface Login {
  readonly login: string;
}

export interface CommentShape {
  readonly id: string;
  readonly databaseId: number | null;
  readonly body: string;
  readonly viewerDidAuthor: boolean;
  readonly authorAssociation: string;
  readonly author: Login | null;
}

export interface CommentsShape extends Nodes<CommentShape> {
  readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
}

export interface IssueShape {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly author: Login | null;
  readonly milestone: { readonly title: string } | null;
  readonly labels: Nodes<{ readonly id: string; readonly name: string }> | null;
  readonly assignees: Nodes<Login>;
  readonly timelineItems: Nodes<{
    readonly createdAt?: string;
    readonly actor?: Login | null;
    readonly label?: { readonly name: string };
    readonly deletedCommentAuthor?: Login | null;
  }>;
  readonly comments: CommentsShape;
  /** What `SUB_ISSUES_FIELDS` asks for. */
  readonly subIssues?: Nodes<{
    readonly id: string;
    readonly number: number;
    readonly url: string;
    readonly title: string;
    readonly body: string;
    readonly viewerDidAuthor: boolean;
  }>;
}

export interface PlanPullShape {
  readonly id: string;
  readonly number: number;
  readonly url: string;
  readonly state: string;
  readonly merged: boolean;
  readonly headRefOid: string;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly isCrossRepository: boolean;
  readonly viewerDidAuthor: boolean;
  readonly editor: Login | null;
  readonly files: Nodes<{ readonly path: string }> | null;
  readonly commits: Nodes<{
    readonly commit: {
      readonly authors: Nodes<{ readonly name: string | null; readonly user: Login | null }>;
    };
  }>;
}

export interface CheckContextShape {
  readonly __typename: string;
  readonly name?: string;
  readonly status?: string;
  readonly conclusion?: string | null;
  readonly detailsUrl?: string | null;
  readonly completedAt?: string | null;
  readonly context?: string;
  readonly state?: string;
  readonly targetUrl?: string | null;
  readonly createdAt?: string;
}

export interface CheckedCommitShape {
  readonly oid: string;
  readonly url: string;
  readonly statusCheckRollup: { readonly contexts: Nodes<CheckContextShape> } | null;
}

/** What `HISTORY_FIELDS` asks for. */
export interface HistoryShape {
  readonly history?: Nodes<{
    readonly oid: string;
    readonly messageHeadline: string;
    readonly committedDate: string;
    readonly parents: Nodes<{ readonly oid: string }>;
  }>;
  readonly checked?: Nodes<CheckedCommitShape>;
}

/** What `COMMIT_FIELDS` asks for. */
export interface LandedShape {
  readonly oid: string;
  readonly url: string;
  readonly message: string;
  readonly committedDate: string;
  readonly additions: number;
  readonly deletions: number;
  readonly changedFilesIfAvailable: number | null;
  readonly author: { readonly name: string | null; readonly user: Login | null } | null;
  readonly associatedPullRequests: Nodes<LandedPullShape> | null;
}

export interface LandedPullShape extends EvidenceShape {
  readonly merged: boolean;
  readonly baseRefName: string;
  readonly repository: { readonly nameWithOwner: string };
}

/** What `EVIDENCE_FIELDS` asks for. */
export interface EvidenceShape {
  readonly number: number;
  readonly url: string;
  readonly body: string;
  readonly headRefName: string;
  readonly commits: Nodes<{ readonly commit: { readonly oid: string; readonly message: string } }>;
  /** Issues that name it; a pull request that does answers with nothing in it. */
  readonly timelineItems: Nodes<{
    readonly source?: { readonly number?: number; readonly repository?: { readonly nameWithOwner: string } };
  }>;
  readonly closingIssuesReferences: Nodes<{
    readonly number: number;
    readonly title: string;
    readonly body: string;
    readonly viewerDidAuthor: boolean;
    readonly repository: { readonly nameWithOwner: string };
    readonly parent: {
      readonly number: number;
      readonly repository: { readonly nameWithOwner: string };
    } | null;
  }> | null;
}

export interface PullShape extends EvidenceShape {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  readonly merged: boolean;
  readonly mergedAt: string | null;
  readonly baseRefName: string;
  readonly headRefOid: string;
  readonly isCrossRepository: boolean;
  readonly changedFiles: number;
  readonly additions: number;
  readonly deletions: number;
  readonly author: Login | null;
  readonly mergeCommit: CheckedCommitShape | null;
  readonly head: Nodes<{ readonly commit: CheckedCommitShape }>;
  readonly files: Nodes<{
    readonly path: string;
    readonly additions: number;
    readonly deletions: number;
    readonly changeType: string;
  }> | null;
  readonly reviews: Nodes<{ readonly author: Login | null }> | null;
  readonly comments: Nodes<CommentShape>;
}

export interface TreeShape {
  readonly entries?: readonly { readonly name: string; readonly type: string }[] | null;
}

export interface BlobShape {
  readonly text?: string | null;
  readonly isTruncated?: boolean;
}

export interface BookRefShape {
  readonly id: string;
  readonly name: string;
  readonly target: { readonly oid: string } | null;
  readonly associatedPullRequests: Nodes<{
    readonly id: string;
    readonly number: number;
    readonly url: string;
    readonly state: string;
    readonly headRefOid: string;
    readonly mergeable: string;
    readonly baseRefName: string;
    readonly isCrossRepository: boolean;
    readonly viewerDidAuthor: boolean;
  }>;
}

export interface HeadShape {
  readonly checkSuites?: Nodes<{
    readonly checkRuns: Nodes<{ readonly externalId: string | null }> | null;
  }> | null;
}

/** The aliased answers (`issue_42`, `pull_57` …) are looked up by name. */
export interface RepositoryShape {
  readonly id: string;
  readonly url: string;
  readonly isArchived: boolean;
  readonly nameWithOwner: string;
  readonly defaultBranchRef: {
    readonly name: string;
    readonly target: ({ readonly oid: string } & HistoryShape) | null;
  } | null;
  readonly config: BlobShape | null;
  readonly [alias: string]: unknown;
}

/** The nodes that are there: GitHub leaves null for those that the token may not see. */
export function present<T>(list: Nodes<T> | null): T[] {
  return (list?.nodes ?? []).filter((node) => node !== null);
}
