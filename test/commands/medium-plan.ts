import { recordMerges } from '../../src/plan/records/record-merges.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { HOME, MEDIUM, pullOf } from '../plan/sample-plan.ts';

/** A plan of two phases, with one pull request recorded that ticked nothing. */
export const MEDIUM_PLAN = recordMerges(
  renderPlan(MEDIUM, HOME),
  [{ pull: pullOf(57), tasks: [] }],
  HOME,
).source;
