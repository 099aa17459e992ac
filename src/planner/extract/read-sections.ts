import type { List, Nodes, Paragraph, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Block, Section } from './extraction.ts';
import { fenceTraces } from './fence-traces.ts';
import { textOf } from './node-text.ts';
import { screenBody } from './screen-body.ts';
import { sectionRole } from './section-role.ts';
import { splitLabels } from './split-labels.ts';
import { type Spoken, spokenBlocks } from './spoken-blocks.ts';

export interface ReadBody {
  readonly sections: readonly Section[];
  /** The same block by block, with what its links lead to. */
  readonly spoken: readonly Spoken[];
  /** Why the structure was not read; null where it was. */
  readonly notRead: string | null;
}

const LONGEST_BLOCK = 2_000;
/** A bold label that is longer is a sentence. */
const LABEL = 40;

/** The sections of an issue's body. A paragraph that is nothing but bold text counts as a heading. */
export function readSections(body: string): ReadBody {
  const notRead = screenBody(body);
  if (notRead !== null) return { sections: plainSections(body), spoken: [], notRead };
  const tree: Root = unified().use(remarkParse).use(remarkGfm).parse(fenceTraces(body));
  const sections: { heading: string; blocks: Block[] }[] = [{ heading: '', blocks: [] }];
  for (const node of tree.children) {
    const heading = headingOf(node);
    const led = node.type === 'paragraph' ? ledBy(node) : null;
    if (heading !== null) sections.push({ heading, blocks: [] });
    else if (led !== null) {
      sections.push({ heading: led.heading, blocks: [] });
      addParagraph(sections.at(-1)?.blocks ?? [], led.rest);
    } else addTo(sections.at(-1), node);
  }
  return {
    sections: splitLabels(
      sections
        .filter(({ heading, blocks }) => heading !== '' || blocks.length > 0)
        .map(({ heading, blocks }) => ({ heading, role: sectionRole(heading), blocks })),
    ),
    spoken: spokenBlocks(tree),
    notRead: null,
  };
}

function plainSections(body: string): Section[] {
  const blocks = body
    .slice(0, 65_536)
    .split(/\n\s*\n/)
    .slice(0, 500)
    .map((text) => block('paragraph', text));
  return [{ heading: '', role: 'other', blocks }];
}

function addTo(section: { heading: string; blocks: Block[] } | undefined, node: RootContent): void {
  if (section === undefined) return;
  if (node.type === 'paragraph') addParagraph(section.blocks, node, ASKED_BY_LINE.test(section.heading));
  else addBlocks(section.blocks, node);
}

function headingOf(node: RootContent): string | null {
  if (node.type === 'heading') return textOf(node).trim();
  if (node.type !== 'paragraph') return null;
  const only = node.children.length === 1 ? node.children[0] : undefined;
  if (only?.type !== 'strong') return null;
  const text = textOf(only).trim();
  return text.length <= 100 ? text : null;
}

/**
 * A bold line with its text right below, in one paragraph, as many issue templates have it; on the same line where the
 * bold text ends in a colon and is known as a heading: "**Expected behavior:** …".
 */
function ledBy(node: Paragraph): { heading: string; rest: Paragraph } | null {
  const [first, second, ...others] = node.children;
  if (first?.type !== 'strong' || second === undefined) return null;
  const heading = textOf(first).trim();
  const after = second.type === 'text' ? second.value : '';
  const breaks = second.type === 'break' || /^\s*:?\s*\n/.test(after);
  const leads = /:$/.test(heading) || /^\s*:/.test(after);
  const isLabel = leads && heading.length <= LABEL && sectionRole(heading) !== 'other';
  if ((!breaks && !isLabel) || heading === '' || heading.length > 100) return null;
  if (second.type === 'text' && !breaks)
    return {
      heading,
      rest: { ...node, children: [{ ...second, value: after.replace(/^\s*:/, '') }, ...others] },
    };
  return { heading, rest: { ...node, children: [second, ...others] } };
}

function addBlocks(blocks: Block[], node: Nodes): void {
  if (node.type === 'paragraph') addParagraph(blocks, node);
  else if (node.type === 'code') blocks.push(block('code', node.value));
  else if (node.type === 'blockquote') {
    for (const child of node.children)
      if (child.type === 'paragraph') blocks.push(block('quote', textOf(child)));
  } else if (node.type === 'list') addItems(blocks, node);
}

function addParagraph(blocks: Block[], node: Paragraph, isAskedByLine = false): void {
  const text = textOf(node).trim();
  const lines = text.split('\n').map((line) => line.trim());
  // Asked for one a line, people often leave out the bullets; a wrapped sentence goes on in lower case.
  const areItems = isAskedByLine && lines.length > 1 && lines.every((line) => /^[\p{Lu}\d`]/u.test(line));
  if (areItems) for (const line of lines) blocks.push(block('item', line));
  else if (text !== '') blocks.push(block('paragraph', text));
}

const ASKED_BY_LINE = /^(?:goals?|acceptance criteria|constraints)$/i;

function addItems(blocks: Block[], list: List): void {
  for (const item of list.children) {
    const first = item.children.find((child) => child.type === 'paragraph');
    if (first !== undefined) {
      const text = textOf(first).trim();
      blocks.push({
        ...block('item', text),
        checked: item.checked ?? null,
        isOrdered: list.ordered === true,
      });
    }
    for (const child of item.children) if (child !== first) addBlocks(blocks, child);
  }
}

function block(kind: Block['kind'], text: string): Block {
  const bounded = text.slice(0, LONGEST_BLOCK);
  return {
    kind,
    text: kind === 'code' ? bounded : bounded.replace(/\s+/g, ' ').trim(),
    checked: null,
    isOrdered: false,
  };
}
