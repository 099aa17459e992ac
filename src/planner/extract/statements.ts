import { isCircumstance } from './circumstance.ts';
import type { Section, SectionRole } from './extraction.ts';
import { sentencesOf } from './sentences.ts';

/** The sentences of the sections of these roles, without code and without where and since when something is seen. */
export function statements(sections: readonly Section[], roles: readonly SectionRole[]): string[] {
  return sections
    .filter(({ role }) => roles.includes(role))
    .flatMap(({ blocks }) =>
      blocks.filter((block) => block.kind !== 'code').flatMap((block) => sentencesOf(block.text)),
    )
    .filter((sentence) => !isCircumstance(sentence));
}
