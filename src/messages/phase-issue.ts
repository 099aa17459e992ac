import type { PhaseIssue } from '../plan/reading/phase-issues.ts';
import { phaseMark } from '../plan/records/phase-closed.ts';
import { safeText } from './safe-text.ts';

/** What the sub-issue of a phase says of it. */
export interface PhaseIssueText {
  readonly title: string;
  readonly body: string;
}

const END = '<!-- /planwright:phase -->';
const MARKS = /<!-- (?:planwright:phase issue=\d{1,9} phase=\d{1,4}|\/planwright:phase) -->/g;
const OURS = /<!-- planwright:phase issue=\d{1,9} phase=\d{1,4} -->[\s\S]*?<!-- \/planwright:phase -->/;

/**
 * Title and text of the sub-issue of a phase. It holds no checkboxes: the plan has them. What people wrote around our
 * part of an earlier body stays.
 */
export function phaseIssueText(
  phase: PhaseIssue,
  {
    issue,
    planUrl,
    body,
  }: { readonly issue: number; readonly planUrl: string; readonly body: string | null },
): PhaseIssueText {
  const name = `Phase ${phase.number}`;
  const title = phase.title === '' ? name : `${name}: ${phase.title}`;
  const part = [
    phaseMark(issue, phase.number),
    `${name} of [the plan](${planUrl}) for #${issue}.`,
    ...(phase.delivers === '' ? [] : [`**Delivers:** ${safeText(phase.delivers)}`]),
    'Its tasks and exit criteria stand in the plan, which is ticked as work is merged. A merged pull request that closes this issue does the open tasks of the phase; closing it by hand does none.',
    END,
  ].join('\n\n');
  return { title, body: body === null ? part : withPart(body, part) };
}

/** Where people cut our part in two, nothing of theirs may go with it: it is begun anew, above. */
function withPart(body: string, part: string): string {
  // A function, as `$` in the text would mean something.
  if (OURS.test(body)) return body.replace(OURS, () => part);
  return `${part}\n\n${body.replace(MARKS, '').trim()}`.trimEnd();
}
