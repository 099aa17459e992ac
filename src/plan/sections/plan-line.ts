import type { ListItem, PhrasingContent } from 'mdast';
import type { Prose } from '../plan.ts';
import { plainText } from '../prose.ts';
import { splitProse } from '../reading/split-prose.ts';
import { cleanProse, dropCharacters, oneLine, trimProse } from './read-prose.ts';

/** The parts of a line with an id: what stands before the first ` · `, and the suffixes behind it. */
export interface LineParts {
  readonly id: string;
  readonly struck: boolean;
  /** Behind the id, up to the last ` — ` that begins what `isTail` knows. */
  readonly body: Prose;
  /** Behind that ` — `; empty where there is none. */
  readonly tail: Prose;
  readonly suffixes: readonly string[];
}

/** Takes a list item apart; null where its text does not begin with an id of this kind. */
export function readLineParts(item: ListItem, id: RegExp, isTail: RegExp): LineParts | null {
  const paragraph = item.children[0];
  if (paragraph?.type !== 'paragraph' || !id.test(beginning(paragraph.children))) return null;
  const [first = [], ...suffixes] = splitProse(cleanProse(unstruck(paragraph.children)), ' · ');
  const match = id.exec(oneLine(first));
  if (match === null) return null;
  const struck = paragraph.children.some((child) => child.type === 'delete');
  const { body, tail } = cutTail(dropCharacters(first, match[0].length), isTail);
  return { id: match[1] ?? match[0], struck, body, tail, suffixes: suffixes.map(oneLine) };
}

const LONGEST_ID = 40;

/** As much of the text as an id takes: most items are none of the kind that is asked for. */
function beginning(nodes: Prose): string {
  let text = '';
  for (const node of unstruck(nodes)) {
    if (text.length > LONGEST_ID) break;
    text += plainText([node]);
  }
  return text.replace(/\s+/g, ' ').trimStart();
}

/** The text of an item without what is struck around it. */
export function unstruck(nodes: Prose): Prose {
  return nodes.flatMap((node) => (node.type === 'delete' ? node.children : [node]));
}

function cutTail(nodes: Prose, isTail: RegExp): { readonly body: Prose; readonly tail: Prose } {
  const parts = splitProse(nodes, ' — ');
  for (let index = parts.length - 1; index > 0; index -= 1) {
    if (!isTail.test(oneLine(parts[index] ?? []))) continue;
    return { body: withDashes(parts.slice(0, index)), tail: withDashes(parts.slice(index)) };
  }
  return { body: trimProse(cleanProse(nodes)), tail: [] };
}

function withDashes(parts: readonly Prose[]): Prose {
  const nodes = parts.flatMap((part, index): readonly PhrasingContent[] =>
    index === 0 ? part : [{ type: 'text', value: ' — ' }, ...part],
  );
  return cleanProse(nodes);
}
