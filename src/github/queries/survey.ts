/** What the sweep asks of many repositories at once: labelled issues, and what was merged lately. */
export function surveyDocument(count: number): string {
  const repositories = Array.from(
    { length: count },
    (_, index) => `
  repository_${index}: repository(owner: $owner_${index}, name: $name_${index}) {
    isArchived
    defaultBranchRef { name target { oid } }
    config: object(expression: "HEAD:.github/planwright.yml") { ... on Blob { text } }
    issues(first: 50, states: [OPEN], labels: [$label_${index}], orderBy: { field: UPDATED_AT, direction: DESC }) { nodes { number } }
    pullRequests(first: 30, states: [MERGED], orderBy: { field: UPDATED_AT, direction: DESC }) {
      nodes {
        number title body headRefName baseRefName isCrossRepository
        commits(first: 30) { nodes { commit { message } } }
      }
    }
  }`,
  );
  const variables = Array.from(
    { length: count },
    (_, index) => `$owner_${index}: String!, $name_${index}: String!, $label_${index}: String!`,
  );
  return `query Survey(${variables.join(', ')}) {${repositories.join('')}
}`;
}

export interface SurveyShape {
  readonly isArchived: boolean;
  readonly defaultBranchRef: {
    readonly name: string;
    readonly target: { readonly oid: string } | null;
  } | null;
  readonly config: { readonly text?: string | null } | null;
  readonly issues: { readonly nodes: readonly ({ readonly number: number } | null)[] | null };
  readonly pullRequests: {
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
  };
}
