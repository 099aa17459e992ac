import type { Yaml } from 'mdast';
import { type Document, parseDocument, visit } from 'yaml';
import type { MarkdownDocument } from './document.ts';
import { EditRefused } from './edit-refused.ts';
import { rangeOf } from './walk.ts';

/** The document's front matter node; null where it has none. */
export function frontMatterNode({ tree }: MarkdownDocument): Yaml | null {
  const first = tree.children[0];
  return first?.type === 'yaml' ? first : null;
}

/** Offsets of the text between the two fences of the front matter. */
export function frontMatterRange(
  document: MarkdownDocument,
  node: Yaml,
): { readonly start: number; readonly end: number } {
  const { start, end } = rangeOf(node);
  const block = document.source.slice(start, end);
  const opening = /^.*?(?:\r\n|\n|\r)/.exec(block)?.[0].length ?? 0;
  const closing = Math.max(block.lastIndexOf('\n'), block.lastIndexOf('\r')) + 1;
  return { start: start + opening, end: start + Math.max(opening, closing) };
}

/**
 * Reads YAML front matter as a map. Throws `EditRefused` (`front-matter-form`) with the parser's reason where it is
 * invalid, no map, or has lone carriage returns, which YAML and markdown count differently.
 */
export function readFrontMatter(text: string): Readonly<Record<string, unknown>> {
  if (/\r(?!\n)/.test(text)) throw malformed('it has carriage returns that end no line');
  const yaml = parseDocument(text, { uniqueKeys: true });
  const [error] = yaml.errors;
  if (error !== undefined) throw malformed(faultInDocument(error.message));
  // An alias can make a few lines stand for gigabytes; resolved or not, its value stands in another place.
  if (hasAlias(yaml)) throw malformed('it has aliases (`*name`), which are not read');
  const value: unknown = yaml.toJS({ maxAliasCount: 0 });
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw malformed('it is no list of "key: value"');
  return { ...value };
}

/** The parser's reason, with the line counted in the document, whose first is the fence. */
function faultInDocument(message: string): string {
  const [reason = ''] = message.split('\n');
  return reason
    .replace(/^./, (letter) => letter.toLowerCase())
    .replace(/ at line (\d+), column (\d+):?$/, (_all, line: string, column: string) => {
      return ` in line ${Number(line) + 1}, column ${column}`;
    });
}

function hasAlias(yaml: Document): boolean {
  let found = false;
  visit(yaml, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}

function malformed(found: string): EditRefused {
  return new EditRefused(
    'front-matter-form',
    `The front matter (the block between the two "---") is not valid YAML: ${found}; expected lines "key: value". Mend it.`,
  );
}
