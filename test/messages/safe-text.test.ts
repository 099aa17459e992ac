import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parseCommands } from '../../src/commands/parse-commands.ts';
import { safeSentence, safeText } from '../../src/messages/safe-text.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();
const parse = (markdown: string): Root => parser.parse(markdown);

function all(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap((child) => all(child)) : [])];
}

/** The text of the page. */
function rendered(markdown: string): string {
  return all(parse(markdown))
    .map((node) => ('value' in node ? node.value : ''))
    .join('');
}

/** What a reader sees of it: breaks have no width. */
function shown(markdown: string): string {
  return rendered(markdown).replaceAll('\u{200b}', '');
}

/** What GitHub would act on in the rendered text. */
function actions(text: string): string[] {
  const patterns = [
    /@[a-z0-9]/i,
    /#\d/,
    /\bgh-\d/i,
    /\/(issues|pull|discussions)\/\d/,
    /\b(close[sd]?|fix(e[sd])?|resolve[sd]?):?\s+(#|https?:|gh-|[\w.-]+\/[\w.-]+#)/i,
    /^\s*\//m,
    /\[skip ci\]|\[ci skip\]/i,
  ];
  return patterns.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
}

const HOSTILE = [
  '@',
  '@everyone',
  '#',
  '#12',
  'GH-3',
  'o/r#5',
  'Closes ',
  'fixes: ',
  'resolved ',
  'https://github.com/o/r/issues/12',
  '/plan done T01',
  '/',
  '/hold',
  'bors r+',
  '<',
  '<!-- planwright:did pr/57 -->',
  '-->',
  '<script>',
  '</details>',
  '&lt;',
  '&#64;',
  '&',
  '`',
  '``',
  '*',
  '_',
  '**',
  '[',
  ']',
  '](',
  '(x)',
  '![',
  '~~',
  '$',
  '|',
  '\\',
  '- ',
  '+ ',
  '1. ',
  '1)',
  '# ',
  '> ',
  '---',
  '===',
  '\n',
  '\r\n',
  '\n\n',
  '\t',
  '    ',
  ' ',
  'a',
  'word',
  'é',
  '[^1]',
  '[x] ',
  ':',
  'www.x.example',
  'a@b.example',
  '[skip ci]',
  '[ci skip]',
  '\u{200b}',
  '\u{0}',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 4 })), { maxLength: 16 })
  .map((parts) => parts.join(''));
const folded = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replaceAll('\u{200b}', '');

describe.each([
  ['alone', '', ''],
  ['in a list', '- ', ''],
  ['in a sentence', 'Issue: ', 'Issue: '],
])('safeText %s', (_where, before, shownBefore) => {
  test('says the same and does nothing, whatever it is given', () => {
    fc.assert(
      fc.property(hostile, (foreign) => {
        const safe = safeText(foreign);
        const markdown = before + safe;
        expect(actions(safe)).toEqual([]);
        expect(safe).not.toContain('<');
        expect(actions(rendered(markdown))).toEqual([]);
        expect(parseCommands(markdown)).toEqual([]);
        const types = new Set(all(parse(markdown)).map((node) => node.type));
        for (const known of ['root', 'list', 'listItem', 'paragraph', 'text'] as const) types.delete(known);
        expect([...types]).toEqual([]);
        expect(folded(shown(markdown))).toBe(folded(shownBefore + folded(foreign)));
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['Thanks @alice', 'Thanks @\u{200b}alice'],
  ['Closes #12', 'C\u{200b}loses #\u{200b}12'],
  ['fix: https://github.com/o/r/pull/3', 'f\u{200b}ix: https:\u{200b}//github.com/o/r/pull/\u{200b}3'],
  ['/plan done T01', '\u{200b}/\u{200b}plan done T01'],
  ['plain words, a fix for #hash and 50% off', 'plain words, a fix for #hash and 50% off'],
  ['a <b> & c', 'a &lt;b&gt; &amp; c'],
])('safeText(%j)', (foreign, safe) => {
  expect(safeText(foreign)).toBe(safe);
});

describe('safeSentence', () => {
  test('keeps code spans', () => {
    expect(safeSentence('Unknown task `T9`; this plan has `T01` to `T08`.')).toBe(
      'Unknown task `T9`; this plan has `T01` to `T08`.',
    );
  });

  test('a stray backtick is text', () => {
    expect(safeSentence('a ` b @x')).toBe('a \\` b @\u{200b}x');
    expect(safeSentence('a ``b`` `c` d')).toBe('a \\`\\`b\\`\\` `c` d');
  });

  test('does nothing, whatever it is given', () => {
    fc.assert(
      fc.property(hostile, (foreign) => {
        const safe = safeSentence(foreign);
        expect(actions(safe)).toEqual([]);
        expect(parseCommands(safe)).toEqual([]);
        expect(safe).not.toContain('<!--');
        const types = new Set(all(parse(safe)).map((node) => node.type));
        for (const known of ['root', 'paragraph', 'text', 'inlineCode'] as const) types.delete(known);
        expect([...types]).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
