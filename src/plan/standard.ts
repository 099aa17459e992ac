import type { OwnSection, Plan } from './plan.ts';
import { plain, plainText, withCode } from './prose.ts';
import type { RuleLevels } from './rules/rule.ts';

/** The planning standard as a repository wants it: how severe its rules are, and sections beyond those of the format. */
export interface PlanStandard {
  readonly rules: RuleLevels;
  readonly sections: readonly RequiredSection[];
}

export interface RequiredSection {
  readonly title: string;
  /** What stands under it in a plan that is drawn; left out, people write it. */
  readonly text?: string | undefined;
}

/** The standard of a repository that says nothing of its own. */
export const STANDARD: PlanStandard = { rules: {}, sections: [] };

/** The plan with the required sections that have a text. A section that people have to write is left for them. */
export function withRequiredSections(plan: Plan, { sections }: PlanStandard): Plan {
  const own = plan.ownSections ?? [];
  const titles = new Set(own.map((section) => plainText(section.title).toLowerCase()));
  const added = sections.flatMap(({ title, text }): OwnSection[] => {
    if (text === undefined || titles.has(title.toLowerCase())) return [];
    return [{ title: plain(title), blocks: paragraphsOf(text) }];
  });
  return added.length === 0 ? plan : { ...plan, ownSections: [...own, ...added] };
}

function paragraphsOf(text: string): OwnSection['blocks'] {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ type: 'paragraph', children: [...withCode(part.trim())] }));
}
