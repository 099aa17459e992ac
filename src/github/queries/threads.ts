const SAID_FIELDS = `
  id databaseId body authorAssociation createdAt lastEditedAt
  author { __typename login }
  editor { login }
  reactionGroups { content createdAt viewerHasReacted }`;

/** What was said last in issues and pull requests of any repositories; `isPull` one for each. */
export function threadsDocument(isPull: readonly boolean[]): string {
  const variables = isPull.map(
    (_, index) => `$owner_${index}: String!, $name_${index}: String!, $number_${index}: Int!`,
  );
  const threads = isPull.map(
    (pull, index) => `
  thread_${index}: repository(owner: $owner_${index}, name: $name_${index}) {
    ${pull ? `pull: pullRequest(number: $number_${index}) {${PULL_FIELDS} }` : `issue(number: $number_${index}) {${THREAD_FIELDS} }`}
  }`,
  );
  return `query Threads(${variables.join(', ')}) {${threads.join('')}
}`;
}

const THREAD_FIELDS = `
  title body
  author { login }
  comments(last: 50) { nodes {${SAID_FIELDS} } }`;

const PULL_FIELDS = `${THREAD_FIELDS}
  headRefName
  reviews(last: 20) { nodes {${SAID_FIELDS}
    comments(last: 20) { nodes {${SAID_FIELDS} } }
  } }`;

type Nodes<T> = { readonly nodes: readonly (T | null)[] | null } | null;

export interface SaidShape {
  readonly id: string;
  readonly databaseId: number | null;
  readonly body: string;
  readonly authorAssociation: string;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
  readonly author: { readonly __typename: string; readonly login: string } | null;
  readonly editor: { readonly login: string } | null;
  readonly reactionGroups:
    | readonly {
        readonly content: string;
        readonly createdAt: string | null;
        readonly viewerHasReacted: boolean;
      }[]
    | null;
}

export interface ThreadShape {
  readonly title: string;
  readonly body: string;
  readonly author: { readonly login: string } | null;
  readonly comments: Nodes<SaidShape>;
  readonly headRefName?: string;
  readonly reviews?: Nodes<SaidShape & { readonly comments: Nodes<SaidShape> }>;
}

export interface ThreadsShape {
  readonly [alias: `thread_${number}`]: {
    readonly issue?: ThreadShape | null;
    readonly pull?: ThreadShape | null;
  } | null;
}
