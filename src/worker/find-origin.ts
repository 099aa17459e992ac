import { GitError } from '../facts/git/git-error.ts';
import { readFacts } from '../facts/read-facts.ts';
import type { Issue } from '../plan/issue.ts';
import { isSameIssue } from '../plan/issue-hash.ts';
import type { FoundOrigin } from '../plan/line-origin.ts';
import { readPlan } from '../plan/reading/read.ts';
import { issueWithAnswers, readAnswers } from '../plan/redraw/answers.ts';
import { explainPlan } from '../planner/explain/explain-plan.ts';
import { originOfLine } from '../planner/explain/origin-of-line.ts';
import type { PlannerOptions } from '../planner/planner.ts';

export interface OriginOrder {
  readonly issue: Issue;
  /** A git directory on this machine. Nothing in it is written. */
  readonly gitDir: string;
  /** PLAN.md as it is. */
  readonly source: string;
  readonly home: PlannerOptions['home'];
  /** The line, by its id and what it says now. */
  readonly id: string;
  readonly text: string;
  /** What of the issue was not read as it stands. */
  readonly notRead: readonly string[];
}

/** Git processes outlive the thread that started them, so they are given less time than the thread has. */
const GIT_MS = 50_000;

/**
 * Draws the plan as it was drawn, from the issue as it is now and the repository at the plan's base commit, and looks
 * for what the line came from.
 */
export async function findOrigin(order: OriginOrder): Promise<FoundOrigin> {
  const { gitDir, home, id, issue, notRead, source, text } = order;
  const { base, issueSha256, tier } = readPlan(source);
  const isIssueChanged =
    issueSha256 === null || !isSameIssue(issueSha256, issue.title, issue.ownBody ?? issue.body);
  const nothing = { base, isIssueChanged, origin: null };
  if (base === null) return nothing;
  try {
    const facts = await readFacts({ gitDir, revision: base, signal: AbortSignal.timeout(GIT_MS) });
    const asked = issueWithAnswers(issue, readAnswers(source));
    const drawn = explainPlan(asked, { ...facts, notRead: [...notRead, ...facts.notRead] }, { home, tier });
    return drawn.kind === 'intake' ? nothing : { ...nothing, origin: originOfLine(drawn.origins, id, text) };
  } catch (error) {
    // The commit is behind what the clone holds, or went with a branch.
    if (error instanceof GitError) return { ...nothing, base: null };
    throw error;
  }
}
