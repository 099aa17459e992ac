import type { EarlyPhase } from '../plan/records/early-phases.ts';
import type { MergePreview } from '../plan/records/preview-merge.ts';
import type { Suggestion } from '../plan/records/suggest-tasks.ts';
import { type CheckRunOutput, type LintedPlan, lintTable, lintTitle } from './check-run-output.ts';
import { bounded } from './count.ts';
import { codeOf, fenced } from './fenced.ts';
import { safeSentence } from './safe-text.ts';

/** What merging a pull request does to one plan; `broken` says why that plan cannot be read. */
export type PreviewedPlan = { readonly issue: number } & (
  | { readonly preview: MergePreview }
  | { readonly broken: string }
);

/** What merging a pull request does to a plan of another tool. */
export interface PreviewedOtherPlan {
  readonly path: string;
  /** In unified format; empty where it changes nothing. */
  readonly diff: string;
  readonly ids: readonly string[];
  /** What of its words stands for nothing there. */
  readonly faults: readonly string[];
}

export interface PullCheck {
  /** Plans on the default branch that the pull request names. */
  readonly plans: readonly PreviewedPlan[];
  /** Plans of other tools that it names. */
  readonly others?: readonly PreviewedOtherPlan[];
  /** Plans that it changes itself, with what the planning standard finds in them. */
  readonly linted: readonly LintedPlan[];
  /** Whether it fails where work on a phase starts before its turn. */
  readonly blocksEarly?: boolean;
}

/** GitHub takes 65,535 characters of a summary; the diffs share what the sentences around them leave. */
const MOST_CHARACTERS = 60_000;
const TABLES = 15_000;

/** The check run of an open pull request: the edit that merging it makes to each plan, and what is wrong in its own. */
export function pullCheckOutput({
  plans,
  linted,
  others = [],
  blocksEarly = false,
}: PullCheck): CheckRunOutput {
  const isWrong = linted.some(({ findings }) => findings.some((finding) => finding.level === 'error'));
  const isEarly = plans.some((plan) => 'preview' in plan && plan.preview.early.length > 0);
  const room = Math.floor(
    (MOST_CHARACTERS - (linted.length > 0 ? TABLES : 0)) / Math.max(1, plans.length + others.length),
  );
  const parts = [
    ...linted.flatMap((each) => lintTable(each, Math.floor(TABLES / linted.length))),
    ...plans.flatMap((plan) => planPart(plan, room)),
    ...others.flatMap((other) => otherPart(other, room)),
  ];
  return {
    conclusion: isWrong || (blocksEarly && isEarly) ? 'failure' : 'neutral',
    title:
      [...(linted.length > 0 ? [lintTitle(linted)] : []), ...planTitle(plans), ...otherTitle(others)].join(
        '; ',
      ) || 'This pull request names no plan',
    summary: parts.length > 0 ? parts.join('\n\n') : 'It changes none either: merging it records nothing.',
  };
}

