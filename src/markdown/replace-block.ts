import type { Html } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { parse } from './parse.ts';
import { placeOf } from './place.ts';
import { indentLines, lineEndingAt } from './surroundings.ts';
import { rangeOf } from './walk.ts';

/** The two comments at the document's top level that enclose a generated block. */
export interface MarkedBlock {
  readonly open: Html;
  readonly close: Html;
}

/**
 * Finds `<!-- planwright:MARK --> … <!-- /planwright:MARK -->`; null where there is none. Throws
 * `ambiguous-block` where a mark stands twice, alone, or in the wrong order.
 */
export function findBlock({ tree }: MarkdownDocument, mark: string): MarkedBlock | null {
  const comments = tree.children.filter((node) => node.type === 'html');
  const opens = comments.filter((node) => node.value.trim() === `<!-- planwright:${mark} -->`);
  const closes = comments.filter((node) => node.value.trim() === `<!-- /planwright:${mark} -->`);
  if (opens.length === 0 && closes.length === 0) return null;
  const [open] = opens;
  const [close] = closes;
  const isPair = opens.length === 1 && closes.length === 1;
  if (!isPair || !open || !close || tree.children.indexOf(open) > tree.children.indexOf(close)) {
    const lines = [...opens, ...closes].map((node) => node.position?.start.line).join(', ');
    throw new EditRefused(
      'ambiguous-block',
      `Expected one pair of <!-- planwright:${mark} --> and <!-- /planwright:${mark} -->, found marks in lines ${lines}.`,
    );
  }
  return { open, close };
}

/**
 * Writes the marked block anew; `text` is markdown of our own. No edit where it stands so already. Throws `no-block`, and
 * `ambiguous-block`, also for a text that holds the block's own marks.
 */
export function replaceBlock(document: MarkdownDocument, mark: string, text: string): Edit[] {
  const block = findBlock(document, mark);
  if (block === null) {
    throw new EditRefused('no-block', `There is no <!-- planwright:${mark} --> block in this document.`);
  }
  const start = rangeOf(block.open).end;
  const { start: end } = rangeOf(block.close);
  const lineEnding = lineEndingAt(document.source, start);
  const inner = lineEnding + indentLines(text, '', lineEnding) + lineEnding;
  if (document.source.slice(start, end) === inner) return [];
  const { children } = document.tree;
  const remove = children.indexOf(block.close) - children.indexOf(block.open) - 1;
  const { window, path } = placeOf(document, block.open);
  const index = (path.at(-1) ?? 0) + 1;
  const insert = parse(text).tree.children;
  const marks = [block.open.value.trim(), block.close.value.trim()];
  if (insert.some((node) => node.type === 'html' && marks.includes(node.value.trim()))) {
    throw new EditRefused(
      'ambiguous-block',
      `The text for the "${mark}" block holds a mark of that block itself.`,
    );
  }
  return [{ start, end, text: inner, intent: { kind: 'children', window, path: [], index, remove, insert } }];
}
