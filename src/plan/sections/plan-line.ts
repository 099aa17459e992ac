import type { ListItem, PhrasingContent } from 'mdast';
import type { Prose } from '../plan.ts';
import { plainText } from '../prose.ts';
import { splitProse } from '../split-prose.ts';

/** The parts of a line with an id: what stands before the first ` · `, and the suffixes behind it. */
export interface LineParts {
  readonly id: string;
  readonly struck: boolean;
  /** Behind the id, up to the last ` — ` that begins what `isTail` knows. */
  readonly body: string;
  /** Behind that ` — `; empty where there is none. */
  readonly tail: string;
  readonly suffixes: readonly string[];
}

/** Takes a list item apart; null where its text does not begin with an id of this kind. */
export function readLineParts(item: ListItem, id: RegExp, isTail: RegExp): LineParts | null {
  const paragraph = item.children[0];
  if (paragraph?.type !== 'paragraph') return null;
  const [first = [], ...suffixes] = splitProse(unstruck(paragraph.children), ' · ');
  const text = oneLine(first);
  const match = id.exec(text);
  if (match === null) return null;
  const rest = text.slice(match[0].length);
  const struck = paragraph.children.some((child) => child.type === 'delete');
  const at = tailStart(first, isTail);
  const tail = at === null ? '' : oneLine(at);
  const body = at === null ? rest : rest.slice(0, rest.length - tail.length).replace(/\s*—\s*$/, '');
  return { id: match[1] ?? match[0], struck, body: body.trim(), tail, suffixes: suffixes.map(oneLine) };
}

/** Running text as a reader sees it, on one line; code keeps its backticks. */
function oneLine(nodes: Prose): string {
  return plainText(nodes).replace(/\s+/g, ' ').trim();
}

function tailStart(nodes: Prose, isTail: RegExp): Prose | null {
  const parts = splitProse(nodes, ' — ');
  for (let index = parts.length - 1; index > 0; index -= 1) {
    const last = parts.slice(index).flatMap((part, at) => (at === 0 ? [...part] : [dash, ...part]));
    if (isTail.test(oneLine(parts[index] ?? []))) return last;
  }
  return null;
}

const dash: PhrasingContent = { type: 'text', value: ' — ' };

function unstruck(nodes: Prose): Prose {
  return nodes.flatMap((node) => (node.type === 'delete' ? node.children : [node]));
}
