import { isDeepStrictEqual } from 'node:util';
import { isCollection, isMap, isNode, isScalar, type Pair, parseDocument, stringify } from 'yaml';
import type { MarkdownDocument } from './document.ts';
import type { Edit } from './edit.ts';
import { EditRefused } from './edit-refused.ts';
import { frontMatterNode, frontMatterRange, readFrontMatter } from './front-matter.ts';
import { lineEndingAt } from './surroundings.ts';

/** What YAML can say and JSON too. */
export type FrontMatterValue =
  | string
  | number
  | boolean
  | null
  | readonly FrontMatterValue[]
  | { readonly [key: string]: FrontMatterValue };

/**
 * Sets one key of the front matter: its value is replaced in place, or a line is added at the end; comments, order
 * and form of all others stay. No edit where it says so already. Throws `no-front-matter`, or `front-matter-form`
 * where the result would not read back as meant or a comment inside the old value would be lost.
 */
export function setFrontMatter(document: MarkdownDocument, key: string, value: FrontMatterValue): Edit[] {
  const node = frontMatterNode(document);
  if (node === null) throw new EditRefused('no-front-matter', 'The document has no front matter.');
  const { start, end } = frontMatterRange(document, node);
  const text = document.source.slice(start, end);
  const before = readFrontMatter(text);
  if (Object.hasOwn(before, key) && isDeepStrictEqual(before[key], value)) return [];
  const lineEnding = lineEndingAt(document.source, start - 1);
  const splice = spliceOf(text, key, flowText(value), lineEnding);
  const after = text.slice(0, splice.start) + splice.text + text.slice(splice.end);
  if (!readsAs(after, { ...before, [key]: value })) {
    throw new EditRefused('front-matter-form', `The front matter's "${key}" cannot be set; edit it by hand.`);
  }
  return [
    {
      start: start + splice.start,
      end: start + splice.end,
      text: splice.text,
      intent: { kind: 'value', window: 0, path: [0], value: after.replace(/(?:\r\n|\n)$/, '') },
    },
  ];
}

/** On one line, whatever the value holds; what YAML has no words for, as `undefined`, is refused. */
function flowText(value: FrontMatterValue): string {
  const text = yamlText(value);
  if (text === null) {
    throw new EditRefused(
      'front-matter-form',
      `A ${typeof value} of this kind cannot be written into front matter.`,
    );
  }
  return text.trimEnd().replace(/\n\s*/g, ' ');
}

function yamlText(value: FrontMatterValue): string | null {
  try {
    const text: unknown =
      typeof value === 'object' && value !== null
        ? stringify(value, {
            lineWidth: 0,
            collectionStyle: 'flow',
            defaultStringType: 'QUOTE_DOUBLE',
            defaultKeyType: 'PLAIN',
          })
        : stringify(value, { lineWidth: 0, blockQuote: false });
    return typeof text === 'string' ? text : null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

function readsAs(text: string, meant: Readonly<Record<string, unknown>>): boolean {
  try {
    return isDeepStrictEqual(readFrontMatter(text), meant);
  } catch (error) {
    if (error instanceof EditRefused) return false;
    throw error;
  }
}

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function spliceOf(text: string, key: string, value: string, lineEnding: string): Splice {
  const yaml = parseDocument(text);
  const pairs = isMap(yaml.contents) && !yaml.contents.flow ? yaml.contents.items : [];
  const pair = pairs.find((item) => isScalar(item.key) && String(item.key.value) === key);
  if (pair !== undefined) return replaced(text, key, pair, value);
  const name = stringify(key, { lineWidth: 0 }).trimEnd();
  return { start: text.length, end: text.length, text: `${name}: ${value}${lineEnding}` };
}

function replaced(text: string, key: string, pair: Pair, value: string): Splice {
  const range = isNode(pair.value) ? pair.value.range : null;
  const keyRange = isNode(pair.key) ? pair.key.range : null;
  if (!range || !keyRange) {
    throw new EditRefused(
      'front-matter-form',
      `The front matter's "${key}" has no value that could be replaced.`,
    );
  }
  const afterColon = text.indexOf(':', keyRange[1]) + 1;
  const [valueStart, end] = range;
  // A collection of several lines stands below its key.
  const start = /[\r\n]/.test(text.slice(afterColon, valueStart)) ? afterColon : valueStart;
  const old = text.slice(start, end);
  if (old.includes('#') && (isCollection(pair.value) || start < valueStart)) {
    throw new EditRefused(
      'front-matter-form',
      `The front matter's "${key}" may hold comments, which would be lost; edit it by hand.`,
    );
  }
  return { start, end: start + old.trimEnd().length, text: (start === afterColon ? ' ' : '') + value };
}
