import type { Nodes } from 'mdast';

/** What a reader sees of a node, without markup; comments are not seen. */
export function nodeText(node: Nodes): string {
  if (node.type === 'html') return '';
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  if (node.type === 'break') return '\n';
  return 'children' in node ? node.children.map(nodeText).join('') : '';
}