function planTitle(plans: readonly PreviewedPlan[]): string[] {
  const [first, ...others] = plans;
  if (first === undefined) return [];
  if (others.length > 0) {
    return [`Merging this is recorded in the plans for ${plans.map(({ issue }) => `#${issue}`).join(', ')}`];
  }
  if ('broken' in first) return [`The plan for #${first.issue} cannot be read`];
  const { ticked, diff, isPaused } = first.preview;
  if (isPaused) return [`The plan for #${first.issue} is paused`];
  const rest = ticked.length - MOST_IN_TITLE;
  const ids = `${ticked.slice(0, MOST_IN_TITLE).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  if (diff === '') return [`Merging this changes nothing in the plan for #${first.issue}`];
  const does = ticked.length === 0 ? 'records what shipped' : `ticks ${ids}`;
  return [`Merging this ${does} in the plan for #${first.issue}`];
}

/** Ids of other tools are of any form: the title holds only numbers and letters. */
function otherTitle(others: readonly PreviewedOtherPlan[]): string[] {
  const count = others.reduce((all, { ids }) => all + ids.length, 0);
  if (others.length === 0) return [];
  const where = others.length === 1 ? 'a plan of another tool' : `${others.length} plans of other tools`;
  return [`Merging this ticks ${count === 1 ? '1 task' : `${count} tasks`} in ${where}`];
}

function otherPart({ path, diff, faults }: PreviewedOtherPlan, room: number): string[] {
  const isCut = diff.length > room;
  const shown = isCut ? diff.slice(0, diff.lastIndexOf('\n', room)) : diff;
  return [
    `### ${codeOf(path, 200)}`,
    ...(diff === '' ? ['Merging this changes nothing in it.'] : [fenced(shown, 'diff')]),
    ...(isCut ? ['The rest of the edit is too long to show here.'] : []),
    ...(faults.length === 0
      ? []
      : [
          'What it names and cannot be ticked:',
          bounded(
            faults.map((fault) => `- ${safeSentence(fault)}`),
            10,
          ).join('\n'),
        ]),
  ];
}

const MOST_IN_TITLE = 8;

function planPart(plan: PreviewedPlan, room: number): string[] {
  const heading = `### The plan for #${plan.issue}`;
  if ('broken' in plan) {
    const faults = plan.broken.split('\n').map((line) => `- ${safeSentence(line)}`);
    return [
      heading,
      'It cannot be read, so merging this records nothing until it is mended:',
      bounded(faults, 10).join('\n'),
    ];
  }
  const { preview } = plan;
  return [
    heading,
    ...earlyPart(preview.early),
    ...diffPart(preview, room),
    ...suggestionPart(preview.suggestions, plan.issue),
  ];
}

/** Said before the diff: it is about the work, and the diff may be long. */
function earlyPart(early: readonly EarlyPhase[]): string[] {
  if (early.length === 0) return [];
  const lines = early.map(({ phase, tasks, waitsFor, isCheckpoint }) => {
    const why = isCheckpoint
      ? `the checkpoint of phase ${waitsFor} is open`
      : `phase ${waitsFor} is not complete`;
    const shown = tasks.slice(0, MOST_IN_TITLE).join(', ');
    const rest = tasks.length - MOST_IN_TITLE;
    return `- **Phase ${phase}** (${shown}${rest > 0 ? ` and ${rest} more` : ''}): ${why}`;
  });
  return ['This starts work on a phase whose entry criteria are not met:', bounded(lines, 10).join('\n')];
}

function diffPart({ diff, isPaused, phasesCompleted }: MergePreview, room: number): string[] {
  if (isPaused) return ['It is paused: merged work is not recorded until it is resumed.'];
  if (diff === '') return ['Merging this changes nothing in it: it is recorded already.'];
  const isCut = diff.length > room;
  const shown = isCut ? diff.slice(0, diff.lastIndexOf('\n', room)) : diff;
  const completed = phasesCompleted.length > 0 ? ' It completes a phase, whose checkpoint is then open.' : '';
  return [
    `The edit that merging this makes to the plan, today:${completed}`,
    fenced(shown, 'diff'),
    ...(isCut ? ['The rest of the edit is too long to show here.'] : []),
    'The merge commit and the checks on it are known only after the merge; what they prove is ticked then.',
  ];
}

function suggestionPart(suggestions: readonly Suggestion[], issue: number): string[] {
  if (suggestions.length === 0) return [];
  const lines = suggestions.map(
    ({ task, paths, words }) =>
      `- **${task}**: changes ${listed(paths)}, and says ${listed(words)} as the task does`,
  );
  const example = suggestions.map(({ task }) => task).join(', ');
  return [
    'Does it complete these too? Nothing is ticked by a guess:',
    lines.join('\n'),
    `If so, say it in the description: \`Plan: #${issue} ${example}\`.`,
  ];
}

function listed(texts: readonly string[]): string {
  return texts
    .slice(0, 4)
    .map((text) => codeOf(text, 120))
    .join(', ');
}
