import { linksTo } from '../links-to.ts';
import type { PhaseSection, PlanDocument, ShippedRecord } from '../reading/plan-document.ts';

/** Records of a phase, and those under other phases that ticked a task of it. */
export function recordsOfPhase(plan: PlanDocument, phase: PhaseSection): ShippedRecord[] {
  const elsewhere = plan.phases
    .filter((other) => other !== phase)
    .flatMap((other) => other.records)
    .filter((record) => phase.tasks.some((task) => linksTo(task.item, record.url)));
  return [...phase.records, ...elsewhere];
}
