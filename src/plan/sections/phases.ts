import type { RootContent } from 'mdast';
import type { PlanHome } from '../issue.ts';
import type { Phase, Plan, Prose } from '../plan.ts';
import { prose } from '../prose.ts';
import { bullets, heading, joinStatements, labelled, section } from './blocks.ts';
import { renderCriteria } from './exit-criteria.ts';
import { renderTasks } from './tasks.ts';
import { renderWhatShipped } from './what-shipped.ts';

/** Each phase with its tasks, gates and record; a small plan is one phase without ceremony. */
export function renderPhases(plan: Plan, home: PlanHome): RootContent[] {
  if (plan.tier === 'small') return plan.phases.flatMap((phase) => renderSmall(phase, home));
  return plan.phases.flatMap((phase) => renderPhase(phase, plan.tier === 'large', home));
}

function renderSmall(phase: Phase, home: PlanHome): RootContent[] {
  return [
    heading(2, prose`Tasks`),
    renderTasks(phase.tasks, home),
    ...(phase.exit.length > 0
      ? [heading(3, prose`Done when`), renderCriteria({ ...phase, checkpoint: null })]
      : []),
    ...renderWhatShipped(),
  ];
}

function renderPhase(phase: Phase, isLong: boolean, home: PlanHome): RootContent[] {
  const hasGate = phase.exit.length > 0 || phase.checkpoint !== null;
  const isTestedInLine = !isLong && phase.testing.length > 0;
  return [
    heading(2, prose`Phase ${phase.number}: ${phase.title}`),
    bullets([
      labelled('Delivers', phase.delivers),
      labelled('Owner', owner(phase)),
      ...(phase.entry.length > 0 ? [labelled('Entry', joinStatements(phase.entry))] : []),
      ...(isTestedInLine ? [labelled('Testing', joinStatements(phase.testing))] : []),
    ]),
    heading(3, prose`Tasks`),
    renderTasks(phase.tasks, home),
    ...section(3, 'Approach', phase.approach),
    ...(isLong ? section(3, 'Testing', phase.testing) : []),
    ...(hasGate ? [heading(3, prose`Exit criteria`), renderCriteria(phase)] : []),
    ...renderWhatShipped(),
  ];
}

function owner({ owners, ownerReason }: Phase): Prose {
  const names = owners.length > 0 ? owners.map((name) => `@${name}`).join(', ') : 'unowned';
  return ownerReason.length > 0 ? prose`${names} (${ownerReason})` : prose`${names}`;
}
