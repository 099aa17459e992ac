import type { Nodes } from 'mdast';
import { walk } from '../walk.ts';

/** What references can name: `[label]` and `[^label]`, as the parser compares them. */
export type Definitions = ReadonlySet<string>;

export const NO_DEFINITIONS: Definitions = new Set();

/** Everything that is defined in these blocks. */
export function definitionsIn(blocks: readonly Nodes[]): Definitions {
  const found = new Set<string>();
  for (const block of blocks) {
    walk(block, (node) => {
      if (node.type === 'definition') found.add(node.identifier);
      if (node.type === 'footnoteDefinition') found.add(`^${node.identifier}`);
    });
  }
  return found;
}

/** Markdown that defines all of them; a reader of it sees nothing. */
export function definitionsText(definitions: Definitions): string {
  return [...definitions].map((label) => `[${label}]: x\n\n`).join('');
}

/** A longer label is none (CommonMark 4.7); `ß` was read as `ss`. */
const LONGEST_LABEL = 999;

/** Whether the labels read the same when they are written again. */
export function isPlain(definitions: Definitions): boolean {
  return [...definitions].every((label) => label.length <= LONGEST_LABEL && /^[ -Z^-~]+$/.test(label));
}

export function union(a: Definitions, b: Definitions): Definitions {
  return a.size === 0 ? b : b.size === 0 ? a : new Set([...a, ...b]);
}

export function areSame(a: Definitions, b: Definitions): boolean {
  return a.size === b.size && [...a].every((label) => b.has(label));
}
