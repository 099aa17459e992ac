import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, parseDocument, stringify } from 'yaml';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { frontMatterNode, frontMatterRange, readFrontMatter } from './front-matter.ts';
import { lineEndingAt } from './surroundings.ts';

/**
 * Sets one key of the front matter: its value is replaced in place, or a line is added at the end. Throws
 * `no-front-matter`, or `front-matter-form` where the result would not read back as meant.
 */
export function setFrontMatter(
  document: MarkdownDocument,
  key: string,
  value: string | number | boolean,
): Edit[] {
  const node = frontMatterNode(document);
  if (node === null) throw new EditRefused('no-front-matter', 'The document has no front matter.');
  const { start, end } = frontMatterRange(document, node);
  const text = document.source.slice(start, end);
  const before = readFrontMatter(text);
  if (Object.hasOwn(before, key) && before[key] === value) return [];
  const lineEnding = lineEndingAt(document.source, start - 1);
  const splice = spliceOf(
    text,
    key,
    stringify(value, { lineWidth: 0, blockQuote: false }).trimEnd(),
    lineEnding,
  );
  const after = text.slice(0, splice.start) + splice.text + text.slice(splice.end);
  if (!isDeepStrictEqual(readFrontMatter(after), { ...before, [key]: value })) {
    throw new EditRefused('front-matter-form', `The front matter's "${key}" cannot be set; edit it by hand.`);
  }
  return [
    {
      start: start + splice.start,
      end: start + splice.end,
      text: splice.text,
      intent: { kind: 'value', path: [0], value: after.replace(/(?:\r\n|\n)$/, '') },
    },
  ];
}

function spliceOf(
  text: string,
  key: string,
  value: string,
  lineEnding: string,
): { readonly start: number; readonly end: number; readonly text: string } {
  const yaml = parseDocument(text);
  const pairs = isMap(yaml.contents) && !yaml.contents.flow ? yaml.contents.items : [];
  const pair = pairs.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair === undefined) {
    return {
      start: text.length,
      end: text.length,
      text: `${stringify(key).trimEnd()}: ${value}${lineEnding}`,
    };
  }
  const range = isScalar(pair.value) ? pair.value.range : null;
  if (!range)
    throw new EditRefused('front-matter-form', `The front matter's "${key}" holds no single value.`);
  const gap = range[0] > 0 && text[range[0] - 1] === ':' ? ' ' : '';
  return { start: range[0], end: range[1], text: gap + value };
}
