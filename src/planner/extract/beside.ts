import { isCircumstance } from './circumstance.ts';
import { onlyKeeps } from './constraint.ts';
import type { SectionRole } from './extraction.ts';
import { isDependency } from './find-dependencies.ts';
import type { IssueKind } from './issue-kind.ts';
import { isLinked, isTalk } from './mood.ts';
import { withoutHedges } from './requirement-text.ts';

/** "Marketing needs it before Black Friday": why and until when, not what. */
const BUSINESS =
  /^(?:[\w'’&-]+ ){1,5}(?:needs?|wants?|asked for|(?:is|are) (?:waiting|asking) for) (?:it|this|that|these|them)(?: (?:badly|urgently|soon))?(?: (?:by|before|until|for|in|next|this|at)\b.{0,60})?[.!]*$/i;

function isBusiness(sentence: string): boolean {
  return BUSINESS.test(sentence);
}

/** Talk, what only its neighbours make clear, other issues, and where it is seen: no demand of its own. */
export function isBeside(sentence: string, kind: IssueKind, role: SectionRole): boolean {
  // What has to go on in a fault's report is the fault itself.
  const isKept = kind !== 'bug' && role !== 'expected';
  return (
    isTalk(sentence) ||
    isLinked(sentence) ||
    POINTS_BACK.test(withoutHedges(sentence)) ||
    isDependency(sentence) ||
    isCircumstance(sentence) ||
    (onlyKeeps(sentence) && (isKept || /^(?:please,? )?(?:no|do not|don't|never) /i.test(sentence))) ||
    isBusiness(sentence)
  );
}

/** "I think that is what most people want": of the sentence before it. */
const POINTS_BACK = /^(?:(?:that|this|it) )?(?:is|was|would be) what\b/i;
