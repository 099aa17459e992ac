/** Lines and characters that are read of one text: no description needs more, and time stays bounded. */
const MOST_LINES = 5_000;
const LONGEST_LINE = 1_000;

/**
 * The lines of markdown that a reader takes for the author's own words: no fences, quotes or comments. Read line by
 * line in linear time, as a markdown parser may need a minute for foreign text.
 */
export function* proseLines(body: string): Generator<string> {
  let fence: string | null = null;
  let inComment = false;
  for (const line of body.split(/\r?\n/, MOST_LINES)) {
    const text = line.slice(0, LONGEST_LINE);
    const opening = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence !== null) {
      const isClosing = opening?.startsWith(fence) && /^ {0,3}[`~]+\s*$/.test(text);
      if (isClosing) fence = null;
      continue;
    }
    if (!inComment && opening !== undefined) {
      fence = opening;
      continue;
    }
    const outside = outsideComments(text, inComment);
    inComment = outside.isOpen;
    const isQuoteOrCode = /^(?: {0,3}>| {4}|\t)/.test(outside.text);
    if (!isQuoteOrCode) yield outside.text;
  }
}

function outsideComments(line: string, startsInside: boolean): { text: string; isOpen: boolean } {
  let text = '';
  let at = 0;
  let isOpen = startsInside;
  while (at < line.length) {
    const mark = line.indexOf(isOpen ? '-->' : '<!--', at);
    if (!isOpen) text += line.slice(at, mark < 0 ? undefined : mark);
    if (mark < 0) break;
    at = mark + (isOpen ? 3 : 4);
    isOpen = !isOpen;
  }
  return { text, isOpen };
}
