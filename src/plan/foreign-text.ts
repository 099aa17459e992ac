import type { PhrasingContent } from 'mdast';
import { link, plain } from './prose.ts';

/**
 * Foreign text as it may stand in a record: one line, without control and direction marks, cut at `longest`
 * characters. It still has to go in as a text node.
 */
export function foreignText(value: string, longest = 200): string {
  const line = value
    .slice(0, longest * 20)
    .toWellFormed()
    .replace(/[\p{Cc}\s\uFEFF]+/gu, ' ')
    .replace(/[\p{Cf}\uFFFD]/gu, (character) => (character === '\u200D' ? character : ''))
    .trim();
  const characters = [...line];
  return characters.length <= longest
    ? line
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

/** A link where the address is one of the web, else the text alone. */
export function webLink(url: string, text: string): PhrasingContent {
  const [node = { type: 'text' as const, value: '' }] = plain(text);
  return /^https?:\/\/[^\s<>]+$/.test(url) ? link(url, node) : node;
}
