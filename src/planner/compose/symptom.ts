import type { Prose, Requirement } from '../../plan/plan.ts';
import { prose } from '../../plan/prose.ts';
import { briefly } from '../extract/briefly.ts';
import { phrase } from '../playbooks/fill-line.ts';
import type { Study } from './study.ts';

/** The first requirement of the plan that these ids name; the plan's first where they name none. */
export function firstNamed(ids: readonly string[], study: Study): Requirement | undefined {
  return study.requirements.find(({ id }) => ids.includes(id)) ?? study.requirements[0];
}

/** What says that something is wrong, and not what. */
const VAGUE =
  /\b(?:right thing|go(?:es)? wrong|as expected|(?:not|n't) work(?:ing)?(?: properly| correctly)?)\b/i;

/** What is seen today of a fault, in the issue's own words; the title where the issue says no more. */
export function symptom({ extraction }: Study, length: number): Prose {
  const said = extraction.actual.find((one) => !VAGUE.test(one)) ?? extraction.actual[0] ?? extraction.title;
  return prose`“${phrase(briefly(said.replace(/[.!?]+$/, ''), length))}”`;
}
