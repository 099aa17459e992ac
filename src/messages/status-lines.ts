import type { PhaseProgress } from '../plan/reading/read-progress.ts';
import type { PlanStatus } from '../plan/status.ts';
import { bounded, count } from './count.ts';
import { type Medium, ON_GITHUB } from './medium.ts';

/** How a plan stands, in paragraphs: what the reply to `status` and the sticky comment have in common. */
export function statusLines(
  status: PlanStatus,
  planUrl: string | null,
  prefix = '/plan',
  medium: Medium = ON_GITHUB,
): string[] {
  return [
    headline(status, planUrl),
    ...phaseTable(status.phases, medium),
    ...nextTasks(status, medium),
    ...awaited(status, prefix),
    ...checkpoints(status, prefix),
    ...(status.openQuestions === 0 ? [] : [openQuestions(status.openQuestions)]),
    ...(status.paused ? ['The plan is paused: merged work is not recorded until it is resumed.'] : []),
  ];
}

function headline(status: PlanStatus, planUrl: string | null): string {
  const plan = planUrl === null ? 'The plan' : `[The plan](${planUrl})`;
  const tasks = sum(status.phases.map((phase) => phase.tasks));
  const criteria = sum(status.phases.map((phase) => phase.criteria));
  const done = `${ofTotal(tasks)} tasks done`;
  const proven = criteria.total === 0 ? '' : `, ${ofTotal(criteria)} exit criteria met`;
  const open = status.phases.filter((phase) => phase.checkpoint === 'open').length;
  const rest = open === 0 ? '' : ` but for ${open === 1 ? 'its checkpoint' : 'its checkpoints'}`;
  const state = status.complete ? ` is complete${rest}` : '';
  const of = status.issue === 0 ? '' : ` of #${status.issue}`;
  return `${plan}${of} (${status.tier})${state}: ${done}${proven}.`;
}

function phaseTable(phases: readonly PhaseProgress[], { cell }: Medium): string[] {
  const rows = phases.flatMap((phase) => {
    if (phase.number === null) return [];
    const state = phase.waitsFor === null ? phase.state : `after phase ${phase.waitsFor}`;
    return [
      `| ${phase.number}: ${cell(phase.title)} | ${state} | ${ofTotal(phase.tasks)} | ${ofTotal(phase.criteria)} |`,
    ];
  });
  if (rows.length === 0) return [];
  return [
    ['| phase | state | tasks | exit criteria |', '|---|---|---|---|', ...rows.slice(0, 50)].join('\n'),
  ];
}

function nextTasks(status: PlanStatus, { text }: Medium): string[] {
  if (status.next.length === 0) return [];
  const lines = status.next.map((task) => `- **${task.id}** ${text(task.text)}`);
  const groups = status.sideBySide.map((group) => group.join(', ')).join('; ');
  return [
    '**Next**',
    bounded(lines, 10).join('\n'),
    ...(groups === '' ? [] : [`These share no file and can run side by side: ${groups}.`]),
  ];
}

/** What is done and not proven: by which check, and what to do where it does not run. */
function awaited({ awaitedChecks }: PlanStatus, prefix: string): string[] {
  const lines = awaitedChecks.map(({ id, checks, hasFailed }) => {
    const names = `${checks.length === 1 ? 'the check' : 'the checks'} ${checks.map(code).join(', ')}`;
    return hasFailed
      ? `- **${id}** is open again: ${names} failed after it was proven.`
      : `- **${id}** waits for ${names} on the default branch.`;
  });
  const [first] = awaitedChecks;
  if (first === undefined) return [];
  const byHand = `Where a check does not run there, say what proves it: \`${prefix} done ${first.id} <reason>\`.`;
  return [bounded(lines, 10).join('\n'), byHand];
}

/**
 * A phase whose work is done waits for people: the plan is confirmed or adjusted before the next one. A plan is complete
 * without that, for all its work is done and proven; what is left says so.
 */
function checkpoints({ complete, phases }: PlanStatus, prefix: string): string[] {
  const open = phases.filter((phase) => phase.state === 'complete' && phase.checkpoint === 'open');
  return open.map(({ number }) => {
    const which = number === null ? 'The checkpoint' : `Checkpoint ${number}`;
    const call = `\`${prefix} checkpoint ${number ?? 1}`;
    const work = number === null ? 'the work' : `the work of phase ${number}`;
    const then = complete ? 'say what is missing' : 'say what has to change before the next phase';
    return `**${which} is yours:** ${work} is done, and a person has yet to confirm it. Read what shipped, then tick the checkpoint in the plan (${call} pass\`), or ${then} (${call} adjust <text>\`).`;
  });
}

function openQuestions(number: number): string {
  return `${count(number, 'question is', 'questions are')} open; until someone answers, the defaults stand.`;
}

function sum(counts: readonly { readonly done: number; readonly total: number }[]) {
  return counts.reduce((all, one) => ({ done: all.done + one.done, total: all.total + one.total }), {
    done: 0,
    total: 0,
  });
}

function ofTotal({ done, total }: { readonly done: number; readonly total: number }): string {
  return `${done} of ${total}`;
}

/** Inside of code GitHub reads neither mentions nor commands. */
function code(name: string): string {
  return `\`${name.replaceAll('`', "'").replace(/\s+/g, ' ').slice(0, 100)}\``;
}
