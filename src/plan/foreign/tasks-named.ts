import { UserError } from '../../errors.ts';
import { findTask } from './find-task.ts';
import type { ForeignPlan, ForeignTask } from './foreign-plan.ts';

export interface NamedTasks {
  readonly tasks: readonly ForeignTask[];
  /** What follows the names; empty where nothing does. */
  readonly rest: string;
  /** Why a name stands for no task or for several. */
  readonly faults: readonly string[];
}

const LIKE_ID = /^(?:#?[\p{L}]{0,10}[-_/]?\d[\w./-]*|t-[0-9a-f]{6}(?:-\d+)?)$/iu;

/**
 * The tasks that a text names from its start: `T003, T004`, `1.2 1.3`, `Task 3`, each as the plan writes it, with
 * commas, `and` or white space between. The first word that is neither a name nor like one begins the rest.
 */
export function tasksNamed(plan: ForeignPlan, text: string): NamedTasks {
  const tasks: ForeignTask[] = [];
  const faults: string[] = [];
  let left = separated(text);
  while (left !== '') {
    const [word = '', next = ''] = left.split(/[\s,;]+/, 2);
    const pair = `${word} ${next}`.trim();
    const found = [pair, word].map((name) => ({ name, found: findTask(plan, bare(name)) }));
    const hit =
      found.find((each) => each.found.kind === 'found') ??
      found.find((each) => each.found.kind === 'ambiguous');
    if (hit === undefined && !LIKE_ID.test(bare(word))) break;
    const result = hit?.found ?? findTask(plan, bare(word));
    if (result.kind === 'found') tasks.push(...result.tasks);
    else faults.push(result.message);
    const length =
      hit?.name === pair && next !== '' ? left.indexOf(next, word.length) + next.length : word.length;
    left = separated(left.slice(length));
  }
  return { tasks: [...new Set(tasks)], rest: left, faults };
}

/** As `tasksNamed`, throwing UserError for the first fault, or where no task is named. */
export function requireTasks(plan: ForeignPlan, text: string): NamedTasks {
  const named = tasksNamed(plan, text);
  const [fault] = named.faults;
  if (fault !== undefined) throw new UserError(fault);
  if (named.tasks.length > 0) return named;
  const found = findTask(plan, bare(text.trim().split(/\s+/)[0] ?? ''));
  const said =
    text.trim() === '' || found.kind === 'found'
      ? 'No task was named; expected ids as the plan writes them.'
      : found.message;
  throw new UserError(said);
}

function separated(text: string): string {
  return text.replace(/^(?:[\s,;&]|and\s)+/i, '');
}

/** Quotation marks, backticks and a full stop around a name are not part of it. */
function bare(name: string): string {
  return name.replace(/^["'`“([]+|["'`”)\].:!]+$/g, '');
}
