import type { Plan, Tier } from '../plan.ts';

/** A line of the planning standard. `check` says what it found and what it expected, and where. */
export interface Rule {
  readonly name: string;
  /** An error keeps the plan from being right; a warning is for the reader to weigh. */
  readonly level: Finding['level'];
  readonly tiers: readonly Tier[];
  readonly check: (plan: Plan, context: RuleContext) => readonly Fault[];
}

export interface RuleContext {
  /** Paths at the plan's base commit; null where they are not known. */
  readonly treePaths: ReadonlySet<string> | null;
}

export interface Fault {
  /** What was found and what was expected, in a sentence. */
  readonly message: string;
  /** The part of the plan: "T03", "Phase 2", "Overview". */
  readonly where: string;
}

/** What a rule found in a plan. Plain data. */
export interface Finding extends Fault {
  readonly rule: string;
  readonly level: 'error' | 'warning';
}

export const ALL_TIERS: readonly Tier[] = ['small', 'medium', 'large'];
export const WITH_PHASES: readonly Tier[] = ['medium', 'large'];

/** "Phase 2"; the parts of a small plan stand under "Tasks". */
export function phaseName(plan: Plan, number: number): string {
  return plan.tier === 'small' ? 'Tasks' : `Phase ${number}`;
}
