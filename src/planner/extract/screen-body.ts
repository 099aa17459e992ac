/** Longest body whose markdown is read; GitHub's own bound for an issue. */
const LONGEST = 65_536;
const DEEPEST = 100;
/** Of any one character that opens a construct: micromark takes quadratic time in some of them. */
const MOST_OPENERS = 3_000;

/**
 * Why the body's structure must not be parsed, or null where it may be: too long, nested too deep, or with so many
 * openers that a parser would spend its time limit on them.
 */
export function screenBody(body: string): string | null {
  if (body.length > LONGEST) return `the structure of the issue, which is longer than ${LONGEST} characters`;
  let deepest = 0;
  for (const line of body.split('\n')) {
    const opening = /^(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*[ \t]*/.exec(line)?.[0] ?? '';
    const marks = opening.replace(/\s/g, '').length;
    deepest = Math.max(deepest, marks, opening.length / 4);
  }
  if (deepest > DEEPEST) return `the structure of the issue, which is nested deeper than ${DEEPEST} levels`;
  for (const opener of ['<', '[', '*', '_', '`', '&', '~', '!'])
    if (countOf(body, opener) > MOST_OPENERS)
      return `the structure of the issue, which has more than ${MOST_OPENERS} "${opener}"`;
  return null;
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
