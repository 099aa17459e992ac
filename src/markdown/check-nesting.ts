import { EditRefused } from './edit-refused.ts';
import { linesFrom } from './windows/lines.ts';

/** Deeper nesting costs the parser quadratic time and, from some thousands on, its stack. */
export const DEEPEST = 100;

const TOO_DEEP = new RegExp(
  `^(?:[ \\t]{0,8}(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${DEEPEST + 1}}`,
  'm',
);
const RULE = /^ {0,3}([-*])[ \t]*(?:\1[ \t]*)+$/;
const FENCE = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/;

/**
 * Guards the parser: a line that nests thousands of lists or quotes takes it minutes. Throws `EditRefused`
 * (`too-deep`) for one deeper than anybody writes, but not for what nests nothing: lines in fences, and rules. What
 * is let through is counted when it is parsed.
 */
export function checkNesting(source: string): void {
  if (!TOO_DEEP.test(source)) return;
  let fence: string | null = null;
  for (const { text } of linesFrom(source, 0)) {
    const mark = FENCE.exec(text)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && text.trim() === mark) fence = null;
    } else if (mark !== undefined) fence = mark;
    else if (TOO_DEEP.test(text) && !RULE.test(text)) throw tooDeep();
  }
}

export function tooDeep(): EditRefused {
  return new EditRefused(
    'too-deep',
    `The text nests lists, quotes or emphasis more than ${DEEPEST} deep; write it with less nesting.`,
  );
}
