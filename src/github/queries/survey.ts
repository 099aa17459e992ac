/** What the sweep asks of many repositories at once: labelled issues, what was merged lately, and where people spoke. */
export function surveyDocument(count: number): string {
  const repositories = Array.from(
    { length: count },
    (_, index) => `
  repository_${index}: repository(owner: $owner_${index}, name: $name_${index}) {
    isArchived
    defaultBranchRef { name target { oid } }
    config: object(expression: "HEAD:.github/planwright.yml") { ... on Blob { text } }
    issues(first: 50, states: [OPEN], labels: [$label_${index}], orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { number } }
    pullRequests(first: 30, states: [MERGED], orderBy: { field: UPDATED_AT, direction: DESC }) {${MERGES} }
    activeIssues: issues(first: 20, filterBy: { since: $since }, orderBy: { field: UPDATED_AT, direction: DESC }) {${ACTIVE} }
    activePulls: pullRequests(first: 20, orderBy: { field: UPDATED_AT, direction: DESC }) {${ACTIVE} }
  }`,
  );
  const variables = Array.from(
    { length: count },
    (_, index) => `$owner_${index}: String!, $name_${index}: String!, $label_${index}: String!`,
  );
  return `query Survey($since: DateTime!, ${variables.join(', ')}) {${repositories.join('')}
}`;
}

const MERGES = `
      pageInfo { hasNextPage endCursor }
      nodes {
        number title body headRefName baseRefName isCrossRepository
        commits(first: 30) { nodes { commit { message } } }
      }`;

/** Merges before those that the sweep looked at. */
export const OLDER_MERGES = `query OlderMerges($owner: String!, $name: String!, $after: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef { name }
    pullRequests(first: 30, after: $after, states: [MERGED], orderBy: { field: UPDATED_AT, direction: DESC }) {${MERGES} }
  }
}`;

/** An edited comment may leave the time of its thread as it was. */
const ACTIVE = `
      nodes { number updatedAt comments(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { updatedAt } } }`;

export interface ActiveShape {
  readonly number: number;
  readonly updatedAt: string;
  readonly comments: { readonly nodes: readonly ({ readonly updatedAt: string } | null)[] | null };
}

export interface SurveyShape {
  readonly activeIssues: { readonly nodes: readonly (ActiveShape | null)[] | null };
  readonly activePulls: { readonly nodes: readonly (ActiveShape | null)[] | null };

  readonly isArchived: boolean;
  readonly defaultBranchRef: {
    readonly name: string;
    readonly target: { readonly oid: string } | null;
  } | null;
  readonly config: { readonly text?: string | null } | null;
  readonly issues: { readonly nodes: readonly ({ readonly number: number } | null)[] | null };
  readonly pullRequests: MergesShape;
}

export interface MergesShape {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes:
    | readonly ({
        readonly number: number;
        readonly title: string;
        readonly body: string;
        readonly headRefName: string;
        readonly baseRefName: string;
        readonly isCrossRepository: boolean;
        readonly commits: {
          readonly nodes: readonly ({ readonly commit: { readonly message: string } } | null)[] | null;
        };
      } | null)[]
    | null;
}
