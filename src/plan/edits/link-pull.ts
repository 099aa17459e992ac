import { findStanding } from '../reading/find-line.ts';
import { readPlan } from '../reading/read.ts';
import { pullLinkEdits, pullLinks } from '../records/pull-links.ts';
import { type EditedPlan, editPlan } from './edit-plan.ts';

export interface LinkedPull extends EditedPlan {
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
}

/** Notes in the plan's ledger that a pull request does tasks, or does not. Throws an IdFault for an unknown task. */
export function linkPull(
  source: string,
  pull: number,
  ids: readonly string[],
  kind: 'link' | 'unlink',
): LinkedPull {
  const plan = readPlan(source);
  const tasks = [...new Set(ids)].map((id) => findStanding(plan, id).id);
  const { linked, unlinked } = pullLinks(plan.ledger.entries, pull);
  const known = new Set(kind === 'link' ? linked : unlinked);
  const changed = tasks.filter((id) => !known.has(id));
  const unchanged = tasks.filter((id) => known.has(id));
  if (changed.length === 0) return { source, phasesCompleted: [], changed, unchanged };
  return { ...editPlan(plan, pullLinkEdits(plan, pull, changed, kind)), changed, unchanged };
}
