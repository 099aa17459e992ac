import type { PlanHome } from '../issue.ts';
import type { Plan } from '../plan.ts';
import { renderPlan } from '../render.ts';
import { keepIds } from './keep-ids.ts';
import { type MergedPlan, mergeRedrawn } from './merge-redrawn.ts';
import { planParts } from './plan-parts.ts';
import { readDrawn } from './prints.ts';
import { sealPlan } from './seal-plan.ts';

/**
 * The plan as people have it, merged with what is drawn now. Throws UserError where that cannot be done without losing
 * or doubling something; nothing is changed then.
 */
export function redrawPlan(
  source: string,
  plan: Plan,
  { home, issueText, accepted }: { home: PlanHome; issueText: string; accepted?: ReadonlySet<string> },
): MergedPlan {
  const current = planParts(source);
  const kept = keepIds(plan, home, { current, drawn: readDrawn(current), issueText });
  return mergeRedrawn(source, sealPlan(renderPlan(kept, home)), accepted);
}
