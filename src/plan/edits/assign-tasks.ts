import type { Paragraph } from 'mdast';
import { appendToItem } from '../../markdown/append-to-item.ts';
import type { Edit, Intent } from '../../markdown/edit.ts';
import { placeOf } from '../../markdown/place.ts';
import { rangeOf } from '../../markdown/walk.ts';
import { prose } from '../prose.ts';
import { findStanding } from '../reading/find-line.ts';
import type { PlanDocument, TaskLine } from '../reading/plan-document.ts';
import { readPlan } from '../reading/read.ts';
import { type EditedPlan, editPlan } from './edit-plan.ts';

export interface AssignedTasks extends EditedPlan {
  readonly assigned: readonly string[];
  readonly unchanged: readonly string[];
}

/** Gives tasks to people (logins or `org/team`, without `@`), in the place of those who had them. */
export function assignTasks(
  source: string,
  ids: readonly string[],
  people: readonly string[],
): AssignedTasks {
  const plan = readPlan(source);
  const tasks = [...new Set(ids)].map((id) => findStanding(plan, id) as TaskLine);
  const isSame = (task: TaskLine): boolean =>
    task.owners.toSorted().join().toLowerCase() === people.toSorted().join().toLowerCase();
  const unchanged = tasks.filter(isSame).map((task) => task.id);
  const changing = tasks.filter((task) => !isSame(task));
  const assigned = changing.map((task) => task.id);
  if (changing.length === 0) return { source, phasesCompleted: [], assigned, unchanged };
  const owners = prose`${people.map((person) => ` · @${person}`).join('')}`;
  const edits = changing.flatMap((task) => [
    ...withoutOwners(plan, task),
    ...appendToItem(plan, task.item, owners),
  ]);
  return { ...editPlan(plan, edits), assigned, unchanged };
}

const OWNER = /[ \t]+·[ \t]+@[\w-]+(?:\/[\w.-]+)?(?=[ \t]+·[ \t]|[ \t]*$)/gm;

/** Cuts ` · @owner` out of the line's own text; one that is written otherwise stays where it is. */
function withoutOwners(plan: PlanDocument, { item }: TaskLine): Edit[] {
  const [paragraph] = item.children;
  if (paragraph?.type !== 'paragraph') return [];
  const place = placeOf(plan, paragraph);
  const edits: Edit[] = [];
  for (const [index, child] of paragraph.children.entries()) {
    if (child.type !== 'text' || child.position === undefined) continue;
    const { start, end } = rangeOf(child);
    const written = plan.source.slice(start, end);
    if (written !== child.value) continue;
    const value = child.value.replace(OWNER, keepInside(paragraph, index, child.value));
    if (value === child.value) continue;
    const insert = value === '' ? [] : [{ ...child, value }];
    const intent: Intent = { kind: 'children', ...place, index, remove: 1, insert };
    edits.push({ start, end, text: value, intent });
  }
  return edits;
}

/** At the end of a text that something follows, a name may go on. */
function keepInside(
  { children }: Paragraph,
  index: number,
  value: string,
): (match: string, at: number) => string {
  const isLast = index === children.length - 1;
  return (match, at) => (isLast || at + match.length < value.length ? '' : match);
}
