import type { Facts } from '../facts/facts.ts';
import type { Issue, PlanHome } from '../plan/issue.ts';
import type { Plan, Tier } from '../plan/plan.ts';

export interface PlannerOptions {
  readonly home: PlanHome;
  /** Overrules the tier that the sizing finds. */
  readonly tier: Tier | null;
}

/** What a planner says: a plan, or what it lacks. */
export type PlannerResult =
  | { readonly kind: 'plan'; readonly plan: Plan }
  /** Too little to plan from: `missing` says in words what was looked for and not found. */
  | { readonly kind: 'intake'; readonly missing: readonly string[] };

/** Pure and deterministic: the same issue, facts and options give the same plan. */
export type Planner = (issue: Issue, facts: Facts, options: PlannerOptions) => PlannerResult;
