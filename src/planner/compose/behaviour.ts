import type { Prose, Requirement } from '../../plan/plan.ts';
import { plainText, prose } from '../../plan/prose.ts';
import { briefly } from '../extract/briefly.ts';
import { lowered } from '../extract/requirement-text.ts';
import { phrase } from '../playbooks/fill-line.ts';
import type { Study } from './study.ts';

/** What a requirement asks for, as the rest of a sentence that has begun; at most `length` characters. */
export function behaviour({ text }: Requirement, length: number): Prose {
  return phrase(briefly(lowered(plainText(text)), length));
}

/** The first requirement of the plan that these ids name; the plan's first where they name none. */
export function firstNamed(ids: readonly string[], study: Study): Requirement | undefined {
  return study.requirements.find(({ id }) => ids.includes(id)) ?? study.requirements[0];
}

/** What is seen today of a fault, in the issue's own words; the title where the issue says no more. */
export function symptom({ extraction }: Study, length: number): Prose {
  const said = extraction.actual[0] ?? extraction.title;
  return prose`“${phrase(briefly(said.replace(/[.!?]+$/, ''), length))}”`;
}
