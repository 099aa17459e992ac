import type { Nodes, Parents } from 'mdast';
import { EditRefused } from './edit-refused.ts';
import { rangeOf } from './walk.ts';

/** The line ending in use around `offset`: that of its line, else that of the line before, else `\n`. */
export function lineEndingAt(source: string, offset: number): string {
  const after = /\r\n|\n|\r/g;
  after.lastIndex =
    offset > 0 && source[offset - 1] === '\r' && source[offset] === '\n' ? offset - 1 : offset;
  const next = after.exec(source)?.[0];
  if (next !== undefined) return next;
  const last = Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r'));
  if (last === -1) return '\n';
  return source[last] === '\n' && source[last - 1] === '\r' ? '\r\n' : (source[last] ?? '\n');
}

/** Offset where the line of `offset` starts; a byte order mark is not part of it. */
export function lineStart(source: string, offset: number): number {
  const before = Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1));
  const start = offset === 0 ? 0 : before + 1;
  return start === 0 && source.startsWith('\uFEFF') ? Math.min(1, offset) : start;
}

/** Offset of the end of the line of `offset`, before its line ending. */
export function lineEnd(source: string, offset: number): number {
  const ending = /[\r\n]/g;
  ending.lastIndex = offset;
  return ending.exec(source)?.index ?? source.length;
}

/**
 * What a further line of the node's container starts with: on its first line the marks of list items become
 * spaces, `>` and tabs stay.
 */
export function continuationPrefix(source: string, node: Nodes, parent: Parents): string {
  let { start } = rangeOf(node);
  // The parser lets the paragraph of a task start behind its checkbox.
  if (node.type === 'paragraph' && parent.type === 'listItem' && parent.children[0] === node) {
    start = (parent.data?.box ?? start + 1) - 1;
  }
  return source.slice(lineStart(source, start), start).replace(/[^>\t ]/g, ' ');
}

/** Offset where a block's own text starts: that of a task behind its checkbox, which its paragraph may begin with. */
export function startOfContent(node: Nodes, parent: Parents): number {
  const { start } = rangeOf(node);
  const box = parent.type === 'listItem' && parent.children[0] === node ? parent.data?.box : undefined;
  // `x] `
  return box === undefined ? start : Math.max(start, box + 3);
}

/** Offset behind a block, at the end of its last line; throws where other text stands behind it on that line. */
export function endOfBlock(source: string, node: Nodes): number {
  const { end } = rangeOf(node);
  const at = lineEnd(source, end);
  if (source.slice(end, at).trim() !== '') {
    throw new EditRefused('no-position', `The ${node.type} does not end its line; nothing can follow it.`);
  }
  return at;
}

/** Whether the line behind `at` (an end of line) holds anything but white space and quote marks. */
export function isFollowedByText(source: string, at: number): boolean {
  if (at >= source.length) return false;
  const next = at + (source.startsWith('\r\n', at) ? 2 : 1);
  return /[^\s>]/.test(source.slice(next, lineEnd(source, next)));
}

/** Rendered text as it stands in its surroundings: each further line prefixed, with their line ending. */
export function indentLines(text: string, prefix: string, lineEnding: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? line : line === '' ? prefix.trimEnd() : prefix + line))
    .join(lineEnding);
}
