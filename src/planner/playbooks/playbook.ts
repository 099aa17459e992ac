import type { IssueKind } from '../extract/issue-kind.ts';

/**
 * A line of knowledge: text with `{slots}` and `` `code` ``. A slot is bound to a fact of the repository or a
 * sentence of the issue; a line with a slot that is not bound is left out, so no line reads the same everywhere.
 */
export type Line = string;

/** When something applies. Everything that is given must hold. */
export interface Condition {
  readonly kinds?: readonly IssueKind[];
  /** Regular expression (no flags but `i`) that the title must match. */
  readonly title?: string;
  /** Regular expression that title or running text must match. */
  readonly text?: string;
  /** Slots that must be bound beside those the line itself uses. */
  readonly bound?: readonly string[];
  readonly tiers?: readonly ('small' | 'medium' | 'large')[];
}

export interface TaskLine {
  readonly text: Line;
  /** Where it stands among the tasks: tests first, then code, then what follows from the code. */
  readonly stage: 'test' | 'code' | 'after';
  /** Name of the bound list of paths it works on; null for a task without a file. */
  readonly paths: string | null;
  /** Why it is there, where it serves no requirement. */
  readonly reason?: Line;
  readonly when?: Condition;
}

export interface RiskLine {
  readonly text: Line;
  readonly likelihood: 'low' | 'medium' | 'high';
  readonly impact: 'low' | 'medium' | 'high';
  readonly trigger: Line;
  readonly mitigation: Line;
  readonly when?: Condition;
}

export interface QuestionLine {
  readonly text: Line;
  /** The first whose slots are bound is the default. */
  readonly options: readonly Line[];
  readonly changes: Line;
  readonly when?: Condition;
}

export interface DecisionLine {
  readonly text: Line;
  readonly why: Line;
  readonly insteadOf: readonly Line[];
  readonly when?: Condition;
}

export interface TextLine {
  readonly text: Line;
  readonly when?: Condition;
}

/** What an experienced engineer knows about one kind of change. */
export interface Playbook {
  readonly id: string;
  readonly when: Condition;
  readonly tasks?: readonly TaskLine[];
  readonly risks?: readonly RiskLine[];
  readonly questions?: readonly QuestionLine[];
  readonly decisions?: readonly DecisionLine[];
  /** What is so today, of what this kind of change looks at. */
  readonly state?: readonly TextLine[];
  readonly outOfScope?: readonly TextLine[];
  readonly deployment?: readonly TextLine[];
  readonly performance?: readonly TextLine[];
  readonly security?: readonly TextLine[];
  readonly testing?: readonly TextLine[];
  readonly rollout?: readonly TextLine[];
  readonly observability?: readonly TextLine[];
  readonly debt?: readonly TextLine[];
  /** Exit criteria that this kind of change adds, each with a command or what to do by hand. */
  readonly exit?: readonly {
    readonly text: Line;
    readonly run?: Line;
    readonly byHand?: Line;
    readonly when?: Condition;
  }[];
}
