import { UserError } from '../../errors.ts';
import type { PhaseSection, PlanDocument } from '../reading/plan-document.ts';

/** The phase of that number; null for the one of a small plan. Throws a UserError that says which there are. */
export function findPhase(plan: PlanDocument, number: number | null): PhaseSection {
  const found = plan.phases.find((phase) => phase.number === number);
  if (found !== undefined) return found;
  const numbers = plan.phases.flatMap((phase) => phase.number ?? []);
  if (numbers.length === 0) {
    throw new UserError('This plan is small and has no phases; expected the command without one.');
  }
  throw new UserError(`Unknown phase ${number}; this plan has ${numbers.join(', ')}.`);
}
