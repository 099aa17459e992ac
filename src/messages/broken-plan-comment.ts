import { bounded } from './count.ts';
import { BROKEN_PLAN_MARK } from './marks.ts';
import { safeSentence } from './safe-text.ts';

/** Says that a PLAN.md cannot be read as a plan and was left as it is; `message` says where and why. */
export function brokenPlanComment(message: string, url: string): string {
  const faults = message.split('\n').map((line) => `- ${safeSentence(line)}`);
  return [
    BROKEN_PLAN_MARK,
    `[PLAN.md](${url}) cannot be read as a plan, so it was not touched:`,
    bounded(faults, 20).join('\n'),
    'Once it is mended on the default branch, what was merged meanwhile is recorded by itself.',
  ].join('\n\n');
}
