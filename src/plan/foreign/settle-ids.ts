import type { RawTask } from './raw-task.ts';
import { idFamily, madeUpId } from './task-id.ts';

export interface SettledId {
  readonly id: string;
  readonly written: string | null;
  readonly text: string;
}

/** What a task stands in: the id of its `Task 3` heading and the number of its phase, where it has them. */
type Within = (task: RawTask) => readonly (string | number | null | undefined)[];

/**
 * Gives each task one id that no other has: the one that stands there; with what it stands in before it (`2/1` for
 * the first of phase 2) where it stands twice; made up from its words where there is none or that is not enough.
 */
export function settleIds(tasks: readonly RawTask[], within: Within): SettledId[] {
  const written = tasks.map(believedIds(tasks));
  const heads = [
    written,
    ...[0, 1].map((which) =>
      tasks.map((task, index) => qualified(written[index] ?? null, within(task)[which])),
    ),
  ];
  const counts = heads.map(count);
  const taken = new Map<string, number>();
  return tasks.map((task, index) => {
    const own = written[index] ?? null;
    // A head that was not believed is part of the text.
    const text = own === null && task.head.id !== null ? `${task.head.id} ${task.head.text}` : task.head.text;
    const which = heads.findIndex((ids, level) => counts[level]?.get(key(ids[index])) === 1);
    const id = heads[which]?.[index];
    if (typeof id === 'string') return { id, written: own, text };
    const madeUp = madeUpId(task.section, `${own ?? ''} ${text}`);
    const times = (taken.get(madeUp) ?? 0) + 1;
    taken.set(madeUp, times);
    return { id: times === 1 ? madeUp : `${madeUp}-${times}`, written: own, text };
  });
}

/** `Step 4` of `Task 2` is `2/4`. */
function qualified(id: string | null, within: string | number | null | undefined): string | null {
  if (id === null || within === null || within === undefined) return null;
  return `${withoutWord(String(within))}/${withoutWord(id)}`;
}

function withoutWord(id: string): string {
  return id.replace(/^\p{L}+[\s#-]+(?=\d)/u, '');
}

/** What only looks like an id (`S3 bucket`) is one where two tasks have different ones that begin alike. */
function believedIds(tasks: readonly RawTask[]): (task: RawTask) => string | null {
  const families = new Map<string, Set<string>>();
  for (const { head } of tasks) {
    if (head.id === null) continue;
    const family = idFamily(head.id);
    families.set(family, (families.get(family) ?? new Set()).add(head.id));
  }
  return ({ head, ordinal }) => {
    const { id } = head;
    if (id !== null && (head.isSure || (families.get(idFamily(id))?.size ?? 0) > 1)) return id;
    return id === null && ordinal !== null ? String(ordinal) : null;
  };
}

function count(ids: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) if (id !== null) counts.set(key(id), (counts.get(key(id)) ?? 0) + 1);
  return counts;
}

function key(id: string | null | undefined): string {
  return id?.toLowerCase() ?? '';
}
