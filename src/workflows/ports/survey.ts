import type { RepositoryRef } from './repository.ts';

/** What is found on GitHub of one repository, for the sweep. */
export interface RepositorySurvey {
  readonly repository: RepositoryRef;
  /** Head of the default branch; null for an empty repository. */
  readonly headOid: string | null;
  /** Open issues that carry the label. */
  readonly labelledIssues: readonly number[];
  /** The newest merges, into any branch. */
  readonly merges: readonly SurveyedMerge[];
}

export interface SurveyedMerge {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly headRef: string;
  readonly isFromHere: boolean;
  readonly messages: readonly string[];
}

export interface SurveysRepositories {
  /** Every repository of every installation that is not suspended, some at a time. */
  surveys(): AsyncIterable<readonly RepositorySurvey[]>;
}
