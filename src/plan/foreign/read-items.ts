import type { ListItem, Nodes, Paragraph, Parents } from 'mdast';
import type { MarkdownDocument } from '../../markdown/document.ts';
import { nodeText } from '../../markdown/node-text.ts';
import { walk } from '../../markdown/walk.ts';
import type { ItemMark, TaskState } from './foreign-plan.ts';
import { readItemMark } from './item-mark.ts';
import { type Legend, markState } from './legend.ts';
import type { OutlineEntry } from './outline.ts';
import type { RawTask } from './raw-task.ts';
import { stateBySign } from './state-words.ts';
import { readTaskHead } from './task-id.ts';

const CRITERIA =
  /acceptance|exit criteri|success criteri|completion criteri|entry criteri|definition of (?:done|ready)|done when|quality gate|criterios de|abnahmekriteri|критери|受け入れ|验收|완료 조건/i;

/**
 * The list items that are tasks, in document order: those with a mark between brackets, and those that begin with a
 * sign such as ✅, unless one sign stands alone, or in what a box holds, where it says something of that task. What
 * stands in a block quote is somebody's quotation.
 */
export function readItems(
  document: MarkdownDocument,
  outline: readonly OutlineEntry[],
  legend: Legend,
): RawTask[] {
  const tasks: { readonly task: RawTask; readonly isSigned: boolean }[] = [];
  for (const [block, root] of document.tree.children.entries()) {
    if (root.type !== 'list') continue;
    const place = placeOf(document, outline, block);
    walk(root, (node, parents) => {
      if (node.type !== 'listItem' || parents.some((parent) => parent.type === 'blockquote')) return;
      const mark = readItemMark(document, node);
      const task =
        mark !== null
          ? itemTask(document, node, { mark, parents, block, ...place }, legend)
          : isInBox(document, parents)
            ? null
            : signedTask(node, block, place);
      if (task !== null) tasks.push({ task, isSigned: mark === null });
    });
  }
  const isOneSign = tasks.filter(({ isSigned }) => isSigned).length < 2;
  return tasks.filter(({ isSigned }) => !isSigned || !isOneSign).map(({ task }) => task);
}

function isInBox(document: MarkdownDocument, parents: readonly Parents[]): boolean {
  return parents.some((parent) => parent.type === 'listItem' && readItemMark(document, parent) !== null);
}

interface Place {
  readonly section: string;
  readonly isCriteria: boolean;
}

/** The heading above, and whether it or the line above says that criteria follow. */
function placeOf({ tree }: MarkdownDocument, outline: readonly OutlineEntry[], block: number): Place {
  const above = outline.findLast((entry) => entry.index < block);
  const heading = outline.findLast((entry) => entry.isHeading && entry.index < block);
  const before = tree.children[block - 1];
  const label = before?.type === 'paragraph' ? nodeText(before).slice(-120) : '';
  const isLabelled = /[:：]\s*$/.test(label) && CRITERIA.test(label);
  return { section: heading?.text ?? '', isCriteria: CRITERIA.test(above?.text ?? '') || isLabelled };
}

interface Found extends Place {
  readonly mark: ItemMark;
  readonly parents: readonly Parents[];
  readonly block: number;
}

function itemTask(document: MarkdownDocument, item: ListItem, found: Found, legend: Legend): RawTask {
  const { mark, parents } = found;
  const paragraph = item.children[0];
  const isText = paragraph?.type === 'paragraph';
  const whole = isText ? oneLine(paragraph) : '';
  const line = mark.isBox ? whole : whole.replace(/^\[[^\]]*\]\*?\s+/, '');
  const list = parents.findLast((parent) => parent.type === 'list');
  const above = parents.filter((parent) => parent.type === 'listItem');
  const isCriteria = above.some((parent) => CRITERIA.test(labelOf(parent)));
  const said = markState(mark.value, legend);
  return {
    head: readTaskHead(line, isText ? boldText(paragraph) : null),
    ordinal: list?.ordered ? (list.start ?? 1) + list.children.indexOf(item) : null,
    state: said !== 'done' && isText && isStruck(paragraph) ? 'dropped' : said,
    optional: mark.optional,
    isCriterion: found.isCriteria || isCriteria,
    requirements: readRequirements(document, item),
    block: found.block,
    line: item.position?.start.line ?? 0,
    section: found.section,
    parent: above.findLast((parent) => readItemMark(document, parent) !== null) ?? null,
    place: { kind: 'item', item, mark },
  };
}

function signedTask(item: ListItem, block: number, { section, isCriteria }: Place): RawTask | null {
  const [paragraph] = item.children;
  if (paragraph?.type !== 'paragraph') return null;
  const line = oneLine(paragraph);
  const state: TaskState | null = stateBySign(line);
  if (state === null) return null;
  return {
    head: readTaskHead(line.replace(/^[^\p{L}\p{N}[(]+/u, ''), boldText(paragraph)),
    ordinal: null,
    state,
    optional: false,
    isCriterion: isCriteria,
    requirements: [],
    block,
    line: item.position?.start.line ?? 0,
    section,
    parent: null,
    place: { kind: 'unmarked' },
  };
}

function oneLine(node: Nodes): string {
  return nodeText(node).replace(/\s+/g, ' ').trim();
}

/** A short first line: `Acceptance criteria:`. */
function labelOf(item: Nodes): string {
  const first = 'children' in item ? item.children[0] : undefined;
  const text = first === undefined ? '' : oneLine(first);
  return text.length < 80 && /[:：]$/.test(text) ? text : '';
}

function boldText(paragraph: Paragraph): string | null {
  const first = paragraph.children.find(
    (child) => child.type !== 'text' || !/^(?:\[[^\]]*\]\*?)?\s*$/.test(child.value),
  );
  return first?.type === 'strong' ? oneLine(first) : null;
}

function isStruck(paragraph: Paragraph): boolean {
  const children = paragraph.children.filter(
    (child) => child.type !== 'text' || /[\p{L}\p{N}]/u.test(child.value),
  );
  return children.length > 0 && children.every((child) => child.type === 'delete');
}

/** Kiro writes `_Requirements: 1.1, 2.3_` as the last of a task's own points. */
function readRequirements(document: MarkdownDocument, item: ListItem): string[] {
  const points = item.children.flatMap((child) => (child.type === 'list' ? child.children : []));
  return points
    .filter((point) => readItemMark(document, point) === null)
    .flatMap((point) => /^_?requirements?:\s*([\w., -]+)$/i.exec(oneLine(point).slice(0, 300))?.[1] ?? [])
    .flatMap((list) => list.match(/[\w.-]*\d[\w.-]*/g) ?? []);
}
