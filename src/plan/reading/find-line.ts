import type { ListItem } from 'mdast';
import { walk } from '../../markdown/walk.ts';
import { didYouMean } from '../did-you-mean.ts';
import { foreignText } from '../foreign-text.ts';
import { IdFault } from '../id-fault.ts';
import { readLineParts } from '../sections/plan-line.ts';
import { oneLine } from '../sections/read-prose.ts';
import type { PlanDocument } from './plan-document.ts';

/** A line of the plan with an id; requirements, decisions and risks have no checkbox. */
export interface IdLine {
  readonly id: string;
  /** False where the line has no checkbox. */
  readonly checked: boolean;
  /** Struck through: dropped, but its id stays taken. */
  readonly struck: boolean;
  readonly text: string;
  readonly item: ListItem;
  /** From 1. */
  readonly line: number;
}

const KINDS: Readonly<Record<string, string>> = {
  T: 'task',
  E: 'exit criterion',
  R: 'requirement',
  Q: 'question',
  D: 'decision',
  K: 'risk',
};

/** Every line of one kind, by the letter of its ids, in document order; the first where people wrote an id twice. */
export function linesOf(plan: PlanDocument, letter: string): readonly IdLine[] {
  if (letter === 'T') return plan.tasks;
  if (letter === 'E') return plan.criteria;
  if (letter === 'Q') return plan.questions;
  return listedLines(plan, letter);
}

function listedLines(plan: PlanDocument, letter: string): IdLine[] {
  const pattern = new RegExp(`^(${letter}\\d{1,5})\\b`);
  const found = new Map<string, IdLine>();
  walk(plan.tree, (item, parents) => {
    if (item.type !== 'listItem' || parents.some((parent) => parent.type === 'blockquote')) return;
    const first = item.children[0];
    const start = first?.type === 'paragraph' ? first.children[0] : undefined;
    if (start?.type !== 'strong' && start?.type !== 'delete') return;
    const parts = readLineParts(item, pattern, /(?!)/);
    if (parts === null || found.has(parts.id)) return;
    const { id, struck, body } = parts;
    const line = item.position?.start.line ?? 0;
    found.set(id, { id, checked: false, struck, text: oneLine(body), item, line });
  });
  return [...found.values()];
}

/** The line of an id. Throws an IdFault that says which ids there are, and which is near. */
export function findLine(plan: PlanDocument, id: string): IdLine {
  const lines = linesOf(plan, id.charAt(0));
  const line = lines.find((candidate) => candidate.id === id);
  if (line === undefined) throw unknownId(lines, id);
  return line;
}

/** The same, for a line that was not dropped. */
export function findStanding(plan: PlanDocument, id: string): IdLine {
  const line = findLine(plan, id);
  if (!line.struck) return line;
  throw new IdFault(
    id,
    `\`${line.id}\` was dropped from this plan (line ${line.line}); expected one that still stands.`,
  );
}

function unknownId(lines: readonly IdLine[], id: string): IdFault {
  const ids = lines.map((line) => line.id);
  const number = Number(id.slice(1));
  const same = ids.find((known) => Number(known.slice(1)) === number);
  const hint = same === undefined ? didYouMean(id, ids) : ` Did you mean \`${same}\`?`;
  const shown = foreignText(id, 40).replaceAll('`', "'");
  const kind = KINDS[id.charAt(0)] ?? 'id';
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
