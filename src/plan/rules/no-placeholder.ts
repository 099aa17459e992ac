import type { Plan } from '../plan.ts';
import { plainText } from '../prose.ts';
import { ownTexts } from './own-texts.ts';
import { ALL_TIERS, type Rule } from './rule.ts';

const PLACEHOLDERS: readonly RegExp[] = [
  /\b(?:TBD|TBA|TBC|TODO|FIXME)\b/,
  /\blorem ipsum\b/i,
  /\bto be (?:determined|decided|defined|announced|confirmed|filled in)\b/i,
  /\b(?:fill (?:this|me) in|(?:your|some) (?:text|title|description) here|replace (?:this|me) with)\b/i,
  /\?{3,}/,
  // Slots of templates: "<name of the owner>", "<…>", "{slot}", "{{slot}}", "[insert the goal]".
  /<(?:…|\.{3}|[a-z][a-z0-9 _/-]*)>/i,
  /\{\{?\s*[a-z_][\w.-]*\s*\}?\}/i,
  /\[(?:insert|describe|placeholder|name|title|your|feature)\b[^[\]]*\]/i,
  // A statement that is nothing but dots.
  /^\s*(?:…|\.{2,})\s*$/,
];

/**
 * ```md passes
 * - [ ] **T01** (R1) Lock the store while writing
 * ```
 *
 * ```md fails
 * - [ ] **T01** (R1) TBD
 * ```
 */
export const noPlaceholder: Rule = {
  id: 'no-placeholder',
  level: 'error',
  tiers: ALL_TIERS,
  says: 'No placeholder and no text of a template is left.',
  check: (plan) => {
    const issue = issueWords(plan);
    return ownTexts(plan).flatMap(({ where, text }) => {
      const found = placeholderIn(text, issue);
      if (found === null) return [];
      return [
        {
          where,
          quote: found,
          message: `"${found}" stands in ${where}; expected a statement. Write what is meant there, or take the line away.`,
        },
      ];
    });
  },
};

function placeholderIn(text: string, issue: string): string | null {
  for (const pattern of PLACEHOLDERS) {
    const found = pattern.exec(text)?.[0].trim();
    if (found !== undefined && !issue.includes(found)) return found;
  }
  return null;
}

/** What the issue says by itself: a task about a list of TODOs, or about `Vec<T>`, repeats its words without quoting. */
function issueWords({ title, overview, requirements }: Plan): string {
  return [title, plainText(overview.problem), ...requirements.map(({ source }) => source ?? '')].join('\n');
}
