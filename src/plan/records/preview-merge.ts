import type { PlanHome } from '../issue.ts';
import type { PlanDocument } from '../reading/plan-document.ts';
import { readPlan } from '../reading/read.ts';
import { type EarlyPhase, earlyPhases } from './early-phases.ts';
import type { MergedPull } from './merged-pull.ts';
import type { ClosedPhase } from './phase-closed.ts';
import { withPhases } from './phase-tasks.ts';
import { pullLinks, withLinks } from './pull-links.ts';
import { recordMerges } from './record-merges.ts';
import { type Suggestion, suggestTasks } from './suggest-tasks.ts';
import { unifiedDiff } from './unified-diff.ts';

/** What merging a pull request would do to one plan. Plain data. */
export interface MergePreview {
  /** The edit of PLAN.md in unified format; empty where merging it changes nothing. */
  readonly diff: string;
  /** Ids of tasks and exit criteria that it ticks. */
  readonly ticked: readonly string[];
  readonly phasesCompleted: readonly number[];
  readonly suggestions: readonly Suggestion[];
  /** Phases that it starts before their turn. */
  readonly early: readonly EarlyPhase[];
  /** A paused plan takes no records. */
  readonly isPaused: boolean;
}

/**
 * Applies the merge as it will be applied, to a copy. `pull` is the pull request as if it were merged now; checks on its
 * merge commit, and the commit itself, are not known before. Throws UserError where the text is no plan.
 */
export function previewMerge(
  source: string,
  pull: MergedPull,
  asked: readonly string[] | 'all',
  home: PlanHome,
  phases: readonly ClosedPhase[] = [],
): MergePreview {
  const plan = readPlan(source);
  const tasks = withPhases(plan, asked, phases, home.repositoryUrl) ?? asked;
  const after = recordMerges(source, [{ pull, tasks }], home);
  const { unlinked } = pullLinks(plan.ledger.entries, pull.number);
  const said = tasks === 'all' ? plan.tasks.map((task) => task.id) : tasks;
  const named = new Set([...said, ...after.ticked, ...unlinked]);
  return {
    diff: unifiedDiff(home.planPath, source, after.source),
    ticked: after.ticked,
    phasesCompleted: after.phasesCompleted,
    suggestions: suggestTasks(plan, pull, named),
    early: plan.paused ? [] : earlyPhases(plan, taskIds(plan, withLinks(plan, pull.number, tasks))),
    isPaused: plan.paused,
  };
}

/** Ids that the evidence names, as the plan writes them: `T3` is `T03`. */
function taskIds(plan: PlanDocument, tasks: readonly string[] | 'all' | null): ReadonlySet<string> {
  if (tasks === null) return new Set();
  const all = plan.tasks.map((task) => task.id);
  if (tasks === 'all') return new Set(all);
  const numbers = new Set(tasks.map((id) => Number(id.slice(1))));
  return new Set(all.filter((id) => tasks.includes(id) || numbers.has(Number(id.slice(1)))));
}
