import type { RepositoryRef } from './repository.ts';

/** What is found on GitHub of one repository, for the sweep. */
export interface RepositorySurvey {
  readonly repository: RepositoryRef;
  /** When the app was installed there, as ISO 8601. */
  readonly installedAt: string;
  /** Head of the default branch; null for an empty repository. */
  readonly headOid: string | null;
  /** Open issues that carry the label. */
  readonly labelledIssues: readonly number[];
  /** The newest merges, into any branch. */
  readonly merges: readonly SurveyedMerge[];
  /** Where those before them begin; null where there are none. */
  readonly olderMerges: string | null;
  /** Issues and pull requests in which something happened lately. */
  readonly threads: readonly ActiveThread[];
}

export interface SurveyedMerge {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly headRef: string;
  readonly isFromHere: boolean;
  readonly messages: readonly string[];
}

export interface ActiveThread {
  readonly repository: RepositoryRef;
  readonly number: number;
  readonly isPull: boolean;
  /** The newest of its changes and its comments', as ISO 8601. */
  readonly changedAt: string;
}

/** An issue or pull request with what was said there last. */
export interface ThreadReading extends Omit<ActiveThread, 'changedAt'> {
  readonly title: string;
  readonly body: string;
  readonly headRef: string | null;
  readonly author: string;
  readonly comments: readonly SaidComment[];
}

export interface SaidComment {
  readonly id: string;
  readonly databaseId: number;
  readonly kind: 'comment' | 'review' | 'review-comment';
  readonly body: string;
  readonly author: string;
  readonly isBots: boolean;
  readonly association: string;
  /** ISO 8601 in UTC, as the other times are. */
  readonly createdAt: string;
  /** Null where it was never edited. */
  readonly edited: { readonly at: string; readonly by: string } | null;
  /** When our last answer, 🚀 or 😕, was given; null where there is none. */
  readonly answeredAt: string | null;
}

export interface SurveysRepositories {
  /** Every repository of every installation that is not suspended, some at a time. */
  surveys(): AsyncIterable<readonly RepositorySurvey[]>;
}

export interface ReadsOlderMerges {
  /** Thirty merges from that place on, the newest first. */
  olderMerges(
    repository: RepositoryRef,
    from: string,
  ): Promise<Pick<RepositorySurvey, 'merges' | 'olderMerges'>>;
}

export interface ReadsThreads {
  /** Threads of one installation, in a request for some dozen of them; those that are gone are left out. */
  readThreads(threads: readonly ActiveThread[]): Promise<readonly ThreadReading[]>;
}
