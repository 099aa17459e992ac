import type { PhaseProgress } from '../plan/reading/read-progress.ts';
import type { PlanStatus } from '../plan/status.ts';
import { bounded, count } from './count.ts';
import { safeText } from './safe-text.ts';

/** How a plan stands, in paragraphs: what the reply to `status` and the sticky comment have in common. */
export function statusLines(status: PlanStatus, planUrl: string | null, prefix = '/plan'): string[] {
  return [
    headline(status, planUrl),
    ...phaseTable(status.phases),
    ...nextTasks(status),
    ...awaited(status, prefix),
    ...checkpoints(status),
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
  const state = status.complete ? ' is complete' : '';
  const of = status.issue === 0 ? '' : ` of #${status.issue}`;
  return `${plan}${of} (${status.tier})${state}: ${done}${proven}.`;
}

function phaseTable(phases: readonly PhaseProgress[]): string[] {
  const rows = phases.flatMap((phase) => {
    if (phase.number === null) return [];
    const state = phase.waitsFor === null ? phase.state : `after phase ${phase.waitsFor}`;
    return [
      `| ${phase.number}: ${safeText(phase.title)} | ${state} | ${ofTotal(phase.tasks)} | ${ofTotal(phase.criteria)} |`,
    ];
  });
  if (rows.length === 0) return [];
  return [
    ['| phase | state | tasks | exit criteria |', '|---|---|---|---|', ...rows.slice(0, 50)].join('\n'),
  ];
}

function nextTasks(status: PlanStatus): string[] {
  if (status.next.length === 0) return [];
  const lines = status.next.map((task) => `- **${task.id}** ${safeText(task.text)}`);
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

/** A phase whose work is done waits for people: the plan is confirmed or adjusted before the next one. */
function checkpoints(status: PlanStatus): string[] {
  return status.phases.flatMap((phase) => {
    if (phase.state !== 'complete' || phase.checkpoint !== 'open') return [];
    const which = phase.number === null ? 'The work' : `Phase ${phase.number}`;
    return [
      `**${which} is complete and its checkpoint is open.** Read what shipped, then tick the checkpoint in the plan, or adjust what comes next.`,
    ];
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
