import type { CommandCall, CommandContext, CommandResult } from '../../commands/command.ts';
import type { PlanSummary } from '../../messages/plan-summary.ts';
import type { PhaseLink } from '../../plan/edits/link-phase-issues.ts';
import type { ForeignMerge, ForeignRecord } from '../../plan/foreign/record-in-foreign.ts';
import type { Issue, PlanHome } from '../../plan/issue.ts';
import type { FoundOrigin } from '../../plan/line-origin.ts';
import type { LintContext, LocatedFinding, PathsToJudge } from '../../plan/lint.ts';
import type { Tier } from '../../plan/plan.ts';
import type { PhaseIssue } from '../../plan/reading/phase-issues.ts';
import type { FileTexts, MergedPull } from '../../plan/records/merged-pull.ts';
import type { ClosedPhase } from '../../plan/records/phase-closed.ts';
import type { MergePreview } from '../../plan/records/preview-merge.ts';
import type { CheckReading } from '../../plan/records/record-checks.ts';
import type { Merge, RecordedMerges } from '../../plan/records/record-merges.ts';
import type { PlanStandard } from '../../plan/standard.ts';
import type { PlanStatus } from '../../plan/status.ts';
import type { RepositoryRef } from './repository.ts';

/** Draws a plan from the issue and the repository's facts; off the event loop, under a limit. */
export interface DrawsPlans {
  drawPlan(request: {
    readonly repository: RepositoryRef;
    readonly issue: Issue;
    readonly home: PlanHome;
    readonly tier: Tier | null;
    readonly standard: PlanStandard;
    /** The plan as people have it, to merge with, and ledger entries for the result. Throws UserError where it cannot. */
    readonly merge?: {
      readonly source: string;
      readonly entries: readonly string[];
      /** Hashes of parts that a person wants as they are drawn. */
      readonly accepted: readonly string[];
    };
  }): Promise<DrawnPlan>;
}

export interface ExplainsPlans {
  /** What a line of the plan, by its id and its words, was drawn from. Throws UserError or TimeLimitExceeded where it cannot be told. */
  findOrigin(request: {
    readonly repository: RepositoryRef;
    readonly issue: Issue;
    readonly home: PlanHome;
    readonly source: string;
    readonly id: string;
    readonly text: string;
  }): Promise<FoundOrigin>;
}

export type DrawnPlan =
  | {
      readonly kind: 'plan';
      /** Commit the facts were read at; null for an empty repository. */
      readonly base: string | null;
      /** PLAN.md; merged, the same text as before where the drawing changes nothing. */
      readonly markdown: string;
      /** Ids of open questions that ask which of two texts holds. */
      readonly conflicts: readonly string[];
      readonly summary: PlanSummary;
      /** What the planning standard found in it. */
      readonly findings: readonly {
        readonly rule: string;
        readonly level: 'error' | 'warning';
        readonly message: string;
      }[];
    }
  | { readonly kind: 'intake'; readonly missing: readonly string[] };

/** What pull requests change, read over git. What cannot be read is left out; it throws nothing. */
export interface ReadsChanges {
  readChanges(
    repository: RepositoryRef,
    repositoryUrl: string,
    pulls: readonly PullChange[],
  ): Promise<ReadonlyMap<number, readonly FileTexts[]>>;
}

export interface PullChange {
  readonly number: number;
  /** The commit that brought it; null while it is open. */
  readonly mergeOid: string | null;
  readonly headOid: string;
}

/** Edits and reads of PLAN.md, off the event loop, under a limit. All throw UserError where the file is no plan. */
export interface EditsPlans {
  recordMerges(
    source: string,
    merges: readonly Merge[],
    home: PlanHome,
    checks: CheckReading,
  ): Promise<RecordedMerges>;
  planStatus(source: string): Promise<PlanStatus>;
}

/** The phases of a plan and the issues that stand for them, off the event loop. Throws UserError as above. */
export interface LinksPhases {
  readPhaseIssues(source: string, repositoryUrl: string): Promise<readonly PhaseIssue[]>;
  /** The plan with links from its phases, and entries in its ledger where that changes it. */
  linkPhaseIssues(source: string, links: readonly PhaseLink[], entries: readonly string[]): Promise<string>;
}

/** Ticks plans that other tools and people wrote, off the event loop, under a limit. */
export interface TicksOtherPlans {
  recordInForeign(source: string, merges: readonly ForeignMerge[]): Promise<ForeignRecord>;
}

/** What the check run on an open pull request says of plans. Throws UserError where the file is no plan. */
export interface PreviewsMerges {
  previewMerge(
    source: string,
    merge: {
      readonly pull: MergedPull;
      readonly tasks: readonly string[] | 'all';
      readonly phases?: readonly ClosedPhase[];
    },
    home: PlanHome,
  ): Promise<MergePreview>;
  /** Whatever the text is; none where it cannot be read in time. */
  pathsToJudge(source: string): Promise<PathsToJudge>;
  /** Whatever the text is: what cannot be read, or not in time, is a finding. */
  lintPlan(source: string, context: LintContext): Promise<readonly LocatedFinding[]>;
}

/** Comments are foreign text: parsed off the event loop; past the limit they hold no command. */
export interface RunsCommands {
  parseCommands(body: string, prefix: string): Promise<readonly CommandCall[]>;
  /** Runs them in order on one plan. */
  runCommands(
    calls: readonly CommandCall[],
    context: CommandContext,
  ): Promise<{ readonly source: string | null; readonly results: readonly CommandResult[] }>;
}
