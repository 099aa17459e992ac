import { bounded } from './count.ts';
import { REFUSED_MARK } from './marks.ts';
import { safeSentence } from './safe-text.ts';

/** Says that rules of the repository allow neither way to record what was merged; `reasons` are GitHub's, a line each. */
export function refusedComment(reasons: string): string {
  const lines = reasons.split('\n').map((reason) => `- ${safeSentence(reason)}`);
  return [
    REFUSED_MARK,
    'What was merged cannot be recorded in the plan: the rules of this repository allow the app neither a commit to the default branch nor a branch of its own.',
    bounded(lines, 10).join('\n'),
    'Let the app bypass the rule, or allow it branches that begin with `planwright/`. What was merged meanwhile is recorded by itself then.',
  ].join('\n\n');
}
