import { apply } from '../../markdown/apply.ts';
import type { Edit } from '../../markdown/edit.ts';
import type { PhaseSection, PlanDocument } from '../reading/plan-document.ts';
import { readPlanOf } from '../reading/read.ts';
import { progress } from '../reading/read-progress.ts';
import { finishEdit } from './finish-edit.ts';

export interface EditedPlan {
  readonly source: string;
  /** Numbers of the phases that are complete by it; 1 for a small plan. */
  readonly phasesCompleted: readonly number[];
}

/**
 * Makes the edits of a person's command, then all that follows from them: the progress block, summaries of phases that
 * are complete now, the ledger. The result reads back as a plan. Throws UserError, and changes nothing, where it would
 * not.
 */
export function editPlan(
  plan: PlanDocument,
  edits: readonly Edit[],
  ledger: readonly string[] = [],
): EditedPlan {
  const edited = readPlanOf(apply(plan, edits));
  const before = completePhases(plan);
  const completed = edited.phases.filter(
    (phase) => completePhases(edited).has(phase.number) && !before.has(phase.number),
  );
  const { source } = finishEdit(edited, {
    // They are ticked already: named here, their phases are looked at for a summary.
    ticked: new Set(completed.flatMap(tickedLines)),
    edits: [],
    optional: [],
    records: [],
    ledger,
  });
  return { source, phasesCompleted: completed.map((phase) => phase.number ?? 1) };
}

function completePhases(plan: PlanDocument): Set<number | null> {
  return new Set(
    progress(plan)
      .filter((phase) => phase.state === 'complete')
      .map((phase) => phase.number),
  );
}

function tickedLines(phase: PhaseSection): string[] {
  return [...phase.tasks, ...phase.criteria].filter((line) => line.checked).map((line) => line.id);
}
