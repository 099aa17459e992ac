import type { ListItem, Nodes, RootContent } from 'mdast';
import { appendToItem } from '../../src/markdown/append-to-item.ts';
import { appendToSection } from '../../src/markdown/append-to-section.ts';
import type { MarkdownDocument } from '../../src/markdown/document.ts';
import type { Edit } from '../../src/markdown/edit.ts';
import { insertAfter } from '../../src/markdown/insert-after.ts';
import { removeNode } from '../../src/markdown/remove-node.ts';
import { replaceNode } from '../../src/markdown/replace-node.ts';
import { setCell } from '../../src/markdown/set-cell.ts';
import { setChecked } from '../../src/markdown/set-checked.ts';
import { setFrontMatter } from '../../src/markdown/set-front-matter.ts';
import { taskItems } from '../../src/markdown/task-items.ts';
import { walk } from '../../src/markdown/walk.ts';

/** One edit that can be asked for; `make` gives its splices or refuses. */
export interface Wish {
  readonly name: string;
  readonly make: () => Edit[];
}

const paragraph = (value: string): RootContent => ({
  type: 'paragraph',
  children: [{ type: 'text', value }],
});
const listItem = (value: string): ListItem => ({
  type: 'listItem',
  spread: false,
  children: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
});

/** A record as it is added on a merge: a paragraph, then a list, of text that looks like markup. */
const record: readonly RootContent[] = [
  paragraph('What *shipped*: [x] #57 <b>'),
  {
    type: 'list',
    ordered: false,
    spread: false,
    children: [listItem('- [ ] not a task'), listItem('a | b')],
  },
];

const code: RootContent = { type: 'code', lang: 'sh', value: 'a\n\n- [ ] b' };

/** Every edit of every kind that the document has a place for, in an order that its text alone decides. */
export function wishesOf(document: MarkdownDocument): Wish[] {
  const wishes: Wish[] = [];
  const wish = (name: string, make: () => Edit[]): void => {
    wishes.push({ name, make });
  };
  for (const task of taskItems(document)) {
    wish('tick', () => setChecked(document, task, !task.checked));
    wish('suffix', () => appendToItem(document, task, ' · [#57] *by* hand'));
  }
  wish('front matter', () => setFrontMatter(document, 'planwright', ['x', 'y: z']));
  walk(document.tree, (node, parents) => {
    const parent = parents.at(-1);
    if (parent !== undefined) wishesOfNode(document, node, parent, wish);
  });
  return wishes;
}

const CONTAINERS: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

function wishesOfNode(
  document: MarkdownDocument,
  node: Nodes,
  parent: Nodes,
  wish: (name: string, make: () => Edit[]) => void,
): void {
  if (node.type === 'heading' && parent.type === 'root') {
    wish('section', () => appendToSection(document, node, record));
  }
  if (node.type === 'tableCell') {
    wish('cell', () => setCell(document, node, 'a | *b*'));
    wish('cell', () => setCell(document, node, ''));
  }
  if (node.type === 'listItem')
    wish('item', () => insertAfter(document, node, [listItem('[x] new'), listItem('b')]));
  if (CONTAINERS.has(parent.type)) {
    wish('insert', () => insertAfter(document, node, [paragraph('new')]));
    wish('insert', () => insertAfter(document, node, [...record, code]));
    wish('replace', () => replaceNode(document, node, [paragraph('new'), code]));
  }
  if (CONTAINERS.has(parent.type) || node.type === 'listItem' || node.type === 'tableRow') {
    wish('remove', () => removeNode(document, node));
  }
}
