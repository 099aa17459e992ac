import type { CommandCall, CommandContext } from '../commands/command.ts';
import type { PhaseLink } from '../plan/edits/link-phase-issues.ts';
import type { ForeignMerge } from '../plan/foreign/record-in-foreign.ts';
import type { PlanHome } from '../plan/issue.ts';
import type { LintContext } from '../plan/lint.ts';
import type { Plan } from '../plan/plan.ts';
import type { MergedPull } from '../plan/records/merged-pull.ts';
import type { ClosedPhase } from '../plan/records/phase-closed.ts';
import type { CheckReading } from '../plan/records/record-checks.ts';
import type { Merge } from '../plan/records/record-merges.ts';
import type { DrawOrder } from './draw-plan.ts';
import type { OriginOrder } from './find-origin.ts';

/** Limits of the design, in milliseconds: comments and issues, plans, and the reading of a whole repository. */
const COMMENT_MS = 2_000;
const PLAN_MS = 10_000;
const DRAW_MS = 60_000;

interface Merges {
  readonly source: string;
  readonly merges: readonly Merge[];
  readonly home: PlanHome;
  readonly checks: CheckReading;
}

interface Preview {
  readonly source: string;
  readonly pull: MergedPull;
  readonly tasks: readonly string[] | 'all';
  readonly home: PlanHome;
  readonly phases?: readonly ClosedPhase[];
}

interface PhaseLinks {
  readonly source: string;
  readonly links: readonly PhaseLink[];
  readonly entries: readonly string[];
}

/**
 * What runs off the event loop, each with its limit. The code of a task is loaded in the thread, the first time
 * it is asked for. What goes in and out is plain data: it is copied between threads.
 */
export const TASKS = {
  'parse-commands': {
    limitMs: COMMENT_MS,
    load: async () => {
      const { parseCommands } = await import('../commands/parse-commands.ts');
      return (input: { readonly body: string; readonly prefix: string }) =>
        parseCommands(input.body, input.prefix);
    },
  },
  'screen-markdown': {
    limitMs: COMMENT_MS,
    load: async () => {
      const { screenMarkdown } = await import('./screen-markdown.ts');
      return (input: { readonly text: string }) => screenMarkdown(input.text);
    },
  },
  'run-commands': {
    limitMs: PLAN_MS,
    load: async () => {
      const { runCommands } = await import('../commands/run-commands.ts');
      return (input: { readonly calls: readonly CommandCall[]; readonly context: CommandContext }) =>
        runCommands(input.calls, input.context);
    },
  },
  'record-merges': {
    limitMs: PLAN_MS,
    load: async () => {
      const { recordMerges } = await import('../plan/records/record-merges.ts');
      return ({ source, merges, home, checks }: Merges) => recordMerges(source, merges, home, checks);
    },
  },
  'preview-merge': {
    limitMs: PLAN_MS,
    load: async () => {
      const { previewMerge } = await import('../plan/records/preview-merge.ts');
      return ({ source, pull, tasks, home, phases }: Preview) =>
        previewMerge(source, pull, tasks, home, phases);
    },
  },
  'lint-plan': {
    limitMs: PLAN_MS,
    load: async () => {
      const { lintPlan } = await import('../plan/lint.ts');
      return (input: { readonly source: string; readonly context: LintContext }) =>
        lintPlan(input.source, input.context);
    },
  },
  'paths-to-judge': {
    limitMs: PLAN_MS,
    load: async () => {
      const { pathsToJudge } = await import('../plan/lint.ts');
      return (input: { readonly source: string }) => pathsToJudge(input.source);
    },
  },
  'plan-status': {
    limitMs: PLAN_MS,
    load: async () => {
      const { planStatus } = await import('../plan/status.ts');
      return (input: { readonly source: string }) => planStatus(input.source);
    },
  },
  'read-phase-issues': {
    limitMs: PLAN_MS,
    load: async () => {
      const { readPhaseIssues } = await import('../plan/reading/phase-issues.ts');
      return (input: { readonly source: string; readonly repositoryUrl: string }) =>
        readPhaseIssues(input.source, input.repositoryUrl);
    },
  },
  'link-phase-issues': {
    limitMs: PLAN_MS,
    load: async () => {
      const { linkPhaseIssues } = await import('../plan/edits/link-phase-issues.ts');
      return ({ source, links, entries }: PhaseLinks) => linkPhaseIssues(source, links, entries);
    },
  },
  'any-status': {
    limitMs: PLAN_MS,
    load: async () => {
      const { anyStatus } = await import('../plan/any-status.ts');
      return (input: { readonly source: string }) => anyStatus(input.source);
    },
  },
  'record-in-foreign': {
    limitMs: PLAN_MS,
    load: async () => {
      const { recordInForeign } = await import('../plan/foreign/record-in-foreign.ts');
      return (input: { readonly source: string; readonly merges: readonly ForeignMerge[] }) =>
        recordInForeign(input.source, input.merges);
    },
  },
  'requirement-matrix': {
    limitMs: PLAN_MS,
    load: async () => {
      const { requirementMatrix } = await import('../plan/requirement-matrix.ts');
      return (input: { readonly source: string }) => requirementMatrix(input.source);
    },
  },
  'render-plan': {
    limitMs: PLAN_MS,
    load: async () => {
      const { renderPlan } = await import('../plan/render.ts');
      return (input: { readonly plan: Plan; readonly home: PlanHome }) => renderPlan(input.plan, input.home);
    },
  },
  'draw-plan': {
    limitMs: DRAW_MS,
    load: async () => {
      const { drawPlan } = await import('./draw-plan.ts');
      return (input: DrawOrder) => drawPlan(input);
    },
  },
  'find-origin': {
    limitMs: DRAW_MS,
    load: async () => {
      const { findOrigin } = await import('./find-origin.ts');
      return (input: OriginOrder) => findOrigin(input);
    },
  },
} as const;

export type TaskName = keyof typeof TASKS;
type Task<Name extends TaskName> = Awaited<ReturnType<(typeof TASKS)[Name]['load']>>;
export type TaskInput<Name extends TaskName> = Parameters<Task<Name>>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Task<Name>>>;
