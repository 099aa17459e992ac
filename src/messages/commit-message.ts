import type { CommandResult } from '../commands/command.ts';

/**
 * Messages of our own commits. They hold numbers and our own words and nothing else: GitHub reads commit messages
 * for mentions and closing words, whatever the markdown around them.
 */

/** `[skip ci]` at the end: the commit neither runs CI again nor cancels the run of the merge it follows. */
const SKIP = '[skip ci]';

export function revisionCommitMessage(issue: number): string {
  return `Draw the plan for #${issue} again`;
}

export function planCommitMessage(issue: number): string {
  return `Plan for #${issue}`;
}

/** What one plan's share of a record commit is. */
export interface RecordedPlan {
  readonly issue: number;
  /** Numbers of the pull requests. */
  readonly recorded: readonly number[];
  /** Ids of reverts that were pushed without one. */
  readonly pushed?: readonly string[];
  /** Ids of tasks and exit criteria. */
  readonly ticked: readonly string[];
}

/** One commit for all merges that waited, whichever plans they name. */
export function recordCommitMessage(plans: readonly RecordedPlan[]): string {
  const pulls = [...new Set(plans.flatMap((plan) => plan.recorded))];
  const issues = [...new Set(plans.map((plan) => plan.issue))];
  const reverts = [...new Set(plans.flatMap((plan) => plan.pushed ?? []))].map((oid) => oid.slice(0, 7));
  const what = pulls.length > 0 ? numbers(pulls) : revertsText(reverts);
  const where = issues.length === 1 ? 'plan' : 'plans';
  const subject = `Record ${what} in the ${where} for ${numbers(issues)} ${SKIP}`;
  const lines = plans.flatMap(({ issue, ticked }) => {
    const ids = ticked.filter(isId);
    return ids.length === 0 ? [] : [`#${issue}: ${ids.join(', ')}`];
  });
  return withSkip(subject, lines);
}

/** Plans of other tools alone; `lines` say what was applied to which. */
export function otherPlansCommitMessage(
  pulls: readonly number[],
  pushed: readonly string[],
  lines: readonly string[],
): string {
  const reverts = [...new Set(pushed)].map((oid) => oid.slice(0, 7));
  const what = pulls.length > 0 ? numbers([...new Set(pulls)]) : revertsText(reverts);
  return withSkip(`Record ${what} in plans of other tools ${SKIP}`, lines);
}

function revertsText(reverts: readonly string[]): string {
  if (reverts.length === 0) return 'merged work';
  return `the ${reverts.length === 1 ? 'revert' : 'reverts'} ${reverts.slice(0, 5).join(', ')}`;
}

/** The message with more lines at its end, before the last mark. */
export function withLines(message: string, lines: readonly string[]): string {
  if (lines.length === 0) return message;
  const [subject = '', ...body] = message.split('\n').filter((line) => line !== '' && line !== SKIP);
  return withSkip(subject, [...body, ...lines]);
}

/** What checks said changes only exit criteria. */
export function checksCommitMessage(plans: readonly CheckedPlan[]): string {
  const issues = plans.map((plan) => plan.issue);
  const where = issues.length === 1 ? 'plan' : 'plans';
  const subject = `Record what checks said in the ${where} for ${numbers(issues)} ${SKIP}`;
  const lines = plans.flatMap(({ issue, ticked, unticked }) => {
    const said = [...idsSaid('proven', ticked), ...idsSaid('failed since', unticked)];
    return said.length === 0 ? [] : [`#${issue}: ${said.join('; ')}`];
  });
  return withSkip(subject, lines);
}

/** What one plan's share of a commit about checks is: ids of exit criteria. */
export interface CheckedPlan {
  readonly issue: number;
  readonly ticked: readonly string[];
  readonly unticked: readonly string[];
}

function idsSaid(word: string, ids: readonly string[]): string[] {
  const known = ids.filter(isId);
  return known.length === 0 ? [] : [`${word} ${known.join(', ')}`];
}

/** The mark counts wherever it stands, and the message is to end in it. */
function withSkip(subject: string, lines: readonly string[]): string {
  return lines.length === 0 ? subject : `${subject}\n\n${lines.join('\n')}\n\n${SKIP}`;
}

/** Says which of our commands were applied, by the registry's names, never what a person typed. */
export function commandCommitMessage(issue: number, results: readonly CommandResult[]): string {
  return `Apply ${namesOf(results)} to the plan for #${issue} ${SKIP}`;
}

/** The same of a plan of another tool; `lines` say which commands. */
export function otherPlanCommandMessage(results: readonly CommandResult[], lines: readonly string[]): string {
  return withSkip(`Apply ${namesOf(results)} to a plan of another tool ${SKIP}`, lines);
}

function namesOf(results: readonly CommandResult[]): string {
  const names = results.flatMap((result) =>
    result.kind === 'edit' || result.kind === 'redraw' ? [result.call.name] : [],
  );
  return names.length === 0 ? 'commands' : [...new Set(names)].join(', ');
}

function isId(text: string): boolean {
  return /^[TE]\d+(?:\.\d+)?$/.test(text);
}

/** `#57, #58 and #59`, at most ten. */
function numbers(all: readonly number[]): string {
  const shown = all.slice(0, 10).map((number) => `#${number}`);
  const rest = all.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

/** The same message for a commit that comes in a pull request, whose checks are to run. */
export function withoutSkip(message: string): string {
  return message.replaceAll(` ${SKIP}`, '').replaceAll(SKIP, '').trimEnd();
}
