import type { Nodes } from 'mdast';

/** Where a node stands and what the parser noted; looseness of a list follows from the blocks in it. */
const IGNORED = new Set(['position', 'data', 'spread', 'children']);

/**
 * Compares two trees by what they mean: positions and looseness are left out, neighbouring text is one text,
 * line endings are one. Returns null where they are the same, else where and how they differ.
 */
export function treeDifference(expected: Nodes, found: Nodes, where = 'the document'): string | null {
  if (expected.type !== found.type) return `${where} is a ${found.type} in place of a ${expected.type}`;
  const here = where === 'the document' ? expected.type : `${where} > ${expected.type}`;
  const wanted = fields(expected);
  const got = fields(found);
  for (const key of new Set([...wanted.keys(), ...got.keys()])) {
    if (wanted.get(key) !== got.get(key)) return `${here} has another ${key}`;
  }
  const before = childrenOf(expected);
  const after = childrenOf(found);
  for (const [index, child] of before.entries()) {
    const other = after[index];
    if (other === undefined) return `${here} lacks its ${child.type}`;
    const difference = treeDifference(child, other, here);
    if (difference !== null) return difference;
  }
  const extra = after[before.length];
  return extra === undefined ? null : `${here} has one ${extra.type} more`;
}

function fields(node: Nodes): Map<string, string> {
  const entries = Object.entries(node).filter(([key, value]) => !IGNORED.has(key) && !isUnset(key, value));
  return new Map(entries.map(([key, value]) => [key, JSON.stringify(value).replace(/\\r\\n|\\r/g, '\\n')]));
}

/** A new node may leave out what a parsed one spells out. */
function isUnset(key: string, value: unknown): boolean {
  if (key === 'ordered') return value !== true;
  if (key === 'align') return !Array.isArray(value) || value.every((side) => side === null);
  return value === null || value === undefined;
}

function childrenOf(node: Nodes): Nodes[] {
  if (!('children' in node)) return [];
  const children: Nodes[] = [];
  for (const child of node.children) {
    const value = textOf(child);
    const last = children.at(-1);
    if (value === null) children.push(child);
    else if (last?.type === 'text')
      children[children.length - 1] = { type: 'text', value: last.value + value };
    else if (value !== '') children.push({ type: 'text', value });
  }
  return children;
}

/** A bare address is a link to GitHub whatever is escaped in it: it reads as the text that it is. */
function textOf(node: Nodes): string | null {
  if (node.type === 'text') return node.value;
  if (node.type !== 'link' || node.title) return null;
  const [child, ...others] = node.children;
  if (child?.type !== 'text' || others.length > 0) return null;
  const isBare = ['', 'http://', 'mailto:'].some((scheme) => scheme + child.value === node.url);
  return isBare ? child.value : null;
}
