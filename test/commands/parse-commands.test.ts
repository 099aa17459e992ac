import fc from 'fast-check';
import type { Command } from '../../src/commands/command.ts';
import { mayHoldCommands } from '../../src/commands/may-hold-commands.ts';
import { parseCommands } from '../../src/commands/parse-commands.ts';

const found = (body: string, prefix?: string): string[] =>
  parseCommands(body, prefix).map((call) => `${call.line} ${call.name}|${call.rest}`);

describe('parseCommands finds', () => {
  test.each<[string, string, string[]]>([
    ['the bare prefix', '/plan', ['1 |']],
    ['the bare prefix with white space', '  /plan \t\r\n', ['1 |']],
    ['a flag after the bare prefix', '/plan --tier large', ['1 |--tier large']],
    ['a name', '/plan status', ['1 status|']],
    ['a name in capitals', '/plan STATUS', ['1 status|']],
    ['free text to the end of the line', '/plan done E2.1 ran it\nby hand', ['1 done|E2.1 ran it']],
    [
      'several, in order',
      '/plan done T01\r\n/plan done T02\r\n\r\nand\n/plan status',
      ['1 done|T01', '2 done|T02', '5 status|'],
    ],
    ['one inside a paragraph', 'Looks good.\n/plan done T01\nThanks!', ['2 done|T01']],
    ['one after a hard break', 'Looks good.  \n/plan done T01', ['2 done|T01']],
    ['one indented', 'text\n   /plan status', ['2 status|']],
    ['one with code in its text', '/plan done E1 `npm test` is green', ['1 done|E1 `npm test` is green']],
    [
      'one with an address in its text',
      '/plan done E1 asked a@b.example\n/plan status',
      ['1 done|E1 asked a@b.example', '2 status|'],
    ],
    [
      'one with a link in its text',
      '/plan done E1 [run](https://x.example/1) and www.x.example',
      ['1 done|E1 [run](https://x.example/1) and www.x.example'],
    ],
    ['one with emphasis begun before', '*Done!*\n/plan done T01', ['2 done|T01']],
    ['one after a closed <details>', '<details>\n\nlog\n\n</details>\n\n/plan status', ['7 status|']],
    ['one after a generic type', 'Uses Vec<T> now.\n/plan status', ['2 status|']],
    ['one between lone carriage returns', 'a\r/plan status\rb', ['2 status|']],
    ['one after a byte order mark', '\u{feff}/plan status', ['1 status|']],
  ])('%s', (_what, body, expected) => {
    expect(found(body)).toEqual(expected);
  });
});

describe('a command that takes a block', () => {
  const note: Command = {
    ...{ name: 'note', usage: 'note text', description: '', who: 'write', examples: [], takesBlock: true },
    run: () => ({ kind: 'reply', markdown: '' }),
  };
  const blocks = (body: string): string[] =>
    parseCommands(body, '/plan', [note]).map((call) => `${call.name}|${call.rest}|${call.block}`);

  test.each<[string, string, string[]]>([
    ['the lines right below', '/plan note a\nb', ['note|a|\nb']],
    [
      'paragraphs, lists and code',
      '/plan note\n\na\n\n- b\n\n```\n/plan note\n```\n',
      ['note||\n\na\n\n- b\n\n```\n/plan note\n```'],
    ],
    ['up to the next command', '/plan note a\n\nb\n/plan note c\nd', ['note|a|\n\nb', 'note|c|\nd']],
    ['up to one that takes none', '/plan note a\nb\n/plan done T01\nthanks', ['note|a|\nb', 'done|T01|']],
    [
      'no quotation, nor what introduces it',
      '/plan note a\n\nb\n\nOn Monday ada wrote:\n\n> /plan note c',
      ['note|a|\n\nb'],
    ],
    ['not past a rule', '/plan note a\n\nb\n\n---\n\nsent from afar', ['note|a|\n\nb']],
    ['no comment', '/plan note a\n\n<!-- b -->\n\nc', ['note|a|']],
    ['with a byte order mark', '\u{feff}/plan note a\r\nb\r\n\r\n> c', ['note|a|\r\nb']],
  ])('%s', (_what, body, expected) => {
    expect(blocks(body)).toEqual(expected);
  });

  test('is another command when the block is another', () => {
    const hashes = ['/plan note\na', '/plan note\nb', '/plan note\na\n\n> quoted'].map(
      (body) => parseCommands(body, '/plan', [note])[0]?.hash,
    );
    expect(hashes[0]).toBe(hashes[2]);
    expect(hashes[0]).not.toBe(hashes[1]);
  });
});

