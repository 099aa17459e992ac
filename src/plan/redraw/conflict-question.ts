import type { Html, ListItem } from 'mdast';
import { nodeText } from '../../markdown/node-text.ts';
import { parse } from '../../markdown/parse.ts';
import { walk } from '../../markdown/walk.ts';
import type { Prose } from '../plan.ts';
import { code, plain, prose, strong } from '../prose.ts';
import { taskItem } from '../sections/blocks.ts';
import type { Decision } from './decide.ts';
import { type PlanPart, plainLines } from './plan-parts.ts';
import { keyHash } from './prints.ts';

/** The mark by which an answer finds the part that its question is about. */
const CHOICE = /<!-- planwright:choice ([a-z0-9]{6}) -->/;

/** An open question about a part that people and the drawing changed, each in another way; both texts stand in it. */
export function conflictQuestion(id: string, { key, here, now }: Decision): ListItem {
  const subject = subjectOf(here?.part ?? now?.part, key);
  const lines: Prose[] = [];
  const option = (name: string, text: Prose, isDefault = false): void => {
    lines.push(prose`${strong({ type: 'text', value: name })}${isDefault ? ' (default)' : ''} ${text}`);
  };
  let text: Prose;
  if (here !== null && now !== null) {
    text = prose`${subject} was edited, and is now drawn in another way. Which text holds?`;
    option('a', prose`as it stands: “${saidBy(here.part)}”`, true);
    option('b', prose`as it is drawn now: “${saidBy(now.part)}”`);
  } else if (here !== null) {
    text = prose`${subject} was edited, and is no longer drawn. Does it stay?`;
    option('a', prose`it stays: “${saidBy(here.part)}”`, true);
    option('b', plain('it goes'));
  } else {
    text = prose`${subject} was taken out, and is now drawn in another way. Does it come back?`;
    option('a', plain('it stays out'), true);
    option('b', prose`it comes back: “${now === null ? [] : saidBy(now.part)}”`);
  }
  const mark: Html = { type: 'html', value: `<!-- planwright:choice ${keyHash(key)} -->` };
  lines.push(prose`${strong({ type: 'text', value: 'Changes:' })} ${subject} ${mark}`);
  return taskItem(prose`${strong({ type: 'text', value: id })} ${text}`, lines);
}

/** The hash of the part's key that a question is about; null where it is about none. */
export function choiceOf(question: ListItem): string | null {
  let found: string | null = null;
  walk(question, (node) => {
    if (node.type === 'html') found ??= CHOICE.exec(node.value)?.[1] ?? null;
  });
  return found;
}

function subjectOf(part: PlanPart | undefined, key: string): Prose {
  if (part?.id) return plain(part.id.replace(/^c/, 'C'));
  if (key.startsWith('# ')) return prose`the heading “${plain(key.slice(2))}”`;
  const [section = '', label] = key.includes(': ') ? key.split(': ') : key.split(/\/(?=[^/]*$)/);
  if (key.includes(': ')) return prose`a line under “${plain(section)}”`;
  return prose`“${plain(label ?? key)}” under “${plain(section)}”`;
}

/** All its words on one line; code stays code. */
function saidBy({ lines }: PlanPart): Prose {
  const { tree } = parse(plainLines(lines));
  const nodes: Prose[number][] = [];
  walk(tree, (node, parents) => {
    const isLeaf =
      node.type === 'text' || node.type === 'inlineCode' || node.type === 'code' || node.type === 'html';
    if (!isLeaf) {
      if (node.type === 'paragraph' && parents.length > 2) nodes.push({ type: 'text', value: ' ' });
      return;
    }
    nodes.push(
      node.type === 'inlineCode' || node.type === 'code'
        ? code(node.value)
        : { type: 'text', value: nodeText(node).replace(/\s+/g, ' ') },
    );
  });
  return prose`${nodes}`;
}
