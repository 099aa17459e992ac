import type { Root } from 'mdast';

/** Blocks that are not the words of the person who commands. */
const ENDS = new Set(['blockquote', 'html', 'thematicBreak']);

/**
 * The text below a command's line, as written, without white space at its end: up to the next command, or to a
 * quotation (with the line that introduces it, as in mail), a rule or HTML. `end` is the end of the command's line.
 */
export function commandBlock(
  body: string,
  tree: Root,
  shift: number,
  end: number,
  next: number | undefined,
): string {
  const stop = tree.children.find(
    (node) => ENDS.has(node.type) && (node.position?.start.offset ?? 0) + shift >= end,
  );
  const stopAt = stop === undefined ? body.length : (stop.position?.start.offset ?? 0) + shift;
  const text = body.slice(end, Math.min(next ?? body.length, stopAt)).trimEnd();
  const isQuoted = stop?.type === 'blockquote' && stopAt <= (next ?? body.length);
  return isQuoted ? withoutIntroduction(text) : text;
}

/** "On Monday ada wrote:" before a quotation. */
function withoutIntroduction(text: string): string {
  if (!text.endsWith(':')) return text;
  const lastParagraph = Math.max(text.lastIndexOf('\n\n'), text.lastIndexOf('\r\n\r\n'), 0);
  return text.slice(0, lastParagraph).trimEnd();
}
