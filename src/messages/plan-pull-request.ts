import type { PlanHome } from '../plan/issue.ts';
import { bounded, count } from './count.ts';
import { codeOf } from './fenced.ts';
import { planMark } from './marks.ts';
import type { PlanSummary, QuestionSummary } from './plan-summary.ts';
import { safeSentence } from './safe-text.ts';

export interface PlanPullRequestOptions {
  /** What the planning standard found in the plan. */
  readonly findings: readonly FindingSummary[];
  readonly prefix: string;
  readonly label: string;
}

/** The rule's id, how much it weighs, and what it found. */
export interface FindingSummary {
  readonly rule: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
}

/** A squash merge makes this the first line of a commit message, so it holds no foreign text. */
export function planPullRequestTitle(plan: Pick<PlanSummary, 'issue'>): string {
  return `Plan for #${plan.issue}`;
}

/**
 * The body of the pull request that brings a plan. `readPlanMark` reads the issue back from it. A squash merge
 * may make it a commit message, so it closes nothing, and text of people stands in it only broken up.
 */
export function planPullRequestBody(
  plan: PlanSummary,
  home: PlanHome,
  options: PlanPullRequestOptions,
): string {
  return [
    planMark(plan.issue),
    `Part of #${plan.issue}. The plan is ${codeOf(home.planPath)}; *Display the rich diff* shows it as it will read.`,
    ...tierLines(plan, options.prefix),
    ...readLines(plan),
    ...questionLines(plan.questions, options.prefix),
    ...findingLines(options.findings),
    ...steeringLines(plan, options),
  ].join('\n\n');
}

function tierLines(plan: PlanSummary, prefix: string): string[] {
  const size = [count(plan.requirements, 'requirement'), count(plan.tasks, 'task')];
  if (plan.tier !== 'small') size.push(count(plan.phases, 'phase'));
  const reasons = plan.tierReasons.map((reason) => `- ${safeSentence(reason)}`);
  return [
    `### Tier: ${plan.tier}\n\n${size.join(', ')}.${reasons.length > 0 ? ' Why this tier:' : ''}`,
    ...(reasons.length > 0 ? [bounded(reasons, 6).join('\n')] : []),
    `Should it be another, write \`${prefix} regenerate --tier …\`.`,
  ];
}

function readLines(plan: PlanSummary): string[] {
  const base =
    plan.base === null
      ? 'The repository has no commit yet.'
      : `Read at commit \`${plan.base.slice(0, 12)}\`.`;
  const files = plan.files === 0 ? '' : ` Its tasks name ${count(plan.files, 'file')}.`;
  const left = plan.notRead.map((what) => `- ${safeSentence(what)}`);
  return [
    `### What was read\n\n${base}${files}${left.length > 0 ? ' Not read:' : ''}`,
    ...(left.length > 0 ? [bounded(left, 10).join('\n')] : []),
  ];
}

function questionLines(questions: readonly QuestionSummary[], prefix: string): string[] {
  if (questions.length === 0) return [];
  const lines = questions.map((question) => {
    const options = question.options.map(
      (option) =>
        `  - **${safeSentence(option.key)}**${option.isDefault ? ' (default)' : ''} ${safeSentence(option.text)}`,
    );
    return [`- **${question.id}** ${safeSentence(question.text)}`, ...options].join('\n');
  });
  return [
    `### Open questions\n\nThe default stands until someone answers, as by \`${prefix} answer ${questions[0]?.id} b\` or in words.`,
    bounded(lines, 5).join('\n'),
  ];
}

function findingLines(findings: PlanPullRequestOptions['findings']): string[] {
  if (findings.length === 0) return [];
  const lines = findings.map((finding) => `- ${codeOf(finding.rule)}: ${safeSentence(finding.message)}`);
  return ['### What the planning standard misses', bounded(lines, 20).join('\n')];
}

function steeringLines(plan: PlanSummary, { prefix, label }: PlanPullRequestOptions): string[] {
  return [
    '### How to steer it',
    [
      '- Edit the file on this branch as you like; ids of tasks stay as they are.',
      '- Merging this is the approval. Closing it unmerged is a refusal, and it is not opened again by itself.',
      `- Taking the label ${codeOf(label)} off the issue closes this, as long as nobody else committed here.`,
      `- After the merge, a pull request that names tasks of this plan (a line \`Plan: #${plan.issue}\` with their ids) ticks them when it is merged.`,
      `- \`${prefix} help\` in a comment lists the commands.`,
    ].join('\n'),
  ];
}
