import { createHash } from 'node:crypto';
import type { Paragraph, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { CommandCall } from './command.ts';
import { createHtmlDepth } from './html-depth.ts';
import { DEFAULT_PREFIX, isCommandAt, mayHoldCommands } from './may-hold-commands.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * The commands of a comment, in order. A command is a line of plain paragraph text that begins with the prefix:
 * what stands in code, quotes, lists, tables, HTML or links is none.
 *
 * Hostile markdown takes long to parse: run it off the event loop, under a limit.
 */
export function parseCommands(body: string, prefix: string = DEFAULT_PREFIX): CommandCall[] {
  if (!mayHoldCommands(body, prefix)) return [];
  const seen = new Map<string, number>();
  return commandOffsets(body, parser.parse(body), prefix).map((offset) => {
    const raw = lineFrom(body, offset).trimEnd();
    const [, name = '', rest = ''] =
      /^(?:(?!--)(\S+))?\s*([\s\S]*)$/.exec(raw.slice(prefix.length).trim()) ?? [];
    const said = `${name.toLowerCase()} ${rest.replace(/\s+/g, ' ')}`.trim();
    const count = (seen.get(said) ?? 0) + 1;
    seen.set(said, count);
    return { name: name.toLowerCase(), rest, line: lineNumber(body, offset), raw, hash: hash(said, count) };
  });
}

/** Where commands begin. micromark drops a byte order mark, so its offsets count from after it. */
function commandOffsets(body: string, tree: Root, prefix: string): number[] {
  const shift = body.startsWith('\u{feff}') ? 1 : 0;
  const html = createHtmlDepth();
  const found: number[] = [];
  for (const block of tree.children) {
    if (block.type === 'html') html.read(block.value);
    if (block.type !== 'paragraph' || html.isOpen()) continue;
    for (const offset of paragraphLines(body, block, shift)) {
      if (
        isCommandAt(body, offset, prefix) &&
        body.startsWith(prefix, offset) &&
        isPlain(block, offset - shift)
      ) {
        found.push(offset);
      }
    }
  }
  return found;
}

/** Offset of the first character that is no white space, for each line of the paragraph. */
function paragraphLines(body: string, paragraph: Paragraph, shift: number): number[] {
  const start = paragraph.position?.start.offset;
  const end = paragraph.position?.end.offset;
  if (start === undefined || end === undefined) return [];
  const lines = body.slice(start + shift, end + shift).matchAll(/(?:^|\r\n|\n|\r)[ \t]*/g);
  return [...lines].map((match) => start + shift + match.index + match[0].length);
}

/**
 * In no inline node but text. Text that GFM split around an address has no position, so the question is
 * whether any other node covers the place.
 */
function isPlain(paragraph: Paragraph, offset: number): boolean {
  const html = createHtmlDepth();
  for (const child of paragraph.children) {
    const start = child.position?.start.offset;
    const end = child.position?.end.offset;
    if (start === undefined || end === undefined) continue;
    if (start > offset) break;
    if (child.type === 'html') html.read(child.value);
    if (child.type !== 'text' && child.type !== 'break' && offset < end) return false;
  }
  return !html.isOpen();
}

function lineFrom(body: string, offset: number): string {
  const length = body.slice(offset).search(/[\r\n]/);
  return length === -1 ? body.slice(offset) : body.slice(offset, offset + length);
}

function lineNumber(body: string, offset: number): number {
  return body.slice(0, offset).split(/\r\n|\n|\r/).length;
}

/** The second command of the same words in one comment is another command. */
function hash(said: string, count: number): string {
  const text = count === 1 ? said : `${said}\n${count}`;
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
