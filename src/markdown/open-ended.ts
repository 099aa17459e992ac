import type { Nodes } from 'mdast';
import type { MarkdownDocument } from './document.ts';
import { htmlEnd } from './html-blocks.ts';
import { rangeOf } from './walk.ts';

/** Whether the block swallows whatever is written behind it: a fence, comment or script that is not closed. */
export function isOpenEnded(document: MarkdownDocument, node: Nodes): boolean {
  if (node.type === 'html') {
    const value = node.value.trimStart();
    const end = htmlEnd(value);
    return end !== null && !end.test(value);
  }
  if (node.type === 'code') return isUnclosedFence(document, node);
  const last = 'children' in node ? node.children.at(-1) : undefined;
  const isContainer = node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote';
  return isContainer && last !== undefined && isOpenEnded(document, last);
}

function isUnclosedFence(document: MarkdownDocument, node: Nodes): boolean {
  const { start, end } = rangeOf(node);
  const lines = document.source.slice(start, end).split(/\r\n|\n|\r/);
  const fence = /^(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[1];
  if (fence === undefined) return false;
  const closing = /^[\s>]*(`{3,}|~{3,})[ \t]*$/.exec(lines.length > 1 ? (lines.at(-1) ?? '') : '')?.[1];
  return closing === undefined || closing[0] !== fence[0] || closing.length < fence.length;
}
