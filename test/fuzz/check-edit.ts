import type { Root } from 'mdast';
import { apply } from '../../src/markdown/apply.ts';
import type { MarkdownDocument } from '../../src/markdown/document.ts';
import type { Edit } from '../../src/markdown/edit.ts';
import { EditRefused } from '../../src/markdown/edit-refused.ts';
import { parse } from '../../src/markdown/parse.ts';
import { parseTree } from '../../src/markdown/parse-tree.ts';
import { taskItems } from '../../src/markdown/task-items.ts';
import { documentOf } from '../../src/markdown/windows/document-windows.ts';
import { wholeWindow } from '../../src/markdown/windows/windows.ts';
import { type Wish, wishesOf } from './edits-of.ts';
import { isSame } from './is-same.ts';

export interface Outcome {
  /** Of the edit that was asked for. */
  readonly name: string;
  /** `done`, or the reason of the refusal. */
  readonly reason: string;
  readonly source: string;
}

/**
 * Makes some of the edits that a text allows, each by itself. Throws where one ends in anything but a right result or
 * a typed refusal: where bytes outside of the splices changed, where the tree that is given back is not the tree of
 * the text, where a tick changes more or less than one task, and, for the first, where proving it in windows and on
 * the whole ends differently.
 */
export function checkEdits(source: string, picks: readonly number[]): Outcome[] {
  const document = parse(source);
  const wishes = wishesOf(document);
  const outcomes = picks.map((pick) => attempt(document, wishes[pick % wishes.length]));
  const [first] = outcomes;
  const [pick] = picks;
  if (first === undefined || pick === undefined) return [];
  const whole = documentOf(wholeWindow(source, parseTree(source)));
  const other = attempt(whole, wishesOf(whole)[pick % wishes.length]);
  if (!isSame(first, other)) {
    throw new Error(
      `${JSON.stringify(source)} ends as ${show(first)} in windows, as ${show(other)} on the whole`,
    );
  }
  return outcomes;
}

function show({ name, reason, source }: Outcome): string {
  return `${name}: ${reason}, ${JSON.stringify(source)}`;
}

function attempt(document: MarkdownDocument, wish: Wish | undefined): Outcome {
  if (wish === undefined) throw new Error('There is always something to ask for');
  let edits: Edit[];
  let result: MarkdownDocument;
  try {
    edits = wish.make();
    result = apply(document, edits);
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    return { name: wish.name, reason: error.reason, source: document.source };
  }
  checkBytes(document.source, edits, result.source);
  checkTree(result);
  if (wish.name === 'tick') checkTick(document, result, edits);
  return { name: wish.name, reason: 'done', source: result.source };
}

function checkTick(before: MarkdownDocument, after: MarkdownDocument, edits: readonly Edit[]): void {
  const told = (document: MarkdownDocument): unknown[] =>
    taskItems(document).map(({ box, text, depth, checked }) => ({
      box,
      text,
      depth,
      checked: checked !== (document === before && edits.some((edit) => edit.start === box)),
    }));
  if (!isSame(told(before), told(after))) {
    throw new Error(`${JSON.stringify(before.source)} has other tasks: ${JSON.stringify(after.source)}`);
  }
}

function checkBytes(before: string, edits: readonly Edit[], after: string): void {
  let from = 0;
  let at = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    const kept = before.slice(from, start);
    if (after.slice(at, at + kept.length + text.length) !== kept + text) {
      throw new Error(`${JSON.stringify(before)} lost bytes: ${JSON.stringify(after)}`);
    }
    at += kept.length + text.length;
    from = end;
  }
  if (after.slice(at) !== before.slice(from)) {
    throw new Error(`${JSON.stringify(before)} lost bytes: ${JSON.stringify(after)}`);
  }
}

/** The tree that is given back, put together from old and new windows, is that of the text. */
function checkTree({ source, tree }: MarkdownDocument): void {
  const parsed: Root = parseTree(source);
  if (isSame([tree.children, tree.position], [parsed.children, parsed.position])) return;
  throw new Error(`${JSON.stringify(source)} was given another tree: ${JSON.stringify(tree)}`);
}
