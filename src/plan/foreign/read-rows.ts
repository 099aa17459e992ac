import type { Table, TableRow } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { nodeText } from '../../markdown/node-text.ts';
import type { TaskState } from './foreign-plan.ts';
import type { OutlineEntry } from './outline.ts';
import { readPhaseLabel } from './phase-label.ts';
import type { RawTask } from './raw-task.ts';
import { stateSaid } from './state-words.ts';
import { readTaskHead } from './task-id.ts';

const STATUS =
  /^\W*(?:status|state|done|progress|completed?|completion|✓|✔|✅|estado|estatus|statut|stand|stato|статус|状态|狀態|ステータス|状態|진행|상태)\W*$/iu;
const ID = /^\W*(?:#|ids?|nr|no|num(?:ber)?|key|task ids?|step)\W*$/i;
const TEXT =
  /task|title|descri|item|feature|what|work|deliver|action|name|activity|story|tarea|aufgabe|tâche|задач|任务|タスク|작업/i;
/** Tables about something else have a status too. */
const OTHER_SECTION =
  /risk|decision|question|issue|bug|depend|environment|endpoint|existing|current state|version history|changelog/i;

/**
 * The rows of tables with a status column, as tasks. A table whose rows are phases repeats what their sections say,
 * so it counts only where `isAlone`: the document has no other task.
 */
export function readRows(
  { tree }: MarkdownDocument,
  outline: readonly OutlineEntry[],
  isAlone: boolean,
): RawTask[] {
  return tree.children.flatMap((block, index) => {
    if (block.type !== 'table') return [];
    const section = outline.findLast((entry) => entry.isHeading && entry.index < index)?.text ?? '';
    return OTHER_SECTION.test(section) ? [] : rowsOf({ block: index, section, isAlone, table: block });
  });
}

interface At {
  readonly block: number;
  readonly section: string;
  readonly isAlone: boolean;
  readonly table: Table;
}

function rowsOf(at: At): RawTask[] {
  const [header, ...rows] = at.table.children;
  const names = header?.children.map((cell) => nodeText(cell).trim()) ?? [];
  const status = names.findIndex((name) => STATUS.test(name));
  if (status === -1 || names.length < 2) return [];
  const states = rows.map((row) => stateOf(row, status));
  const known = states.filter((state) => state !== null).length;
  // A column of something else, such as the status of an HTTP answer.
  if (known === 0 || known * 2 < states.length) return [];
  const columns = columnsOf(names, status);
  const arePhases = rows.filter((row) => readPhaseLabel(cellText(row, columns.text)) !== null).length;
  if (!at.isAlone && arePhases * 2 > rows.length) return [];
  return rows.flatMap((row, index) => rowTask(row, states[index] ?? 'open', { ...columns, status }, at));
}

interface Columns {
  readonly id: number | null;
  readonly text: number;
  readonly status: number;
}

function columnsOf(names: readonly string[], status: number): Omit<Columns, 'status'> {
  const others = names.map((_, index) => index).filter((index) => index !== status);
  const id = others.find((index) => ID.test(names[index] ?? '')) ?? null;
  const rest = others.filter((index) => index !== id);
  const text = rest.find((index) => TEXT.test(names[index] ?? '')) ?? rest[0] ?? others[0] ?? 0;
  return { id, text };
}

function rowTask(row: TableRow, state: TaskState, columns: Columns, at: At): RawTask[] {
  const cell = row.children[columns.status];
  const text = cellText(row, columns.text);
  const written = columns.id === null ? '' : cellText(row, columns.id);
  if (cell === undefined || (text === '' && written === '')) return [];
  const head = readTaskHead(text === '' ? written : text, null);
  const isId = /\d/.test(written) && written.length <= 24;
  return [
    {
      head: isId ? { ...head, id: written, isSure: true, text: head.id === null ? head.text : text } : head,
      ordinal: null,
      state,
      optional: false,
      isCriterion: false,
      requirements: [],
      block: at.block,
      line: row.position?.start.line ?? 0,
      section: at.section,
      parent: null,
      place: { kind: 'cell', cell, table: at.table, text: cellText(row, columns.status) },
    },
  ];
}

/** An empty cell says nothing yet: open. */
function stateOf(row: TableRow, column: number): TaskState | null {
  const text = cellText(row, column);
  return /^[-–—\s]*$/.test(text) ? 'open' : stateSaid(text);
}

function cellText(row: TableRow, column: number): string {
  const cell = row.children[column];
  return cell === undefined ? '' : nodeText(cell).replace(/\s+/g, ' ').trim();
}
