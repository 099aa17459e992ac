import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { checkNesting, DEEPEST, tooDeep } from './check-nesting.ts';
import { frontMatterEnd } from './front-matter-end.ts';
import { shiftPositions } from './positions.ts';

const BYTE_ORDER_MARK = '\uFEFF';

const plainParser = unified().use(remarkParse).use(remarkGfm).use(recordBoxes).freeze();
const frontMatterParser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml'])
  .use(recordBoxes)
  .freeze();

/** The tree of a whole text, its offsets counting in it. Throws `EditRefused` (`too-deep`). */
export function parseTree(source: string): Root {
  checkNesting(source);
  const parser = frontMatterEnd(source) === null ? plainParser : frontMatterParser;
  try {
    const tree = parser.parse(source);
    checkDepth(tree);
    // micromark drops the byte order mark, and counts from what follows it.
    if (source.startsWith(BYTE_ORDER_MARK))
      shiftPositions([tree], { offset: BYTE_ORDER_MARK.length, line: 0 });
    return tree;
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
}

/** What people nest: a list counts once, by its items. */
const NESTING: ReadonlySet<Nodes['type']> = new Set([
  'listItem',
  'blockquote',
  'footnoteDefinition',
  'emphasis',
  'strong',
  'delete',
  'link',
]);

/** Counts what no single line shows: lists nested by indentation, and marks in marks. Its own stack cannot overflow. */
function checkDepth(tree: Root): void {
  const open: { readonly node: Nodes; readonly depth: number }[] = [{ node: tree, depth: 0 }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.depth > DEEPEST) throw tooDeep();
    if (!('children' in at.node)) continue;
    for (const node of at.node.children)
      open.push({ node, depth: at.depth + (NESTING.has(node.type) ? 1 : 0) });
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
