import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { MarkdownDocument } from './document.ts';
import { EditRefused } from './edit-refused.ts';
import { walk } from './walk.ts';

const BYTE_ORDER_MARK = '\uFEFF';
/** Deeper nesting costs the parser quadratic time and, from some thousands on, its stack. */
const DEEPEST = 100;

const plainParser = unified().use(remarkParse).use(remarkGfm).use(recordBoxes).freeze();
const frontMatterParser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml'])
  .use(recordBoxes)
  .freeze();

/**
 * Parses GitHub-flavoured markdown, with YAML front matter where its block is closed. A task's list item gets
 * `data.box`, the offset of the mark in its checkbox. Throws `EditRefused` (`too-deep`) for hostile nesting.
 */
export function parse(source: string): MarkdownDocument {
  checkNesting(source);
  // With the extension on, an unclosed `---` in line 1 hides the lists of the whole document
  // (micromark-extension-frontmatter#5).
  const parser = hasFrontMatter(source) ? frontMatterParser : plainParser;
  const tree = parseTree((text) => parser.parse(text), source);
  // micromark drops the byte order mark, and counts from what follows it.
  if (source.startsWith(BYTE_ORDER_MARK)) shiftOffsets(tree, BYTE_ORDER_MARK.length);
  return { source, tree };
}

function parseTree(parse: (source: string) => Root, source: string): Root {
  try {
    return parse(source);
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
}

/** The checkbox has no node of its own: only its token says where it is. */
function recordBoxes(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions ??= [];
  data.fromMarkdownExtensions.push({
    enter: {
      taskListCheckValueChecked(token) {
        noteBox(this.stack.at(-2), token.start.offset);
      },
      taskListCheckValueUnchecked(token) {
        noteBox(this.stack.at(-2), token.start.offset);
      },
    },
  });
}

function noteBox(node: { readonly type: string } | undefined, offset: number): void {
  if (node?.type === 'listItem' && 'children' in node) {
    (node as Extract<Nodes, { type: 'listItem' }>).data = { box: offset };
  }
}

function hasFrontMatter(source: string): boolean {
  const opening = /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)/.exec(source);
  return opening !== null && /(?:^|[\r\n])---[ \t]*(?:[\r\n]|$)/.test(source.slice(opening[0].length));
}

const TOO_DEEP = new RegExp(
  `^(?:[ \\t]{0,8}(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${DEEPEST + 1}}`,
  'm',
);

function checkNesting(source: string): void {
  if (TOO_DEEP.test(source)) throw tooDeep();
}

function tooDeep(): EditRefused {
  return new EditRefused(
    'too-deep',
    `The text nests lists or quotes more than ${DEEPEST} deep; write it with less nesting.`,
  );
}

function shiftOffsets(tree: Root, by: number): void {
  const seen = new Set<object>();
  walk(tree, (node) => {
    for (const point of [node.position?.start, node.position?.end]) {
      if (point?.offset === undefined || seen.has(point)) continue;
      seen.add(point);
      point.offset += by;
    }
    if (node.type === 'listItem' && node.data?.box !== undefined) node.data.box += by;
  });
}
