import markdownIt from 'markdown-it';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const reader = markdownIt({ html: true, linkify: true });

/** States of the checkboxes that micromark's HTML shows, in order. */
export function boxesOfMicromark(source: string): boolean[] {
  const html = micromark(source, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: false,
  });
  return [...html.matchAll(/<input type="checkbox" disabled=""( checked="")?/g)].map(
    (match) => match[1] !== undefined,
  );
}

/**
 * States of the task-list items that markdown-it's blocks hold, in order: an item whose first block is a paragraph
 * that starts with `[ ]` or `[x]`, white space, and something more (GFM 5.3).
 */
export function boxesOfMarkdownIt(source: string): boolean[] {
  const tokens = reader.parse(source, {});
  return tokens.flatMap((token, index) => {
    const [paragraph, inline] = [tokens[index + 1], tokens[index + 2]];
    if (token.type !== 'list_item_open' || paragraph?.type !== 'paragraph_open' || inline === undefined)
      return [];
    const mark = /^\[([ xX\t])\][ \t\n]+\S/.exec(inline.content)?.[1];
    return mark === undefined ? [] : [mark.toLowerCase() === 'x'];
  });
}
