import { bounded, count } from './count.ts';
import { codeOf } from './fenced.ts';
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

/** A plan at the head of a pull request, and what the planning standard finds in it. */
export interface LintedPlan {
  readonly path: string;
  readonly findings: readonly LineFinding[];
}

export interface LineFinding extends FindingSummary {
  /** From 1. */
  readonly line: number;
}

/** `plans/42-x/PLAN.md: 2 errors, 1 warning`; of several plans the sum. */
export function lintTitle(linted: readonly LintedPlan[]): string {
  const findings = linted.flatMap((plan) => plan.findings);
  const [first] = linted;
  const what = linted.length === 1 && first !== undefined ? first.path : count(linted.length, 'plan');
  const errors = findings.filter((finding) => finding.level === 'error').length;
  const counts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(findings.length > errors ? [count(findings.length - errors, 'warning')] : []),
  ];
  return `${what}: ${counts.length === 0 ? 'no findings' : counts.join(', ')}`;
}

/** One plan's findings by rule: how many, and where the first stands. The lines themselves carry annotations. */
export function lintTable({ path, findings }: LintedPlan, room: number): string[] {
  const heading = `### ${codeOf(path)}`;
  if (findings.length === 0) return [heading, 'The planning standard finds nothing wrong in it.'];
  const rows = [...Map.groupBy(findings, (finding) => finding.rule)].map(([rule, found]) => {
    const [first] = found;
    // A bar ends a cell, even within code.
    const message = safeSentence((first?.message ?? '').slice(0, 300)).replace(/(?<!\\)\|/g, '\\|');
    return `| ${codeOf(rule)} | ${first?.level} | ${found.length} | ${first?.line} | ${message} |`;
  });
  const table = ['| rule | level | found | first at line | what it says there |', '|---|---|---|---|---|'];
  for (const row of rows) if (table.join('\n').length + row.length < room) table.push(row);
  return [heading, table.join('\n')];
}
