import { plainText } from '../prose.ts';
import { ALL_TIERS, type Rule } from './rule.ts';

/**
 * Which ones stands in the repository's configuration, under `sections`.
 *
 * ```md passes sections=Accessibility
 * ## Accessibility
 *
 * Each message is read by a screen reader as it is shown.
 * ```
 *
 * ```md fails sections=Accessibility
 * ## Accessibility
 * ```
 */
export const ownSections: Rule = {
  id: 'own-sections',
  level: 'error',
  tiers: ALL_TIERS,
  says: 'Sections that the repository requires beyond the standard are there and say something.',
  check: ({ ownSections: own = [] }, { sections = [], file }) =>
    sections.flatMap((title) => {
      const isSame = (other: string) => other.trim().toLowerCase() === title.trim().toLowerCase();
      const found = own.filter((section) => isSame(plainText(section.title)));
      const parts = file?.reading.parts.filter((part) => isSame(part.title)) ?? [];
      if ([...found, ...parts].some(({ blocks }) => blocks.length > 0)) return [];
      const isThere = found.length > 0 || parts.length > 0;
      return [
        {
          where: isThere ? title : 'Title',
          message: isThere
            ? `The section "${title}" says nothing, and this repository requires it; expected what holds for this work. Write it under the heading.`
            : `The plan has no section "${title}", which this repository requires; expected the heading with what holds for this work. Add it behind the other sections.`,
        },
      ];
    }),
};
