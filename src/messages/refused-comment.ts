import { bounded } from './count.ts';
import { codeOf } from './fenced.ts';
import { REFUSED_MARK } from './marks.ts';
import { safeSentence } from './safe-text.ts';

/** Says why the plan of an issue cannot be proposed; `reasons` are GitHub's, a line each. */
export function refusedPlanComment(reasons: string, label: string): string {
  return [
    REFUSED_MARK,
    'The plan of this issue cannot be proposed: GitHub refuses the app the branch or the pull request for it.',
    listed(reasons),
    `Once that is allowed (branches of plans begin with \`planwright/\`), set the label ${codeOf(label)} again, or wait: it is tried again from time to time.`,
  ].join('\n\n');
}

/** Says that rules of the repository allow neither way to record what was merged; `reasons` are GitHub's, a line each. */
export function refusedComment(reasons: string): string {
  return [
    REFUSED_MARK,
    'What was merged cannot be recorded in the plan: the rules of this repository allow the app neither a commit to the default branch nor a branch of its own.',
    listed(reasons),
    'Let the app bypass the rule, or allow it branches that begin with `planwright/`. What was merged meanwhile is recorded by itself then.',
  ].join('\n\n');
}

function listed(reasons: string): string {
  const lines = reasons.split('\n').map((reason) => `- ${safeSentence(reason)}`);
  return bounded(lines, 10).join('\n');
}
