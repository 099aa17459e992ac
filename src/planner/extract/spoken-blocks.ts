import type { Nodes, Paragraph, Root, RootContent } from 'mdast';
import { textOf } from './node-text.ts';

/** One paragraph or list item with what its links lead to; quotes and code are left out. */
export interface Spoken {
  /** The heading that it stands under; empty where there is none. */
  readonly heading: string;
  readonly text: string;
  readonly isItem: boolean;
  readonly checked: boolean | null;
}

/** Addresses of issues and pull requests, on github.com or a server of one's own. */
const ISSUE_ADDRESS = /^https?:\/\/[^\s/]+\/[\w.-]+\/[\w.-]+\/(?:issues|pull)\/\d+/;
const MOST = 1_000;

/** What a body says block by block, with the address of an issue after the words that link to it. */
export function spokenBlocks(tree: Root): Spoken[] {
  const found: Spoken[] = [];
  let heading = '';
  const add = (node: RootContent) => {
    if (found.length >= MOST) return;
    if (node.type === 'heading') heading = textOf(node).trim();
    else if (node.type === 'paragraph') found.push(...paragraph(node));
    else if (node.type === 'list') for (const item of node.children) addItem(item);
  };
  const paragraph = (node: Paragraph): Spoken[] => {
    const only = node.children.length === 1 ? node.children[0] : undefined;
    if (only?.type === 'strong') heading = textOf(only).replace(/:\s*$/, '').trim();
    return [{ heading, text: spokenText(node), isItem: false, checked: null }];
  };
  const addItem = (item: Extract<RootContent, { type: 'list' }>['children'][number]) => {
    const first = item.children.find((child) => child.type === 'paragraph');
    if (first !== undefined)
      found.push({ heading, text: spokenText(first), isItem: true, checked: item.checked ?? null });
    for (const child of item.children) if (child !== first) add(child);
  };
  for (const node of tree.children) add(node);
  return found;
}

function spokenText(node: Nodes): string {
  return linked(node).replace(/\s+/g, ' ').trim();
}

function linked(node: Nodes): string {
  if (node.type === 'link') {
    const text = textOf(node);
    const isShown = !ISSUE_ADDRESS.test(node.url) || text.includes(node.url) || /#\d+/.test(text);
    return isShown ? text : `${text} (${node.url})`;
  }
  // Code names no issue.
  if (node.type === 'inlineCode') return '`…`';
  if (node.type === 'paragraph' || node.type === 'strong' || node.type === 'emphasis')
    return node.children.map((child) => linked(child)).join('');
  return textOf(node);
}