describe('parseCommands takes for no command', () => {
  test.each([
    ['a word that begins so', '/planner\n/plan/x\n/plans'],
    ['text before it', 'please /plan status'],
    ['an escaped slash', '\\/plan status'],
    ['an entity', '&#47;plan status'],
    ['fenced code', '```\n/plan status\n```'],
    ['an unclosed fence', '~~~\n/plan status'],
    ['indented code', 'text\n\n    /plan status'],
    ['inline code over lines', '`a\n/plan status\nb`'],
    ['a quote', '> /plan status'],
    ['a lazy line of a quote', '> well\n/plan status'],
    ['a list item', '- /plan status'],
    ['the second line of a list item', '- a\n  /plan status'],
    ['a heading', '# /plan status'],
    ['a setext heading', '/plan status\n==='],
    ['a table', '/plan | status\n--- | ---\n/plan | status'],
    ['a link text over lines', '[a\n/plan status](https://x.example)'],
    ['a link title', '[a](https://x.example "\n/plan status\n")'],
    ['emphasis over lines', '*a\n/plan status*'],
    ['an HTML block', '<div>\n/plan status\n</div>'],
    ['a comment', '<!--\n/plan status\n-->'],
    ['a comment in a paragraph', 'a <!--\n/plan status\n-->'],
    ['an inline element', 'a <kbd>\n/plan status\n</kbd>'],
    ['markdown inside <details>', '<details>\n\n/plan status\n\n</details>'],
    [
      'markdown inside nested <details>',
      '<details>\n\n<details>\n\n</details>\n\n/plan status\n\n</details>',
    ],
    ['a footnote', 'a[^1]\n\n[^1]: x\n    /plan status'],
    ['a definition', '[a]: /plan\n/planned'],
    ['an empty comment', ''],
  ])('%s', (_what, body) => {
    expect(found(body)).toEqual([]);
  });
});

test('the prefix can be another', () => {
  expect(found('/plan status\n/roadmap status', '/roadmap')).toEqual(['2 status|']);
});

describe('the hash', () => {
  const hashes = (body: string): string[] => parseCommands(body).map((call) => call.hash);

  test('stays when the comment is edited around the command', () => {
    expect(hashes('/plan done T01')).toEqual(hashes('Well.\n\n  /plan  DONE   T01  \n\nthanks'));
  });

  test('differs by what is said', () => {
    expect(new Set(hashes('/plan done T01\n/plan done T02\n/plan status')).size).toBe(3);
  });

  test('tells the second of the same words from the first', () => {
    const [first, second] = hashes('/plan status\n/plan status');
    expect(first).toMatch(/^[0-9a-f]{12}$/);
    expect(second).not.toBe(first);
  });
});

describe('mayHoldCommands', () => {
  test('is true wherever a command is found', () => {
    const piece = fc.constantFrom(
      '/plan',
      ' ',
      '\t',
      '\n',
      '\r\n',
      'status',
      '`',
      '```\n',
      '> ',
      '- ',
      '<b>',
      '<!--',
      '-->',
      '*',
      '[',
      '](x)',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const body = pieces.join('');
        const calls = parseCommands(body);
        if (calls.length > 0) expect(mayHoldCommands(body)).toBe(true);
        for (const call of calls) {
          const line = body.split(/\r\n|\n|\r/)[call.line - 1];
          expect(line?.trim()).toBe(call.raw);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a body without one is never parsed', () => {
    const started = performance.now();
    expect(parseCommands('<?'.repeat(32_000))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  test.each(['/plan'.repeat(13_000), ' '.repeat(65_000), `${' '.repeat(1000)}/planx`.repeat(60)])(
    'is quick on hostile text',
    (body) => {
      const started = performance.now();
      mayHoldCommands(body);
      expect(performance.now() - started).toBeLessThan(15_000);
    },
  );
});
