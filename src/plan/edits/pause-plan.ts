import { apply } from '../../markdown/apply.ts';
import { setFrontMatter } from '../../markdown/set-front-matter.ts';
import { readPlan } from '../reading/read.ts';

/** Says in the front matter whether bookkeeping rests; the same text where it says so already. */
export function pausePlan(source: string, paused: boolean): string {
  const plan = readPlan(source);
  if (plan.paused === paused) return source;
  return apply(plan, setFrontMatter(plan, 'paused', paused)).source;
}
