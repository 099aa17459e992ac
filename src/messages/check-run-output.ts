import { bounded, count } from './count.ts';
import { codeOf, fenced } from './fenced.ts';
import type { FindingSummary } from './plan-pull-request.ts';
import type { PlanSummary } from './plan-summary.ts';
import { safeSentence } from './safe-text.ts';

/** What a check run shows. GitHub takes at most 65,535 characters of each text. */
export interface CheckRunOutput {
  /** A preview is neutral; only a finding of level error fails. */
  readonly conclusion: 'neutral' | 'failure';
  readonly title: string;
  readonly summary: string;
}

const MOST_CHARACTERS = 60_000;

/** The check run of the pull request that brings a plan. */
export function planCheckOutput(plan: PlanSummary, findings: readonly FindingSummary[]): CheckRunOutput {
  const size = `${plan.tier}, ${count(plan.tasks, 'task')}`;
  if (findings.length === 0) {
    const what = [
      count(plan.requirements, 'requirement'),
      count(plan.phases, 'phase'),
      count(plan.files, 'file'),
    ];
    return {
      conclusion: 'neutral',
      title: `Plan: ${size}`,
      summary: `Merging this makes it the plan of #${plan.issue}: ${what.join(', ')}. It changes nothing else.`,
    };
  }
  const lines = findings.map((finding) => `- ${codeOf(finding.rule)}: ${safeSentence(finding.message)}`);
  const isRight = findings.every((finding) => finding.level === 'warning');
  return {
    conclusion: isRight ? 'neutral' : 'failure',
    title: `Plan: ${size}, ${count(findings.length, 'finding')}`,
    summary: ['The planning standard misses:', bounded(lines, 50).join('\n')].join('\n\n'),
  };
}

/** What merging a pull request would record in a plan: `diff` is the edit of PLAN.md, in unified format. */
export function recordCheckOutput(record: {
  readonly issue: number;
  readonly ticked: readonly string[];
  readonly diff: string;
}): CheckRunOutput {
  const { issue, ticked, diff } = record;
  const does = ticked.length === 0 ? 'records what shipped' : `ticks ${ticked.join(', ')}`;
  const isCut = diff.length > MOST_CHARACTERS;
  const shown = isCut ? diff.slice(0, diff.lastIndexOf('\n', MOST_CHARACTERS)) : diff;
  return {
    conclusion: 'neutral',
    title: `Merging this ${does} in the plan for #${issue}`,
    summary: [
      'The edit that merging this makes to the plan:',
      fenced(shown, 'diff'),
      ...(isCut ? ['The rest of the edit is too long to show here.'] : []),
    ].join('\n\n'),
  };
}
