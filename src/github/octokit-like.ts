export interface RestAnswer {
  readonly data: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What we need of an Octokit, so that any that is authenticated for the installation will do. */
export interface OctokitLike {
  request(route: string, parameters?: Record<string, unknown>): Promise<RestAnswer>;
  graphql(document: string, variables?: Record<string, unknown>): Promise<unknown>;
}
