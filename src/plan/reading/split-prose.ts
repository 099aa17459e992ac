import type { PhrasingContent } from 'mdast';
import type { Prose } from '../plan.ts';

/** Splits running text at a separator in its text, not in code, links or emphasis. Line ends read as spaces. */
export function splitProse(nodes: Prose, separator: string): Prose[] {
  const parts: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type !== 'text') {
      parts.at(-1)?.push(node);
      continue;
    }
    for (const [index, value] of node.value.replace(/\s+/g, ' ').split(separator).entries()) {
      if (index > 0) parts.push([]);
      if (value !== '') parts.at(-1)?.push({ type: 'text', value });
    }
  }
  return parts;
}
