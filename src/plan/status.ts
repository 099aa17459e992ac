import type { Tier } from './plan.ts';
import type { PlanDocument } from './reading/plan-document.ts';
import { readPlan } from './reading/read.ts';
import { type PhaseProgress, progress } from './reading/read-progress.ts';
import { awaitedCriteria } from './records/awaited-criteria.ts';
import { readCheckMark } from './records/check-mark.ts';

/** How a plan stands. Plain data; the texts in it are what people wrote. */
export interface PlanStatus {
  readonly issue: number;
  readonly title: string;
  readonly tier: Tier;
  readonly paused: boolean;
  /** Whether every phase is complete. */
  readonly complete: boolean;
  /** By number; one with number null for a small plan. */
  readonly phases: readonly PhaseProgress[];
  /** What can start now, in the plan's order. */
  readonly next: readonly { readonly id: string; readonly text: string; readonly phase: number | null }[];
  /** Groups of two or more tasks that can run side by side. */
  readonly sideBySide: readonly (readonly string[])[];
  readonly openQuestions: number;
  /** Tells whether the issue changed since the plan was drawn; null where the plan does not say. */
  readonly issueSha256: string | null;
  /** Paths that open tasks plan to modify, each once. */
  readonly pathsToModify: readonly string[];
  /** Exit criteria of phases whose tasks are done, which only a check has to prove yet. */
  readonly awaitedChecks: readonly AwaitedCheck[];
}

export interface AwaitedCheck {
  /** Id of the exit criterion. */
  readonly id: string;
  readonly checks: readonly string[];
  /** It was proven, and the check failed since. */
  readonly hasFailed: boolean;
}

/** Reads how a plan stands. Throws UserError where the text is no plan. */
export function planStatus(source: string): PlanStatus {
  const plan = readPlan(source);
  const phases = progress(plan);
  const ready = new Set(phases.flatMap((phase) => phase.ready));
  return {
    issue: plan.issue,
    title: plan.title,
    tier: plan.tier,
    paused: plan.paused,
    complete: phases.every((phase) => phase.state === 'complete'),
    phases,
    next: plan.tasks.filter((task) => ready.has(task.id)).map(({ id, text, phase }) => ({ id, text, phase })),
    sideBySide: phases.flatMap((phase) => phase.sideBySide).filter((group) => group.length > 1),
    awaitedChecks: awaitedChecks(plan),
    issueSha256: plan.issueSha256,
    pathsToModify: pathsToModify(plan),
    openQuestions: plan.questions.filter((question) => !question.checked && !question.struck).length,
  };
}

function pathsToModify({ tasks }: PlanDocument): string[] {
  const paths = tasks
    .filter((task) => !task.checked && !task.struck)
    .flatMap((task) => task.paths.filter(({ status }) => status === 'modify'));
  return [...new Set(paths.map(({ path }) => path))];
}

function awaitedChecks(plan: PlanDocument): AwaitedCheck[] {
  return awaitedCriteria(plan, [])
    .filter(({ criterion }) => !criterion.checked)
    .map(({ criterion, names }) => ({
      id: criterion.id,
      checks: names,
      hasFailed: readCheckMark(criterion.item) === 'failed',
    }));
}
