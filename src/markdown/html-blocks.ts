/** HTML blocks that only their own end closes, not a blank line (CommonMark 4.6, kinds 1 to 5). */
const HTML_ENDS: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![A-Za-z]/, />/],
];

/** The end that an HTML block with this first line waits for; null where a blank line ends it, or it is none. */
export function htmlEnd(line: string): RegExp | null {
  return HTML_ENDS.find(([start]) => start.test(line))?.[1] ?? null;
}

/** Tags that start an HTML block anywhere, up to the next blank line (kind 6): those in use, not all. */
const BLOCK_TAG = new RegExp(
  `^</?(?:${[
    'address|article|aside|blockquote|body|center|details|dialog|dd|div|dl|dt|fieldset|figcaption|figure|footer|form',
    'h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|meta|nav|noframes|ol|optgroup|option|p|section',
    'summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul',
  ].join('|')})(?:[ \\t>]|/>|$)`,
  'i',
);

export function isBlockTag(line: string): boolean {
  return BLOCK_TAG.test(line);
}
