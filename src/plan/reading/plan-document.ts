import type { Heading, ListItem, Paragraph, Root } from 'mdast';
import type { MarkedBlock } from '../../markdown/replace-block.ts';
import type { PathStatus, Tier } from '../plan.ts';
import type { Ledger } from '../records/ledger.ts';

/** A PLAN.md as it is read, people's edits included. Plain data; offsets of the tree count in `source`. */
export interface PlanDocument {
  readonly source: string;
  readonly tree: Root;
  readonly issue: number;
  readonly tier: Tier;
  readonly base: string | null;
  readonly issueSha256: string | null;
  readonly paused: boolean;
  readonly title: string;
  /** In document order; one with number null where the plan has no phases. */
  readonly phases: readonly PhaseSection[];
  /** All of the plan, also those that people moved out of any phase. */
  readonly tasks: readonly TaskLine[];
  readonly criteria: readonly CriterionLine[];
  readonly questions: readonly PlanLine[];
  readonly ledger: Ledger;
  /** The generated block; null where somebody deleted it, or the plan is small. */
  readonly progress: MarkedBlock | null;
}

/** A line with an id and a checkbox. */
export interface PlanLine {
  readonly id: string;
  readonly checked: boolean;
  /** Struck through: dropped, but its id stays taken. */
  readonly struck: boolean;
  /** What it says, without id, requirements, paths and suffixes. */
  readonly text: string;
  readonly item: ListItem;
  /** From 1. */
  readonly line: number;
  /** Number of the phase it stands in; null in a small plan, and outside of phases. */
  readonly phase: number | null;
}

export interface TaskLine extends PlanLine {
  readonly requirements: readonly string[];
  readonly after: readonly string[];
  readonly owners: readonly string[];
  readonly paths: readonly { readonly path: string; readonly status: PathStatus }[];
}

export interface CriterionLine extends PlanLine {
  /** Null where the line does not say how it is proven. */
  readonly proof: CriterionProof | null;
}

export type CriterionProof =
  | { readonly kind: 'check'; readonly names: readonly string[] }
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'by-hand'; readonly how: string };

export interface PhaseSection {
  /** Null for a small plan, which is one implicit phase. */
  readonly number: number | null;
  /** Without "Phase 2:". */
  readonly title: string;
  readonly heading: Heading | null;
  /** Indexes of its blocks in the tree's root: from `start` up to but without `end`. */
  readonly start: number;
  readonly end: number;
  /** As written behind "Owner:"; empty where nothing is. */
  readonly owners: string;
  readonly tasks: readonly TaskLine[];
  readonly criteria: readonly CriterionLine[];
  /** The gate after the phase; null where there is no checkbox for it. */
  readonly checkpoint: PlanLine | null;
  /** The heading "What shipped"; null where somebody deleted it. */
  readonly shippedHeading: Heading | null;
  readonly records: readonly ShippedRecord[];
  readonly summary: Paragraph | null;
}

/** A revert takes back what a pull request brought; the revert of the revert restores it. */
export interface RecordEffect {
  readonly verb: 'takes back' | 'restores';
  /** The pull request whose work it is about, and its address. */
  readonly number: number;
  readonly url: string;
  /** Ids of the tasks that are open, or done, again. */
  readonly tasks: readonly string[];
}

/** Where work left the plan, in paths. */
export interface Drift {
  /** Planned by its tasks, and not touched. */
  readonly untouched: readonly string[];
  /** Touched, and planned by no task. */
  readonly beyond: readonly string[];
}

/** A merged pull request, or a revert pushed without one, as it is recorded under "What shipped". */
export interface ShippedRecord {
  /** Null for a commit that was pushed without a pull request. */
  readonly number: number | null;
  readonly url: string;
  readonly title: string;
  /** `YYYY-MM-DD`; null where people removed it. */
  readonly date: string | null;
  readonly files: number;
  readonly additions: number;
  readonly deletions: number;
  /** Ids of the tasks that it completed. */
  readonly tasks: readonly string[];
  /** What it did to an earlier pull request; null where it brought something of its own. */
  readonly effect: RecordEffect | null;
  readonly drift: Drift;
  /** SHA of the commit that brought it; null where the record names none. */
  readonly commit: string | null;
  readonly item: ListItem;
}
