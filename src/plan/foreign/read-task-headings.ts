import type { MarkdownDocument } from '../../markdown/document.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { stateOfHeading, withoutSigns } from './find-phases.ts';
import type { ForeignPhase, TaskState } from './foreign-plan.ts';
import { type OutlineEntry, sectionEnd } from './outline.ts';
import type { RawTask } from './raw-task.ts';
import { stateSaid } from './state-words.ts';

/** A heading that names a task, with the blocks that belong to it. */
export interface TaskHeading {
  readonly id: string;
  readonly title: string;
  readonly state: TaskState;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** `Task 3` and `T003` are tasks by themselves; `1.2` only groups what is below it. */
  readonly isTask: boolean;
}

const TASK =
  /^(?:\[[ xX]\]\s*|[^\p{L}\p{N}[]+)*((?:task|tarea|aufgabe|tâche|tarefa|задача|任务|タスク|작업)\s*[-#]?\d{1,4}(?:\.\d{1,4}){0,3}[a-z]?|T-?\d{2,4})(?![\p{L}\p{N}.])\s*[:：.)–—-]*\s*(.*)$/iu;
const DOTTED = /^\W*(\d{1,3}(?:\.\d{1,3}){1,3})[.)]?\s+(.*)$/;

/** The headings that name tasks: `### Task 3: …` anywhere, `### 1.2 …` within a phase. */
export function readTaskHeadings(
  document: MarkdownDocument,
  outline: readonly OutlineEntry[],
  phases: readonly ForeignPhase[],
): TaskHeading[] {
  return outline.flatMap((entry) => {
    if (!entry.isHeading || entry.depth === 1 || phases.some((phase) => phase.start === entry.index))
      return [];
    const isInPhase = phases.some((phase) => phase.start < entry.index && entry.index < phase.end);
    const task = TASK.exec(entry.text);
    const match = task ?? (isInPhase ? DOTTED.exec(entry.text) : null);
    if (match === null) return [];
    const end = sectionEnd(
      document,
      outline,
      entry,
      (other) => other.isHeading && other.depth <= entry.depth,
    );
    return [
      {
        id: match[1] ?? '',
        title: withoutSigns(match[2] ?? ''),
        state: stateOfHeading(entry.text) ?? statusLine(document, entry.index + 1, end) ?? 'open',
        line: entry.line,
        start: entry.index,
        end,
        isTask: task !== null,
      },
    ];
  });
}

/** Those without boxes below them, as tasks. */
export function headingTasks(headings: readonly TaskHeading[], blocks: ReadonlySet<number>): RawTask[] {
  return headings
    .filter(({ isTask, start, end }) => isTask && ![...blocks].some((block) => start < block && block < end))
    .map(({ id, title, state, line, start }) => ({
      head: { id, isSure: true, at: null, parallel: false, story: null, text: title === '' ? id : title },
      ordinal: null,
      state,
      optional: false,
      isCriterion: false,
      requirements: [],
      block: start,
      line,
      section: '',
      parent: null,
      place: { kind: 'unmarked' },
    }));
}

function statusLine({ tree }: MarkdownDocument, from: number, to: number): TaskState | null {
  for (const block of tree.children.slice(from, to)) {
    if (block.type !== 'paragraph' && block.type !== 'list') continue;
    const said =
      /(?:^|\n)\W*(?:status|state|estado|statut|статус|状态|ステータス|상태)\W*[:：]\s*([^\n]{1,80})/i.exec(
        block.type === 'list' ? block.children.map(nodeText).join('\n') : nodeText(block),
      );
    if (said !== null) return stateSaid(said[1] ?? '');
  }
  return null;
}
