import { UserError } from '../errors.ts';
import { appendToItem } from '../markdown/append-to-item.ts';
import { setChecked } from '../markdown/set-checked.ts';
import { didYouMean } from './did-you-mean.ts';
import { finishEdit } from './finish-edit.ts';
import { foreignText, webLink } from './foreign-text.ts';
import { IdFault } from './id-fault.ts';
import type { Actor } from './merged-pull.ts';
import type { Prose } from './plan.ts';
import type { PlanDocument, PlanLine } from './plan-document.ts';
import { prose } from './prose.ts';
import { readPlan } from './read.ts';

export interface MarkedDone {
  /** The same text as before where all were done already. */
  readonly source: string;
  readonly ticked: string[];
  readonly alreadyDone: string[];
  readonly phasesCompleted: number[];
}

const LONGEST_REASON = 500;

/**
 * Ticks tasks and exit criteria by hand, with who, when and why behind the line. Throws UserError, and changes
 * nothing, for an id that the plan does not have or that was dropped, and for an exit criterion without a reason.
 */
export function markDone(
  source: string,
  ids: readonly string[],
  actor: Actor,
  reason: string | null,
): MarkedDone {
  const plan = readPlan(source);
  const lines = [...new Set(ids)].map((id) => lineOf(plan, id));
  const said = foreignText(reason ?? '', LONGEST_REASON);
  const open = lines.filter((line) => !line.checked);
  const unproven = open.find((line) => line.id.startsWith('E'));
  if (unproven !== undefined && said === '') {
    throw new UserError(
      `\`${unproven.id}\` is an exit criterion: expected what proves it, found no reason. Say it behind the id.`,
    );
  }
  const alreadyDone = lines.filter((line) => line.checked).map((line) => line.id);
  if (open.length === 0) return { source, ticked: [], alreadyDone, phasesCompleted: [] };
  const finished = finishEdit(plan, {
    ticked: new Set(open.map((line) => line.id)),
    edits: open.flatMap((line) => [
      ...setChecked(plan, line.item, true),
      ...appendToItem(plan, line.item, byHand(actor, said)),
    ]),
    optional: [],
    records: [],
    ledger: [],
  });
  return { ...finished, ticked: open.map((line) => line.id), alreadyDone };
}

function byHand({ login, url, date }: Actor, reason: string): Prose {
  const who = prose` · ${webLink(url, `@${foreignText(login, 60)}`)}, ${date}`;
  return reason === '' ? who : prose`${who}: "${reason}"`;
}

function lineOf(plan: PlanDocument, id: string): PlanLine {
  const lines: readonly PlanLine[] = [...plan.tasks, ...plan.criteria];
  const line = lines.find((candidate) => candidate.id === id);
  if (line === undefined) throw unknownId(plan, id);
  if (line.struck) {
    throw new IdFault(
      id,
      `\`${line.id}\` was dropped from this plan (line ${line.line}); expected one that still stands.`,
    );
  }
  return line;
}

function unknownId(plan: PlanDocument, id: string): IdFault {
  const isTask = id.startsWith('T');
  const ids = (isTask ? plan.tasks : plan.criteria).map((line) => line.id);
  const kind = isTask ? 'task' : 'exit criterion';
  const number = Number(id.slice(1));
  const same = ids.find((known) => Number(known.slice(1)) === number);
  const hint = same === undefined ? didYouMean(id, ids) : ` Did you mean \`${same}\`?`;
  const shown = foreignText(id, 40).replaceAll('`', "'");
  return new IdFault(id, `Unknown ${kind} \`${shown}\`; this plan has ${range(ids)}.${hint}`);
}

function range(ids: readonly string[]): string {
  const [first] = ids;
  const last = ids.at(-1);
  if (first === undefined || last === undefined) return 'none';
  if (ids.length < 4) return ids.join(', ');
  const isRun = ids.every((id, index) => Number(id.slice(1)) === Number(first.slice(1)) + index);
  return isRun && first.startsWith('T') ? `${first} to ${last}` : ids.join(', ');
}
