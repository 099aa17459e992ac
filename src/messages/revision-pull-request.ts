import type { PlanHome } from '../plan/issue.ts';
import { bounded, count } from './count.ts';
import { codeOf } from './fenced.ts';
import { revisionMark } from './marks.ts';
import type { FindingSummary } from './plan-pull-request.ts';
import type { PlanSummary } from './plan-summary.ts';
import { safeSentence } from './safe-text.ts';

export interface RevisionOptions {
  /** Ids of open questions that ask which of two texts holds. */
  readonly conflicts: readonly string[];
  readonly findings: readonly FindingSummary[];
  readonly prefix: string;
}

/** A squash merge makes this the first line of a commit message, so it holds no foreign text. */
export function revisionTitle(issue: number): string {
  return `Revise the plan for #${issue}`;
}

/** The body of the pull request that brings a plan drawn again. It closes nothing and completes nothing. */
export function revisionBody(plan: PlanSummary, home: PlanHome, options: RevisionOptions): string {
  const { conflicts, findings, prefix } = options;
  const lines = findings.map((finding) => `- ${codeOf(finding.rule)}: ${safeSentence(finding.message)}`);
  return [
    revisionMark(plan.issue),
    `Part of #${plan.issue}. ${codeOf(home.planPath)} was drawn again${plan.base === null ? '' : ` at commit \`${plan.base.slice(0, 12)}\``}, in tier ${plan.tier}. What people wrote in it stays as it is, ids, ticks and records too.`,
    ...conflictLines(conflicts, prefix),
    ...(lines.length > 0
      ? ['The planning standard misses in what was drawn:', bounded(lines, 20).join('\n')]
      : []),
    'Edit the file on this branch as you like. Merging this approves it; closing it leaves the plan as it was.',
  ].join('\n\n');
}

function conflictLines(conflicts: readonly string[], prefix: string): string[] {
  const [first] = conflicts;
  if (first === undefined) return [];
  const are = count(conflicts.length, 'place was', 'places were');
  return [
    `${are} edited by people and drawn in another way: ${conflicts.slice(0, 20).join(', ')} among the open questions. Both texts stand there, and the edited one holds until \`${prefix} answer ${first} b\` takes the other.`,
  ];
}

/** What a comment is told whose command drew a plan again. */
export function redrawnReply(
  outcome: { readonly kind: 'same' } | { readonly kind: 'revision'; readonly number: number },
): string {
  return outcome.kind === 'same'
    ? 'Drawn again, and nothing in the plan changes.'
    : `Drawn again: #${outcome.number} revises the plan, and waits to be merged.`;
}
