import type { PhrasingContent, RootContent } from 'mdast';

/**
 * The plan as data: what every planner returns, what the rules judge, what `renderPlan` writes. Running text is
 * mdast phrasing content, so that what comes from people is a text node and cannot forge a heading or a task.
 */
export interface Plan {
  readonly issue: { readonly number: number; readonly url: string | null };
  readonly title: string;
  readonly tier: Tier;
  /** Why this tier, in words, the weightiest first. */
  readonly tierReasons: readonly Prose[];
  /** Full SHA of the commit the facts were read at; null when the repository has no commit. */
  readonly base: string | null;
  /** SHA-256 in hex of title, empty line, body. */
  readonly issueSha256: string;
  readonly overview: Overview;
  readonly requirements: readonly Requirement[];
  /** At most five. */
  readonly questions: readonly Question[];
  readonly agreement: readonly AgreementPoint[];
  readonly currentState: readonly Prose[];
  readonly architecture: readonly Prose[];
  readonly decisions: readonly Decision[];
  /** Every file the work is expected to touch, likeliest first. */
  readonly files: readonly PlannedFile[];
  /** A small plan has exactly one, rendered without ceremony. */
  readonly phases: readonly Phase[];
  readonly risks: readonly Risk[];
  readonly testing: readonly Prose[];
  readonly rollout: readonly Prose[];
  readonly observability: readonly Prose[];
  readonly performance: readonly Prose[];
  readonly technicalDebt: readonly Prose[];
  /** What was not read because a bound was met; said in the plan. */
  readonly notRead: readonly Prose[];
  /** Sections that the format does not know: a repository's own, or what people wrote. */
  readonly ownSections?: readonly OwnSection[];
}

export interface OwnSection {
  readonly title: Prose;
  readonly blocks: readonly RootContent[];
}

export const TIERS = ['small', 'medium', 'large'] as const;
export type Tier = (typeof TIERS)[number];

/** Running text: one paragraph's worth of inline nodes. Build it with the `prose` tag of `plan/prose.ts`. */
export type Prose = readonly PhrasingContent[];

export interface Overview {
  readonly problem: Prose;
  readonly outcome: Prose | null;
  readonly objectives: readonly Prose[];
  readonly successCriteria: readonly Prose[];
  readonly scope: readonly Prose[];
  readonly outOfScope: readonly Prose[];
}

export interface Requirement {
  /** `R1`, `R2` … */
  readonly id: string;
  readonly text: Prose;
  /** The sentence of the issue it came from, as written there; null for an implied one. */
  readonly source: string | null;
  /** For an implied requirement: the fact it comes from. */
  readonly implied: Prose | null;
}

export interface Question {
  /** `Q1` … `Q5`. */
  readonly id: string;
  readonly text: Prose;
  readonly options: readonly { readonly key: string; readonly text: Prose; readonly isDefault: boolean }[];
  /** What each answer changes. */
  readonly changes: Prose;
}

/** One line of the working agreement. `plan` says how the plan itself is refined. */
export interface AgreementPoint {
  readonly topic:
    | 'tests'
    | 'review'
    | 'documentation'
    | 'checks'
    | 'deployment'
    | 'performance'
    | 'security'
    | 'plan';
  readonly text: Prose;
}

export interface Decision {
  /** `D1`, `D2` … */
  readonly id: string;
  readonly text: Prose;
  readonly why: Prose;
  readonly insteadOf: readonly Prose[];
}

/** `modify`: in the tree at the base commit. `new`: will be created. `unverified`: named, but could not be checked. */
export type PathStatus = 'modify' | 'new' | 'unverified';

export interface PlannedFile {
  readonly path: string;
  readonly status: PathStatus;
  /** Why this file, in words: "defines `parseConfig`, named in the issue". */
  readonly reason: Prose;
}

export interface Task {
  /** `T01`, permanent, never reused. */
  readonly id: string;
  /** Requirement ids it serves; empty only with a `reason`. */
  readonly requirements: readonly string[];
  readonly text: Prose;
  readonly paths: readonly { readonly path: string; readonly status: PathStatus }[];
  /** Task ids that come first. */
  readonly after: readonly string[];
  /** Logins or `org/team`, without `@`. */
  readonly owners: readonly string[];
  /** Why the task is there where it serves no requirement. */
  readonly reason: Prose | null;
}

export type Proof =
  | { readonly kind: 'check'; readonly names: readonly string[] }
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'by-hand'; readonly how: Prose };

export interface ExitCriterion {
  /** `E1` in a small plan, `E2.1` in phase 2 of a larger one. */
  readonly id: string;
  readonly text: Prose;
  readonly proof: Proof;
}

export interface Phase {
  readonly number: number;
  readonly title: Prose;
  readonly delivers: Prose;
  /** Logins or teams without `@`; empty means unowned. */
  readonly owners: readonly string[];
  /** Where the owner comes from, or why there is none. */
  readonly ownerReason: Prose;
  readonly entry: readonly Prose[];
  readonly tasks: readonly Task[];
  readonly approach: readonly Prose[];
  readonly testing: readonly Prose[];
  readonly exit: readonly ExitCriterion[];
  /** What the people at the gate ask themselves; null in a small plan. */
  readonly checkpoint: Prose | null;
}

export const LEVELS = ['low', 'medium', 'high'] as const;
export type Level = (typeof LEVELS)[number];

export interface Risk {
  /** `K1`, `K2` … */
  readonly id: string;
  readonly text: Prose;
  readonly likelihood: Level;
  readonly impact: Level;
  readonly trigger: Prose;
  readonly mitigation: Prose;
  readonly owners: readonly string[];
}
