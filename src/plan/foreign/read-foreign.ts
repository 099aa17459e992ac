import type { MarkdownDocument } from '../../markdown/document.ts';
import { EditRefused } from '../../markdown/edit-refused.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { parse } from '../../markdown/parse.ts';
import { findForeignPhases } from './find-phases.ts';
import type { ForeignPhase, ForeignPlan, ForeignTask, PlanForm } from './foreign-plan.ts';
import { readLegend } from './legend.ts';
import { outlineOf } from './outline.ts';
import type { RawTask } from './raw-task.ts';
import { readItems } from './read-items.ts';
import { readRows } from './read-rows.ts';
import { headingTasks, readTaskHeadings, type TaskHeading } from './read-task-headings.ts';
import { settleIds } from './settle-ids.ts';

const MOST_BYTES = 512 * 1024;
const LONGEST_TEXT = 500;

/** A plan, or why the text could not be read as markdown at all. */
export type ForeignReading =
  | { readonly kind: 'plan'; readonly plan: ForeignPlan }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Reads a plan that another tool or a person wrote: its phases by their usual headings, its tasks by their usual
 * forms. Never throws; a text without either is a plan with none.
 */
export function readForeignPlan(source: string): ForeignReading {
  const bytes = new TextEncoder().encode(source).length;
  if (bytes > MOST_BYTES) {
    const message = `The text has ${Math.ceil(bytes / 1024)} KB; expected at most ${MOST_BYTES / 1024} KB.`;
    return { kind: 'refused', message };
  }
  try {
    return { kind: 'plan', plan: readPlanOf(parse(source)) };
  } catch (error) {
    if (error instanceof EditRefused) return { kind: 'refused', message: error.message };
    throw error;
  }
}

function readPlanOf(document: MarkdownDocument): ForeignPlan {
  const outline = outlineOf(document);
  const items = readItems(document, outline, readLegend(document.source));
  const ids = new Set(items.map(({ head }) => head.id?.toLowerCase()));
  const rows = readRows(document, outline, items.length === 0).filter(
    ({ head }) => head.id === null || !ids.has(head.id.toLowerCase()),
  );
  const blocks = new Set([...items, ...rows].map((task) => task.block));
  const phases = findForeignPhases(document, outline, blocks);
  const headings = readTaskHeadings(document, outline, phases);
  const taken = new Set([...items, ...rows].map(({ head }) => head.id?.toLowerCase()));
  const alone = headingTasks(headings, blocks).filter(({ head }) => !taken.has(head.id?.toLowerCase()));
  const tasks = [...items, ...rows, ...alone].toSorted((a, b) => a.line - b.line);
  const title = outline.find((entry) => entry.isHeading && entry.depth === 1) ?? outline[0];
  return {
    document,
    form: formOf(document, tasks),
    title: title?.text ?? '',
    phases,
    ...settled(tasks, phases, headings),
  };
}

function settled(
  raw: readonly RawTask[],
  phases: readonly ForeignPhase[],
  headings: readonly TaskHeading[],
): Pick<ForeignPlan, 'tasks' | 'groups'> {
  const indexOf = (task: RawTask): number =>
    phases.findLastIndex((phase) => phase.start <= task.block && task.block < phase.end);
  const groupOf = (task: RawTask): TaskHeading | undefined =>
    headings.findLast((heading) => heading.start < task.block && task.block < heading.end);
  const ids = settleIds(raw, (task) => [groupOf(task)?.id, phases[indexOf(task)]?.number]);
  const used = headings.filter((heading) => raw.some((task) => groupOf(task) === heading));
  const items = new Map(
    raw.flatMap((task, index) => (task.place.kind === 'item' ? [[task.place.item, index] as const] : [])),
  );
  const tasks = raw.map((task, index): ForeignTask => {
    const phase = indexOf(task);
    const group = groupOf(task);
    return {
      id: ids[index]?.id ?? '',
      written: ids[index]?.written ?? null,
      text: (ids[index]?.text ?? '').slice(0, LONGEST_TEXT),
      state: task.state,
      at: task.head.at,
      kind: task.isCriterion ? 'criterion' : 'task',
      optional: task.optional,
      parallel: task.head.parallel,
      story: task.head.story,
      requirements: task.requirements,
      phase: phase === -1 ? null : phase,
      section: task.section,
      line: task.line,
      parent: task.parent === null ? null : (items.get(task.parent) ?? null),
      group: group === undefined ? null : used.indexOf(group),
      place: task.place,
    };
  });
  return { tasks, groups: used.map(({ id, title, line }) => ({ id, title, line })) };
}

/** Told by what only one tool writes. */
function formOf({ tree }: MarkdownDocument, tasks: readonly RawTask[]): PlanForm {
  const headings = new Set(
    tree.children.flatMap((block) =>
      block.type === 'heading' ? [nodeText(block).trim().toLowerCase()] : [],
    ),
  );
  if (headings.has('progress') && (headings.has('decision log') || headings.has('surprises & discoveries')))
    return 'exec-plan';
  const speckit = tasks.filter(({ head }) => head.id !== null && /^T\d{3,}$/.test(head.id));
  if (speckit.some(({ head }) => head.parallel || head.story !== null) && speckit.length > 1)
    return 'spec-kit';
  const dotted = tasks.filter(({ head }) => head.id !== null && /^\d+(?:\.\d+)?$/.test(head.id));
  const isKiro = headings.has('implementation plan') && dotted.length * 2 > tasks.length;
  const isMarked = tasks.some((task) => task.optional || task.requirements.length > 0);
  if (isMarked || isKiro) return dotted.length > 0 ? 'kiro' : 'markdown';
  return 'markdown';
}
