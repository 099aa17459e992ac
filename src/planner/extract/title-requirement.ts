import type { FoundRequirement } from './extraction.ts';
import { faultTexts, quotedFault } from './fault-text.ts';
import type { IssueKind } from './issue-kind.ts';
import { isDemand, ORDER } from './mood.ts';
import { capitalised, requirementText } from './requirement-text.ts';
import { splitDemand } from './split-demand.ts';

/** The title as requirements: a fault turned round, a wish as a demand. None where a fault's title names only its place. */
export function fromTitle(title: string, kind: IssueKind, english: boolean): FoundRequirement[] {
  if (kind === 'bug' && !english) return [{ text: quotedFault(title), source: title, from: 'title' }];
  const texts =
    kind === 'bug' && !isDemand(title)
      ? faultTexts(title)
      : splitDemand(title).map((part) => capitalised(requirementText(part) || part));
  return texts.map((text) => ({ text, source: title, from: 'title' }));
}

/** A title that only names the matter, where what is asked for is said below: no test could tell when it is met. */
export function isHeading(text: string, kind: IssueKind, asked: number): boolean {
  if (kind === 'bug') return /^No .*\b(?:issues?|problems?|trouble)\b/i.test(text);
  return asked >= 4 && !ORDER.test(text) && !isDemand(text) && !/`/.test(text);
}

/** The requirement that says the title too, with the title among its sentences. */
export function withTitle(
  one: FoundRequirement,
  covering: FoundRequirement,
  title: string,
): FoundRequirement {
  return one === covering && one.source !== title
    ? { ...one, also: [{ source: title, from: 'title' }] }
    : one;
}

/** Whether a complaint names all that the title's names, of which there are several: it is the title's own fault again. */
export function namesAll(complaint: string, title: string): boolean {
  const names = [...new Set([...title.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))];
  return names.length > 1 && names.every((name) => complaint.includes(name));
}
