import type { PhrasingContent } from 'mdast';
import type { Prose } from '../../plan/plan.ts';
import { code, prose, withCode } from '../../plan/prose.ts';
import type { Line } from './playbook.ts';

export type Slots = ReadonlyMap<string, Prose>;

const PIECE = /\{([a-zA-Z]+)\}|`([^`]+)`/g;

/** The line with its slots filled; null where one of them is not bound. */
export function fillLine(line: Line, slots: Slots): Prose | null {
  const parts: (string | PhrasingContent | Prose)[] = [];
  let at = 0;
  for (const match of line.matchAll(PIECE)) {
    parts.push(line.slice(at, match.index));
    at = match.index + match[0].length;
    if (match[2] !== undefined) parts.push(code(match[2]));
    else {
      const bound = slots.get(match[1] ?? '');
      if (bound === undefined) return null;
      parts.push(bound);
    }
  }
  parts.push(line.slice(at));
  return parts.reduce<Prose>((whole, part) => prose`${whole}${part}`, []);
}

/** Foreign text with its code spans as code nodes. */
export const phrase = withCode;
