import type { ListItem } from 'mdast';
import type { Prose } from '../plan.ts';
import { prose, withCode } from '../prose.ts';
import { bullets, paragraph } from '../sections/blocks.ts';
import { saidBy } from './by-hand.ts';

/** Longer texts of a command are refused before. */
export const LONGEST_TEXT = 8_000;

/**
 * A list item of our own words and a person's text of several lines: its first paragraph behind `head`, before `tail`;
 * the others below, and code as code. All of it is text, so it cannot forge a heading, a task or a mark.
 */
export function foreignItem(head: Prose, text: string, tail: Prose): ListItem {
  const found = statements(text);
  const first = typeof found[0] === 'string' ? found[0] : '';
  const below = typeof found[0] === 'string' ? found.slice(1) : found;
  const line = paragraph(prose`${head}${foreignProse(first)}${tail}`);
  return { type: 'listItem', spread: false, children: [line, ...blocks(below)] };
}

/** One line of a person's text; what stands in backticks is code. */
export function foreignProse(text: string): Prose {
  return withCode(saidBy(text, LONGEST_TEXT));
}

type Statement = string | { readonly code: string };

function blocks(found: readonly Statement[]): ListItem['children'] {
  const nodes: ListItem['children'] = [];
  let lines: Prose[] = [];
  const close = (): void => {
    if (lines.length > 0) nodes.push(bullets(lines));
    lines = [];
  };
  for (const one of found) {
    if (typeof one === 'string') lines.push(foreignProse(one));
    else {
      close();
      nodes.push({ type: 'code', value: one.code });
    }
  }
  close();
  return nodes;
}

/** Paragraphs, list items and blocks of code, read line by line in linear time. */
function statements(text: string): Statement[] {
  const found: Statement[] = [];
  let fence: { readonly mark: string; readonly lines: string[] } | null = null;
  let isOpen = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence.mark)) {
        found.push({ code: fence.lines.join('\n') });
        fence = null;
      } else fence.lines.push(line.replace(/[\p{Cc}]/gu, ' '));
    } else if (mark !== undefined) {
      fence = { mark, lines: [] };
      isOpen = false;
    } else isOpen = addLine(found, line.trim(), isOpen);
  }
  if (fence !== null) found.push({ code: fence.lines.join('\n') });
  return found;
}

function addLine(found: Statement[], line: string, isOpen: boolean): boolean {
  if (line === '') return false;
  const bullet = /^(?:[-*+]|\d{1,3}[.)]|#{1,6})\s+/.exec(line)?.[0] ?? '';
  const last = found.at(-1);
  if (isOpen && bullet === '' && typeof last === 'string') found[found.length - 1] = `${last} ${line}`;
  else found.push(line.slice(bullet.length));
  return true;
}
