import fc from 'fast-check';

/**
 * Documents with tasks in all surroundings that people and the grammar allow: nested and mixed lists, quotes, tables,
 * code that holds fake checkboxes, comments, HTML, setext headings, definitions, every line ending, tabs, byte order
 * marks, characters outside of the basic plane.
 */
const word = fc.constantFrom(
  ...['alpha', 'beta', '`code`', '**bold**', '_it_', '[link](a.md)', '[ref]', '[Ref][ref]', '[^1]', '[^n]'],
  ...['snake_case', 'a<b', '~~x~~', '·', '🗺️', '𝒫', 'e\u0301', 'https://a.bc/d_e', 'www.a.bc', '\\*', '&amp;'],
  ...['<b>', '<!-- c -->', '`[x]`', '`- [ ] f`', 'x  ', '[ ]', '日本', '|', '*', '[x]', 'a@b.cd', '1.', '#'],
);
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

const box = fc.constantFrom('[ ] ', '[x] ', '[X] ', '[ ]\t', '', '', '[ ]', '[~] ');
const bullet = fc.constantFrom(
  '- ',
  '* ',
  '+ ',
  '-   ',
  '-\t',
  '1. ',
  '1) ',
  '2. ',
  '10. ',
  '-     ',
  ' - ',
  '  * ',
);

function indented(block: string, width: string): string {
  return block
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? line : width + line))
    .join('\n');
}

const fence = fc.constantFrom('```', '~~~', '````', '```sh', '   ```');
const code = fc
  .tuple(fence, fc.constantFrom('- [ ] fake', '# fake\n\n- [x] no', '\n```\nx', '~~~'), fc.boolean())
  .map(([mark, inside, isClosed]) => `${mark}\n${inside}${isClosed ? `\n${mark.replace('sh', '')}` : ''}`);

const leaf = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: fc.tuple(text, text).map((lines) => lines.join('\n')) },
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom('#', '##', '###', '##'), text).map((parts) => parts.join(' ')),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(text, fc.constantFrom('===', '---', '-')).map((parts) => parts.join('\n')),
  },
  { weight: 2, arbitrary: code },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[
        '---',
        '***',
        '* * *',
        '<!-- note -->',
        '<!--\n- [ ] hidden\n\n# h\n-->',
        '    - [ ] code',
        '\tcode',
        '#',
      ],
      ...[
        '<details>\n<summary>s</summary>',
        '</details>',
        '<div>\n```',
        '<b>\n- [ ] a',
        '<script>\n\n</script>',
        '<pre>',
      ],
      ...[
        '| a | b |\n|---|---|\n| c | |',
        '|a\n|-\n|[ ] x',
        '[ref]: ./x "t"',
        '[ref]:\n  x',
        '[^1]: note\n\n    more',
      ],
      ...[
        '[^n]: - [ ] x',
        '-',
        '1.',
        '<!-- open',
        '<?x',
        '<!X',
        '- [ ] a\nlazy',
        '> q\nlazy',
        '- a\n\n\n  b',
        '\u00a0',
      ],
    ),
  },
);

const { block } = fc.letrec<{ block: string; item: string; list: string; quote: string }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 5, arbitrary: leaf },
    { weight: 5, arbitrary: tie('list') },
    { weight: 1, arbitrary: tie('quote') },
  ),
  item: fc
    .tuple(bullet, box, text, fc.option(fc.tuple(fc.constantFrom('\n', '\n\n'), tie('block')), { freq: 3 }))
    .map(([mark, check, first, more]) => {
      const width = mark.includes('\t') ? '\t' : ' '.repeat(mark.length);
      const rest = more === null ? '' : more[0] + width + indented(more[1], width);
      return mark + check + first + rest;
    }),
  list: fc
    .tuple(fc.array(tie('item'), { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\n', '\n\n'))
    .map(([items, between]) => items.join(between)),
  quote: fc
    .tuple(fc.array(tie('block'), { minLength: 1, maxLength: 2 }), fc.constantFrom('> ', '>', '>\t', ' > '))
    .map(([blocks, mark]) =>
      blocks
        .join('\n\n')
        .split('\n')
        .map((line) => mark + line)
        .join('\n'),
    ),
}));

