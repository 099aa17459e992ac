import type { Root } from 'mdast';

/** Blocks that are not the words of the person who commands. */
const ENDS = new Set(['blockquote', 'html', 'thematicBreak']);

/**
 * The text below a command's line, as written, without white space at its end: up to the next command, or to a
 * quotation (with the line that introduces it, as in mail), a rule or HTML. `end` is the end of the command's line and
 * `next` where the next one begins. Asked in the order of the text, it looks at each block once.
 */
export function createCommandBlocks(
  body: string,
  tree: Root,
  shift: number,
): (end: number, next: number | undefined) => string {
  const stops = tree.children
    .filter((node) => ENDS.has(node.type))
    .map((node) => ({ type: node.type, at: (node.position?.start.offset ?? 0) + shift }));
  let index = 0;
  return (end, next = body.length) => {
    while (index < stops.length && (stops[index]?.at ?? 0) < end) index += 1;
    const { type, at } = stops[index] ?? { type: null, at: body.length };
    const text = body.slice(end, Math.min(next, at)).trimEnd();
    return type === 'blockquote' && at <= next ? withoutIntroduction(text) : text;
  };
}

/** "On Monday ada wrote:" before a quotation. */
function withoutIntroduction(text: string): string {
  if (!text.endsWith(':')) return text;
  const lastParagraph = Math.max(text.lastIndexOf('\n\n'), text.lastIndexOf('\r\n\r\n'), 0);
  return text.slice(0, lastParagraph).trimEnd();
}
