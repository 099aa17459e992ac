import type { BranchProtection, QueueEntry, Ruleset } from './rule-records.ts';

/** What the embedded GitHub remembers, as plain JSON data. Git objects and refs are in the bare repositories. */
export interface State {
  /** The last database id that was given out; ids are unique over all kinds. */
  lastId: number;
  accounts: Account[];
  apps: AppRecord[];
  installations: Installation[];
  tokens: TokenRecord[];
  repositories: Repository[];
  /** Former names of repositories that were renamed or transferred, in lower case. */
  formerNames: { fullName: string; repositoryId: number }[];
  webhookUrl: string | null;
}

export interface Account {
  id: number;
  login: string;
  type: 'User' | 'Bot' | 'Organization';
  name: string | null;
  createdAt: string;
}

export type Level = 'read' | 'write' | 'admin';
/** Permission names as the REST API spells them: `contents`, `pull_requests` … */
export type Permissions = Record<string, Level>;

export interface AppRecord {
  id: number;
  slug: string;
  name: string;
  ownerId: number;
  /** The account that acts for it: `SLUG[bot]`. */
  botId: number;
  /** SPKI or certificate PEM; null for an app that never signs in with a JWT. */
  publicKeyPem: string | null;
  permissions: Permissions;
  events: string[];
  createdAt: string;
}

export interface Installation {
  id: number;
  appId: number;
  accountId: number;
  permissions: Permissions;
  events: string[];
  /** Null: all repositories of the account. */
  repositoryIds: number[] | null;
  suspendedAt: string | null;
  createdAt: string;
}

/** Of an installation or of a person, never both. */
export interface TokenRecord {
  value: string;
  installationId: number | null;
  accountId: number | null;
  permissions: Permissions | null;
  repositoryIds: number[] | null;
  expiresAt: string | null;
}

export const ROLES = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface Repository {
  id: number;
  ownerId: number;
  name: string;
  defaultBranch: string;
  description: string | null;
  isPrivate: boolean;
  isArchived: boolean;
  createdAt: string;
  updatedAt: string;
  pushedAt: string;
  lastNumber: number;
  collaborators: Collaborator[];
  labels: Label[];
  issues: Issue[];
  comments: Comment[];
  events: IssueEvent[];
  reviews: Review[];
  reviewComments: ReviewComment[];
  reactions: Reaction[];
  checkSuites: CheckSuite[];
  checkRuns: CheckRun[];
  statuses: CommitStatus[];
  rulesets: Ruleset[];
  protections: BranchProtection[];
  mergeQueue: QueueEntry[];
  /** Names of the check runs that GitHub Actions starts for a push; empty: there is no workflow. */
  workflowChecks: string[];
  /** The repository that this one is a fork of. */
  parentId: number | null;
  /** Members of the organization that owns it. */
  members: { accountId: number; isPublic: boolean }[];
  /** Issues that were transferred, or deleted. */
  goneIssues: GoneIssue[];
  /** Branches that were renamed, oldest first. */
  branchRenames: { from: string; to: string }[];
}

export interface GoneIssue {
  number: number;
  /** Null: it was deleted. */
  movedTo: { repositoryId: number; number: number } | null;
}

export interface Collaborator {
  accountId: number;
  role: Role;
  /** Name of a custom role that is based on `role`; left out where it is that role itself. */
  roleName?: string;
}

export interface Label {
  id: number;
  name: string;
  color: string;
  description: string | null;
}

/** An issue, or a pull request where `pull` is there: they share numbers, labels and comments. */
export interface Issue {
  id: number;
  number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'reopened' | 'duplicate' | null;
  authorId: number;
  labelIds: number[];
  assigneeIds: number[];
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  closedById: number | null;
  parentId: number | null;
  pull: Pull | null;
  /** The last edit of its text; left out where there was none. */
  edit?: TextEdit;
}

export type MergeMethod = 'merge' | 'squash' | 'rebase';

export interface Pull {
  baseRef: string;
  /** The tip of the base branch when the pull request was opened or its head last moved. */
  baseSha: string;
  headRef: string;
  headSha: string;
  /** Null once the fork is gone. */
  headRepositoryId: number | null;
  /** Whose the fork was that is gone. */
  headOwnerId?: number;
  isDraft: boolean;
  mergedAt: string | null;
  mergedById: number | null;
  mergeCommitSha: string | null;
}

export interface Comment {
  id: number;
  issueId: number;
  authorId: number;
  body: string;
  createdAt: string;
  updatedAt: string;
  /** The last edit; left out where there was none. */
  edit?: TextEdit;
  /** `spam`, `outdated` … in lower case; null where it is shown. */
  minimizedReason: string | null;
}

export interface TextEdit {
  at: string;
  editorId: number;
}

/** Something that the timeline of an issue or pull request shows. */
export interface IssueEvent {
  id: number;
  issueId: number;
  actorId: number;
  kind: 'labeled' | 'unlabeled' | 'closed' | 'reopened' | 'comment_deleted';
  /** As it was then: the label may be gone. */
  label: Label | null;
  /** Who wrote the comment that was deleted. */
  commentAuthorId?: number;
  createdAt: string;
}

export interface Review {
  id: number;
  issueId: number;
  authorId: number;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  body: string;
  commitSha: string;
  submittedAt: string;
}

export interface ReviewComment {
  id: number;
  reviewId: number;
  issueId: number;
  authorId: number;
  path: string;
  /** Null: the comment is on the whole file. */
  line: number | null;
  position: number;
  diffHunk: string;
  /** First comment of the thread that it answers. */
  inReplyToId?: number;
  body: string;
  commitSha: string;
  createdAt: string;
  updatedAt: string;
  edit?: TextEdit;
}

export const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const;
export type ReactionContent = (typeof REACTIONS)[number];

export interface Reaction {
  id: number;
  /** Database id of the issue, comment, review or review comment. */
  subjectId: number;
  accountId: number;
  content: ReactionContent;
  createdAt: string;
}

export interface CheckSuite {
  id: number;
  appId: number;
  headSha: string;
  headBranch: string | null;
  before: string | null;
  createdAt: string;
  updatedAt: string;
}

export const CONCLUSIONS = [
  'action_required',
  'cancelled',
  'failure',
  'neutral',
  'success',
  'skipped',
  'stale',
  'timed_out',
] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

export interface CheckRun {
  id: number;
  suiteId: number;
  name: string;
  headSha: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: Conclusion | null;
  startedAt: string | null;
  completedAt: string | null;
  detailsUrl: string | null;
  externalId: string;
  output: { title: string | null; summary: string | null; text: string | null };
  annotations: Annotation[];
}

export interface Annotation {
  path: string;
  startLine: number;
  endLine: number;
  startColumn?: number | null;
  endColumn?: number | null;
  level: 'notice' | 'warning' | 'failure';
  message: string;
  title: string | null;
}

export interface CommitStatus {
  id: number;
  sha: string;
  state: 'error' | 'failure' | 'pending' | 'success';
  context: string;
  description: string | null;
  targetUrl: string | null;
  creatorId: number;
  createdAt: string;
}
