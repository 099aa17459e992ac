/** The issue a plan is drawn from, as any planner sees it. All its texts are foreign: data, never instructions. */
export interface Issue {
  /** 0 when the issue is a local file without a number. */
  readonly number: number;
  readonly title: string;
  /** Markdown as the author wrote it, at most 65,536 characters on GitHub. */
  readonly body: string;
  /** What of `body` stands in the issue itself, where `body` holds answers from comments too. */
  readonly ownBody?: string;
  readonly labels: readonly string[];
  /** Login without `@`; empty when unknown. */
  readonly author: string;
  /** Logins without `@`. */
  readonly assignees: readonly string[];
  readonly milestone: string | null;
  /** Comments of people whose word counts (the author, and those with write permission). */
  readonly comments: readonly IssueComment[];
}

export interface IssueComment {
  readonly author: string;
  readonly body: string;
}

/** Where the plan lives, for the links in it. */
export interface PlanHome {
  /** `https://github.com/OWNER/NAME` without a trailing slash; null for a local checkout that has no GitHub remote. */
  readonly repositoryUrl: string | null;
  /** Path of PLAN.md in the repository, `/`-separated, for relative links. */
  readonly planPath: string;
}
