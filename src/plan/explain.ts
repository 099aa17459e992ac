import { walk } from '../markdown/walk.ts';
import { linksTo } from './links-to.ts';
import { plainText } from './prose.ts';
import { findLine, type IdLine, linesOf } from './reading/find-line.ts';
import type { PlanDocument, TaskLine } from './reading/plan-document.ts';
import { readPlan } from './reading/read.ts';
import { splitProse } from './reading/split-prose.ts';

/** A line with its id, as other lines name it. */
export interface NamedLine {
  readonly id: string;
  readonly text: string;
}

/** Where a line of the plan comes from and what hangs on it. Plain data; the texts in it are what people wrote. */
export interface PlanExplanation {
  readonly id: string;
  readonly text: string;
  /** Line of PLAN.md, from 1. */
  readonly line: number;
  readonly state: 'open' | 'done' | 'dropped' | null;
  readonly phase: { readonly number: number; readonly title: string } | null;
  /** What a task meets, with the sentence of the issue as the plan quotes it. */
  readonly requirements: readonly NamedLine[];
  readonly paths: readonly { readonly path: string; readonly status: string }[];
  readonly owners: readonly string[];
  /** Tasks that come first, and those that wait for this one. */
  readonly after: readonly NamedLine[];
  readonly before: readonly NamedLine[];
  /** Tasks that meet this requirement. */
  readonly metBy: readonly NamedLine[];
  /** What was recorded behind the line: who ticked, dropped or reopened it, when and why. */
  readonly history: readonly string[];
  /** Merged pull requests that did it. */
  readonly pulls: readonly { readonly number: number; readonly url: string; readonly date: string | null }[];
  /** Questions, decisions and risks that name it. */
  readonly namedBy: readonly NamedLine[];
}

/** Reads what the plan says about an id. Throws an IdFault where the plan does not have it. */
export function explainLine(source: string, id: string): PlanExplanation {
  const plan = readPlan(source);
  const line = findLine(plan, id);
  const task = plan.tasks.find((one) => one.id === id);
  return {
    id,
    text: line.text,
    line: line.line,
    state: stateOf(line),
    phase: phaseOf(plan, line),
    requirements: named(linesOf(plan, 'R'), task?.requirements ?? []),
    paths: task?.paths ?? [],
    owners: task?.owners ?? [],
    after: named(plan.tasks, task?.after ?? []),
    before: plan.tasks.filter((one) => one.after.includes(id)).map(nameOf),
    metBy: plan.tasks.filter((one) => one.requirements.includes(id)).map(nameOf),
    history: historyOf(line),
    pulls: task === undefined ? [] : pullsOf(plan, task),
    namedBy: ['Q', 'D', 'K']
      .flatMap((letter) => linesOf(plan, letter))
      .filter((one) => names(one, id))
      .map(nameOf),
  };
}

function stateOf({ item, checked, struck }: IdLine): PlanExplanation['state'] {
  if (struck) return 'dropped';
  if (typeof item.checked !== 'boolean') return null;
  return checked ? 'done' : 'open';
}

function phaseOf(plan: PlanDocument, { id }: IdLine): PlanExplanation['phase'] {
  const number = [...plan.tasks, ...plan.criteria].find((one) => one.id === id)?.phase ?? null;
  const phase = plan.phases.find((one) => one.number === number);
  return phase === undefined || phase.number === null ? null : { number: phase.number, title: phase.title };
}

/** In the order asked for; an id without a line is named by itself. */
function named(lines: readonly IdLine[], ids: readonly string[]): NamedLine[] {
  return ids.map((id) => ({ id, text: lines.find((line) => line.id === id)?.text ?? '' }));
}

function nameOf({ id, text }: NamedLine): NamedLine {
  return { id, text };
}

/** Suffixes that say neither what comes first nor whose it is. */
function historyOf({ item }: IdLine): string[] {
  const [paragraph] = item.children;
  if (paragraph?.type !== 'paragraph') return [];
  const suffixes = splitProse(paragraph.children, ' · ').slice(1).map(plainText);
  return suffixes.filter((suffix) => !/^(?:after T\d|@[\w-]+(?:\/[\w.-]+)?$|#\d+$)/.test(suffix.trim()));
}

function pullsOf(plan: PlanDocument, task: TaskLine): PlanExplanation['pulls'] {
  return plan.phases
    .flatMap((phase) => phase.records)
    .filter((record) => linksTo(task.item, record.url))
    .flatMap(({ number, url, date }) => (number === null ? [] : [{ number, url, date }]));
}

function names({ id, item }: IdLine, wanted: string): boolean {
  const pattern = new RegExp(`\\b${wanted.replace('.', '\\.')}\\b`);
  let found = false;
  walk(item, (node) => {
    if (node.type === 'text' && pattern.test(node.value)) found = true;
  });
  return found && id !== wanted;
}
