import { createHash } from 'node:crypto';
import type { Paragraph, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Command, CommandCall } from './command.ts';
import { createCommandBlocks } from './command-block.ts';
import { createHtmlDepth } from './html-depth.ts';
import { DEFAULT_PREFIX, isCommandAt, mayHoldCommands } from './may-hold-commands.ts';
import { COMMANDS } from './registry.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/**
 * The commands of a comment, in order. A command is a line of plain paragraph text that begins with the prefix:
 * what stands in code, quotes, lists, tables, HTML or links is none. One that takes a block of text has all that
 * follows up to the next command.
 *
 * Hostile markdown takes long to parse: run it off the event loop, under a limit.
 */
export function parseCommands(
  body: string,
  prefix: string = DEFAULT_PREFIX,
  registry: readonly Command[] = COMMANDS,
): CommandCall[] {
  if (!mayHoldCommands(body, prefix)) return [];
  const tree = parser.parse(body);
  const shift = body.startsWith('\u{feff}') ? 1 : 0;
  const offsets = commandOffsets(body, tree, prefix, shift);
  const lines = lineCounter(body);
  const blockAfter = createCommandBlocks(body, tree, shift);
  const seen = new Map<string, number>();
  return offsets.map((offset, index) => {
    const raw = lineFrom(body, offset).trimEnd();
    const { name, rest } = nameAndRest(raw, prefix);
    const takesBlock = registry.find((command) => command.name === name)?.takesBlock === true;
    const end = offset + raw.length;
    const block = takesBlock ? blockAfter(end, offsets[index + 1]) : '';
    const said = `${name} ${`${rest}\n${block}`.replace(/\s+/g, ' ')}`.trim();
    const count = (seen.get(said) ?? 0) + 1;
    seen.set(said, count);
    return { name, rest, block, line: lines(offset), raw, hash: hash(said, count) };
  });
}

function nameAndRest(raw: string, prefix: string): { readonly name: string; readonly rest: string } {
  const [, name = '', rest = ''] =
    /^(?:(?!--|—)(\S+))?\s*([\s\S]*)$/.exec(raw.slice(prefix.length).trim()) ?? [];
  return { name: name.toLowerCase(), rest };
}

/** Where commands begin. micromark drops a byte order mark, so its offsets count from after it. */
function commandOffsets(body: string, tree: Root, prefix: string, shift: number): number[] {
  const html = createHtmlDepth();
  const found: number[] = [];
  for (const block of tree.children) {
    if (block.type === 'html') html.read(block.value);
    if (block.type !== 'paragraph' || html.isOpen()) continue;
    const lines = paragraphLines(body, block, shift).filter(
      (offset) => body.startsWith(prefix, offset) && isCommandAt(body, offset, prefix),
    );
    found.push(...plainOffsets(block, lines, shift));
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
 * Those in no inline node but text, of offsets in rising order. Text that GFM split around an address has no position,
 * so the question is whether any other node covers the place.
 */
function plainOffsets(paragraph: Paragraph, offsets: readonly number[], shift: number): number[] {
  const html = createHtmlDepth();
  const children = paragraph.children.filter((child) => child.position?.start.offset !== undefined);
  let at = 0;
  let covered = -1;
  return offsets.filter((offset) => {
    for (; at < children.length; at += 1) {
      const child = children[at];
      if ((child?.position?.start.offset ?? 0) + shift > offset) break;
      if (child?.type === 'html') html.read(child.value);
      if (child?.type !== 'text' && child?.type !== 'break') {
        covered = Math.max(covered, (child?.position?.end.offset ?? 0) + shift);
      }
    }
    return offset >= covered && !html.isOpen();
  });
}

function lineFrom(body: string, offset: number): string {
  const length = body.slice(offset).search(/[\r\n]/);
  return length === -1 ? body.slice(offset) : body.slice(offset, offset + length);
}

/** Asked for offsets in rising order, it reads the text once. */
function lineCounter(body: string): (offset: number) => number {
  const ends = body.matchAll(/\r\n|\n|\r/g);
  let next = ends.next();
  let line = 1;
  return (offset) => {
    while (!next.done && next.value.index < offset) {
      line += 1;
      next = ends.next();
    }
    return line;
  };
}

/** The second command of the same words in one comment is another command. */
function hash(said: string, count: number): string {
  const text = count === 1 ? said : `${said}\n${count}`;
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
