import type { ListItem, Table, TableCell } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';

/** A plan that another tool or a person wrote, as it is read. Offsets count in `document.source`. */
export interface ForeignPlan {
  readonly document: MarkdownDocument;
  readonly form: PlanForm;
  readonly title: string;
  /** In document order; empty where no heading names one. */
  readonly phases: readonly ForeignPhase[];
  /** In document order. */
  readonly tasks: readonly ForeignTask[];
  /** Headings that name a task whose steps are ticked one by one: `### Task 3: …`. */
  readonly groups: readonly TaskGroup[];
}

/** The tool whose habits the document shows; `markdown` for what people write. */
export type PlanForm = 'spec-kit' | 'kiro' | 'exec-plan' | 'markdown';

/** `dropped` does not count: struck through, or marked so. */
export type TaskState = 'open' | 'under way' | 'done' | 'dropped';

export interface ForeignPhase {
  /** As the heading says it: `Phase 2`, `Milestone M1`, `v0.3`; the whole heading where it has no such part. */
  readonly label: string;
  /** Null where the label has no whole number. */
  readonly number: number | null;
  /** What follows the label. */
  readonly title: string;
  /** From 1. */
  readonly line: number;
  /** What heading or `Status:` line say of the phase; null where they say nothing. */
  readonly says: TaskState | null;
  /** Indexes of its blocks in the tree's root: from `start` up to but without `end`. */
  readonly start: number;
  readonly end: number;
}

export interface ForeignTask {
  /** Names this task alone in its plan: as written, with its phase where it is written twice, or made up. */
  readonly id: string;
  /** The id as it stands; null where there is none. */
  readonly written: string | null;
  readonly text: string;
  readonly state: TaskState;
  /** ExecPlan's timestamp, as it stands. */
  readonly at: string | null;
  /** Acceptance and exit criteria are no work to start. */
  readonly kind: 'task' | 'criterion';
  /** Kiro's `- [ ]*`. */
  readonly optional: boolean;
  /** spec-kit's `[P]`. */
  readonly parallel: boolean;
  /** spec-kit's `[US1]`. */
  readonly story: string | null;
  /** Kiro's `_Requirements: 1.2, 2.1_`. */
  readonly requirements: readonly string[];
  /** Index into `phases`; null outside of them. */
  readonly phase: number | null;
  /** The heading it stands under; empty before the first. */
  readonly section: string;
  /** From 1. */
  readonly line: number;
  /** Index in `tasks` of the task it is nested in. */
  readonly parent: number | null;
  /** Index into `groups`. */
  readonly group: number | null;
  readonly place: TaskPlace;
}

/** Where its mark stands. */
export type TaskPlace =
  | { readonly kind: 'item'; readonly item: ListItem; readonly mark: ItemMark }
  | { readonly kind: 'cell'; readonly cell: TableCell; readonly table: Table; readonly text: string }
  /** A heading, or a line that begins with a sign such as ✅: there is nothing to tick. */
  | { readonly kind: 'unmarked' };

/** The character between the brackets. `isBox`: GitHub shows a checkbox. */
export interface ItemMark {
  readonly value: string;
  readonly offset: number;
  readonly isBox: boolean;
  /** A `*` follows the brackets. */
  readonly optional: boolean;
}

export interface TaskGroup {
  readonly id: string;
  readonly title: string;
  readonly line: number;
}
