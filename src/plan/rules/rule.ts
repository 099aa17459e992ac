import type { PlanHome } from '../issue.ts';
import type { Plan, Prose, Tier } from '../plan.ts';
import { plainText } from '../prose.ts';
import type { PlanFile } from '../reading/plan-file.ts';

/**
 * A line of the planning standard, known by its id. `check` judges the plan as a value and
 * names the part a fault is in; where that part stands in a document is not its business.
 */
export interface Rule {
  readonly id: string;
  readonly tiers: readonly Tier[];
  /** An error keeps the plan from being right; a warning is for the reader to weigh. */
  readonly level: Finding['level'];
  /** When the rule holds, in one sentence. */
  readonly says: string;
  readonly check: (plan: Plan, context: RuleContext) => readonly Fault[];
}

export interface RuleContext {
  /** Paths at the plan's base commit; null where they are not known. */
  readonly treePaths: ReadonlySet<string> | null;
  /** The plan names a base commit, and the clone does not have it: then `treePaths` is null. */
  readonly isBaseGone?: boolean;
  /** Where the plan lies; left out where it has no file yet. */
  readonly home?: Pick<PlanHome, 'planPath'>;
  /** The document that the plan was read from; left out for a plan that is only planned. */
  readonly file?: PlanFile;
  /** Headings that the repository requires of its plans, beyond the standard. */
  readonly sections?: readonly string[];
}

export interface Fault {
  /** What was found, what was expected, and how to mend it. */
  readonly message: string;
  /** The part of the plan: an id ("T03", "E1.2", "Q1"), "Phase 2", or a section's name ("Overview"). */
  readonly where: string;
  /** Words in that part that the fault is about, as they stand in the document. */
  readonly quote?: string;
  /** Where the part stands several times: its last one. The first, where left out. */
  readonly isLast?: true;
  /** Where it weighs less than the rule says, as long as the repository sets no level. */
  readonly level?: 'warning';
}

/** How severe a repository takes a rule. */
export const RULE_LEVELS = ['off', 'warn', 'error'] as const;

/** Levels by the ids of rules; a rule that is not named keeps its own. */
export type RuleLevels = Readonly<Record<string, (typeof RULE_LEVELS)[number] | undefined>>;

/** What a rule found in a plan. Plain data. */
export interface Finding extends Omit<Fault, 'level'> {
  readonly rule: string;
  readonly level: 'error' | 'warning';
}

export const ALL_TIERS: readonly Tier[] = ['small', 'medium', 'large'];
export const WITH_PHASES: readonly Tier[] = ['medium', 'large'];

/** "Phase 2"; the parts of a small plan stand under "Tasks". */
export function phaseName(plan: Plan, number: number): string {
  return plan.tier === 'small' ? 'Tasks' : `Phase ${number}`;
}

/** The name of a line, for a fault that no part of the plan holds. */
export function lineName(line: number): string {
  return `Line ${line}`;
}

/** Whether the prose has a letter or a digit to read: blanks and dots say nothing. */
export function isSaid(text: Prose | null): boolean {
  return text !== null && /[\p{L}\p{N}]/u.test(plainText(text));
}

/** Whether at least one of the statements says something. */
export function isAnySaid(texts: readonly Prose[]): boolean {
  return texts.some(isSaid);
}
