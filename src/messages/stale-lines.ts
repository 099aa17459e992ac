import { foreignText } from '../plan/foreign-text.ts';
import type { Staleness } from '../plan/staleness.ts';
import { codeOf } from './fenced.ts';

const MOST_PATHS = 10;

/** What the plan no longer matches, as one notice; nothing where it matches. */
export function staleLines({ isIssueChanged, vanished }: Staleness, prefix: string): string[] {
  const shown = vanished.slice(0, MOST_PATHS).map((path) => codeOf(foreignText(path, 160), 160));
  const rest = vanished.length - shown.length;
  const paths = `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  const reasons = [
    ...(isIssueChanged ? ['- The text of the issue changed after the plan was drawn.'] : []),
    ...(vanished.length > 0
      ? [`- Open tasks plan to modify what the default branch does not have: ${paths}.`]
      : []),
  ];
  if (reasons.length === 0) return [];
  const advice = `Edit the plan where it is wrong, or comment \`${prefix} regenerate\` to have it drawn again from the issue and the repository as they are; edits of people are kept.`;
  return ['**The plan may be out of date.**', reasons.join('\n'), advice];
}
