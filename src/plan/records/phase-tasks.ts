import { phaseIssueLine } from '../reading/phase-issues.ts';
import type { PlanDocument } from '../reading/plan-document.ts';
import type { ClosedPhase } from './phase-closed.ts';

/**
 * What evidence names, united with the open tasks of phases whose sub-issues are closed. A phase is the one that links
 * the sub-issue, since people number phases anew; else the one of its number. One that the plan does not have does
 * nothing.
 */
export function withPhases(
  plan: PlanDocument,
  tasks: readonly string[] | 'all' | null,
  closed: readonly ClosedPhase[] = [],
  repositoryUrl: string | null = null,
): readonly string[] | 'all' | null {
  if (closed.length === 0 || tasks === 'all') return tasks;
  const linked = new Map(
    plan.phases.flatMap((phase) => {
      const line = phase.number === null ? null : phaseIssueLine(plan, phase, repositoryUrl);
      return line === null ? [] : [[line.issue, phase] as const];
    }),
  );
  const open = closed.flatMap(({ issue, phase: number }) => {
    const phase = linked.get(issue) ?? plan.phases.find((one) => one.number === number);
    return phase?.tasks.filter((task) => !task.checked && !task.struck).map((task) => task.id) ?? [];
  });
  return [...new Set([...(tasks ?? []), ...open])];
}
