import { readFacts } from '../facts/read-facts.ts';
import type { FindingSummary } from '../messages/plan-pull-request.ts';
import { type PlanSummary, summarizePlan } from '../messages/plan-summary.ts';
import type { Issue } from '../plan/issue.ts';
import type { Plan } from '../plan/plan.ts';
import { addToLedger } from '../plan/records/ledger.ts';
import { issueWithAnswers, planWithAnswers, readAnswers } from '../plan/redraw/answers.ts';
import type { MergedPlan } from '../plan/redraw/merge-redrawn.ts';
import { redrawPlan } from '../plan/redraw/redraw-plan.ts';
import { sealPlan } from '../plan/redraw/seal-plan.ts';
import { renderPlan } from '../plan/render.ts';
import { judgePlan } from '../plan/rules/judge-plan.ts';
import { type PlanStandard, withRequiredSections } from '../plan/standard.ts';
import { drawEmbeddedPlan } from '../planner/embedded.ts';
import type { PlannerOptions } from '../planner/planner.ts';

export interface DrawOrder {
  readonly issue: Issue;
  /** A git directory on this machine. Nothing in it is written. */
  readonly gitDir: string;
  /** A full commit id, or `HEAD`. */
  readonly revision: string;
  readonly options: PlannerOptions;
  /** What the repository wants of its plans. */
  readonly standard: PlanStandard;
  /** The plan as people have it, to merge with; null for the first drawing. */
  readonly merge?: PlanToMerge | null;
  /** What of the issue was not read as it stands, for the plan to say. */
  readonly notRead: readonly string[];
}

export interface PlanToMerge {
  readonly source: string;
  /** Ledger entries of the commands that asked, for a plan that changes. */
  readonly entries: readonly string[];
  /** Hashes of parts that a person wants as they are drawn. */
  readonly accepted: readonly string[];
}

export type Drawing =
  | {
      readonly kind: 'plan';
      /** Commit the facts were read at; null for a repository without commits. */
      readonly base: string | null;
      /** PLAN.md; merged, the same text as before where the drawing changes nothing. */
      readonly markdown: string;
      /** Ids of open questions that ask which of two texts holds. */
      readonly conflicts: readonly string[];
      readonly summary: PlanSummary;
      readonly findings: readonly FindingSummary[];
    }
  | { readonly kind: 'intake'; readonly missing: readonly string[] };

/** Git processes outlive the thread that started them, so they are given less time than the thread has. */
const GIT_MS = 50_000;

/** Reads the facts, draws the plan, and writes it: all that is heavy in it, in one go. */
export async function drawPlan(order: DrawOrder): Promise<Drawing> {
  const { issue, gitDir, revision, options, standard } = order;
  const facts = await readFacts({ gitDir, revision, signal: AbortSignal.timeout(GIT_MS) });
  const notRead = [...order.notRead, ...facts.notRead];
  const answers = order.merge ? readAnswers(order.merge.source) : [];
  const drawn = drawEmbeddedPlan(issueWithAnswers(issue, answers), { ...facts, notRead }, options);
  if (drawn.kind === 'intake') return drawn;
  const plan = withRequiredSections(planWithAnswers(drawn.plan, answers), standard);
  const merged = mergeWith(order, plan);
  return {
    kind: 'plan',
    base: plan.base,
    markdown: merged.source,
    conflicts: merged.conflicts,
    summary: summarizePlan(plan),
    findings: judgePlan(
      plan,
      {
        treePaths: new Set(facts.tree.map((file) => file.path)),
        home: options.home,
        sections: standard.sections.map((section) => section.title),
      },
      standard.rules,
    ),
  };
}

function mergeWith({ issue, merge, options }: DrawOrder, plan: Plan): MergedPlan {
  if (!merge) return { source: sealPlan(renderPlan(plan, options.home)), conflicts: [] };
  const issueText = `${issue.title}\n${issue.body}`;
  const merged = redrawPlan(merge.source, plan, {
    ...{ home: options.home, issueText },
    accepted: new Set(merge.accepted),
  });
  if (merged.source === merge.source || merge.entries.length === 0) return merged;
  return { ...merged, source: addToLedger(merged.source, merge.entries) };
}
