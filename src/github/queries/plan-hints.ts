/** Where plans are thought to be, as last seen; a wrong hint costs a second request and nothing else. */
export interface PlanHints {
  /** `path` of the configuration. */
  readonly template: string;
  /** Paths of PLAN.md on the default branch, by issue. */
  readonly paths: ReadonlyMap<number, string>;
  /** The same on the plan's own branch. */
  readonly branchPaths: ReadonlyMap<number, string>;
  /** Plans that open pull requests change, by their numbers. */
  readonly headPaths: ReadonlyMap<number, readonly string[]>;
  /** Issues whose plan's branch has the name of so many branches of forks that more of them are asked for. */
  readonly crowded: ReadonlySet<number>;
  /** Paths that open tasks of the plan on the default branch may plan to modify, by issue. */
  readonly planned: ReadonlyMap<number, readonly string[]>;
  /** The branch of the standing pull request; null where none was seen. */
  readonly booksBranch: string | null;
}

/** A plan keeps its path when its branch is merged, so what is known of one place is a guess for the other. */
export function guessPaths(
  hints: PlanHints,
  issue: number,
): { readonly main: string | undefined; readonly branch: string | undefined } {
  const main = hints.paths.get(issue);
  const branch = hints.branchPaths.get(issue);
  return { main: main ?? branch, branch: branch ?? main };
}

export function planBranchName(issue: number): string {
  return `planwright/issue-${issue}`;
}

/** One a plan: a merge of it leaves a branch that is deleted before the next. */
export function revisionBranchName(issue: number): string {
  return `planwright/revision-${issue}`;
}
