import type { Issue } from '../../plan/issue.ts';
import type { Section } from './extraction.ts';
import { isEnglish } from './foreign-headings.ts';

export type IssueKind = 'bug' | 'feature' | 'docs' | 'refactoring' | 'dependency';

const BUG_WORDS =
  /\b(bugs?|crash(es|ed|ing)?|errors?|exception|regression|broken|breaks?|fails?|failed|failing|failure to|wrong(ly)?|incorrect(ly)?|leaks?|loses|lost|drops|duplicated?|doesn'?t|does not|don'?t|do not|cannot|not able|unable|can'?t|not working|never|missing|overrid(es|den)|overwrit(es|ten)|unexpected(ly)?|panic(s|ked)?|kills|neither|(is|are|was|were) not|did not|didn'?t|no longer|hangs?|slow(er|ly)?|flaky|freez(es|ing)|stuck|instead of|rather than|lose|removed|gone|suspicious(ly)?|suffers?|trouble|problems?|twice|nothing happens|not at all|isn'?t|aren'?t|won'?t|always)\b/i;

/** What kind of change the issue asks for: its labels first, then its title, then the headings of its form. */
export function issueKind(issue: Issue, sections: readonly Pick<Section, 'heading' | 'role'>[]): IssueKind {
  const labels = issue.labels.join(' ').toLowerCase();
  if (/\b(bug|regression|crash|defect)\b/.test(labels)) return 'bug';
  if (/\b(documentation|docs)\b/.test(labels)) return 'docs';
  if (/\b(refactor(ing)?|tech(nical)?[ -]debt|cleanup)\b/.test(labels)) return 'refactoring';
  if (/\b(dependenc(y|ies)|deps)\b/.test(labels)) return 'dependency';
  const title = issue.title.toLowerCase();
  if (/\b(refactor|extract|restructure|clean up|deduplicate|rename)\b/.test(title)) return 'refactoring';
  if (/\b(upgrade|update|bump|migrate)\b.*\b(to v?\d|dependenc|version)/.test(title)) return 'dependency';
  if (/\b(documentation|document|docs|readme|typo)\b/.test(title)) return 'docs';
  if (/feature|enhancement|request|proposal/.test(labels)) return 'feature';
  const form = sections
    .map(({ heading }) => heading)
    .join(' ')
    .toLowerCase();
  if (/feature|solution|propos|enhancement/.test(form)) return 'feature';
  if (/reproduc|expected behavio|actual behavio|what happens|bug description|describe the bug/.test(form))
    return 'bug';
  // In whatever language: who says what happens, or how to make it happen, reports a fault.
  if (!isEnglish(issue.title) && sections.some(({ role }) => role === 'actual' || role === 'steps'))
    return 'bug';
  return BUG_WORDS.test(issue.title) || /\bissues?\b/i.test(issue.title) ? 'bug' : 'feature';
}

/** Whether a sentence says that something goes wrong. */
export function complains(sentence: string): boolean {
  return BUG_WORDS.test(sentence);
}