/** What the scan of windows has to give up on, or must not: lines of HTML and lazy ones directly above fences. */
const doubtful = fc
  .tuple(
    fc.constantFrom(
      '<img src="x.png">',
      '<br>',
      '<foo',
      '<foo>',
      '<a\nb="c">',
      '<!-->',
      '<!-- c -->',
      '</b>',
      '- b\nlazy',
      '1. b\nlazy',
    ),
    fc.constantFrom(
      '\n```\nx\n```',
      '\n~~~\n\n[ref]: z',
      '\n  ```\n  x\n  ```',
      '\n> [ref]: /q',
      '\n```sh\n- [ ] no\n\n```\nX',
      '',
    ),
  )
  .map((parts) => parts.join(''));

const label = fc.constantFrom('ref', '^1', '^n', 'Ä', 'ä', '日本', 'ß', 'a\\]b', 'A  b');
/** Definitions and what refers to them, one or more than windows are told of. */
const defining = fc.oneof(
  { weight: 6, arbitrary: label.map((name) => `[${name}]: /u`) },
  { weight: 4, arbitrary: label.map((name) => `see [${name}] there`) },
  { weight: 1, arbitrary: fc.constant(manyDefinitions(70)) },
);

function manyDefinitions(count: number): string {
  return Array.from({ length: count }, (_, index) => `## H [d${index}]\n\n[d${index}]: /u`).join('\n\n');
}

const part = fc.oneof(
  { weight: 8, arbitrary: block },
  { weight: 1, arbitrary: doubtful },
  { weight: 1, arbitrary: defining },
);

const ending = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
const between = fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n\n\n', '\n \n', '\n\t\n');
const head = fc.constantFrom(
  '',
  '',
  '',
  '',
  '\uFEFF',
  '---\na: 1 # c\n---\n\n',
  '\uFEFF---\na: 1\n---\n',
  '---\n\n',
  '\n',
);

export const documents: fc.Arbitrary<string> = fc
  .tuple(
    head,
    fc.array(fc.tuple(part, between), { maxLength: 6 }),
    fc.constantFrom('\n', '\n', '', '  \n', '\n\n'),
    ending,
  )
  .map(([first, blocks, last, lineEnding]) => {
    const body = blocks.map(([each, gap], index) => (index === 0 ? each : gap + each)).join('');
    return (first + body + last).replaceAll('\n', lineEnding);
  });

/** Pieces of markup in no order: what nobody writes and anybody may send. */
export const noise: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...[
        '- [ ] a',
        '* [x] b',
        '> ',
        '- ',
        '1. ',
        '2) ',
        '\t',
        '    ',
        '  ',
        ' ',
        '\n',
        '\n',
        '\n\n',
        '\r\n',
        '\n\n# h\n\n',
      ],
      ...[
        '```',
        '~~~',
        '<!-- ',
        ' -->',
        '<div>',
        '</div>',
        '<b>',
        '# h',
        'text',
        '===',
        '---',
        '| a |',
        '|---|',
        '\r',
      ],
      ...[
        '[a]: b',
        '[^1]: c',
        '[a]',
        '[^1]',
        '`',
        '**',
        '\\',
        '[',
        ']',
        '](x)',
        '\n\ntext',
        '\n\n**b',
        '<pre>',
        '-',
        '\0',
        '<!-->',
        '\n<br>\n```',
        '\n\n[a]: c',
      ],
    ),
    { maxLength: 18 },
  )
  .map((parts) => parts.join(''));

export const sources: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: documents },
  { weight: 1, arbitrary: noise },
);
