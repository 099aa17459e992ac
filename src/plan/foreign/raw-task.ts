import type { ListItem } from 'mdast';
import type { TaskPlace, TaskState } from './foreign-plan.ts';
import type { TaskHead } from './task-id.ts';

/** A task as found in one place of the document, before ids are settled. */
export interface RawTask {
  readonly head: TaskHead;
  /** For an item of an ordered list without an id of its own: its number. */
  readonly ordinal: number | null;
  readonly state: TaskState;
  readonly optional: boolean;
  readonly isCriterion: boolean;
  readonly requirements: readonly string[];
  /** Index of its block in the tree's root. */
  readonly block: number;
  readonly line: number;
  readonly section: string;
  readonly parent: ListItem | null;
  readonly place: TaskPlace;
}
