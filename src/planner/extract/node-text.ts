import type { Nodes } from 'mdast';

/** What a reader sees, with the backticks of inline code; images, comments and tags are left out. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'inlineCode') return `\`${node.value}\``;
  if (node.type === 'break') return ' ';
  if (node.type === 'link' && node.children.length === 0) return '';
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}
