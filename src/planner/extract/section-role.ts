import type { SectionRole } from './extraction.ts';
import { FOREIGN_ROLES } from './foreign-headings.ts';

/** In order: the first match counts. From the headings of common issue forms and of issues written by hand. */
const ROLES: readonly (readonly [SectionRole, RegExp])[] = [
  [
    'noise',
    /already|been filed|existing (issue|pull)|is there an issue|prerequisite|before (you|submitting)|code of conduct|contribut|willing|are you|checked|searched|sponsor|upvote/,
  ],
  ['non-goals', /non-?goals?|out of scope|not in scope|won'?t do/],
  ['scope', /^(?:in )?scope$/],
  ['preferences', /^preferences?$/],
  [
    'acceptance',
    /acceptance|definition of done|requirements?$|criteria|^tasks?$|to-?do|sub-?tasks?|checklist|deliverables|user stor/,
  ],
  ['steps', /reproduc|^steps|how to|minimal example|repro$/],
  ['expected', /expect|should happen|desired|intended/],
  ['alternatives', /alternative|workaround|considered|other options/],
  [
    'environment',
    /environment|versions?\b|platform|runtime|browser|\bos\b|operating system|database|deployment|system info|setup|installation|hardware/,
  ],
  ['logs', /\blogs?\b|output|stack ?trace|traceback|screenshot|error message|console/],
  [
    'actual',
    /actual|what happens|instead|current behaviou?r|observed|what is the (issue|bug)|bug description|describe the (bug|issue)|description of the (bug|issue|problem)|the bug|what went wrong|symptom/,
  ],
  [
    'problem',
    /^(feature|enhancement|issue|bug)?( or \w+)? ?description|description of|problem behind|related to (?:an? |any )?(?:\w+ )?(?:problem|issue)|what problem|motivation|use case/,
  ],
  [
    'solution',
    /solution|propos|feature|suggest|enhancement|what.*(like|want)|wanted|goals?$|implementation|approach|design|change/,
  ],
  ['constraints', /constraint|compatib|limitation/],
  ['problem', /problem|motivation|why|background|use case|summary|description|overview|rationale|need|issue/],
  ['context', /context|further|additional|anything else|notes?$|related|references?|links?$|see also|misc/],
];

/** What a heading announces; `other` for one that says nothing known, in whatever language. */
export function sectionRole(heading: string): SectionRole {
  const words = heading
    .toLowerCase()
    .replace(/[*_`#:?!]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...ROLES, ...FOREIGN_ROLES].find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}
