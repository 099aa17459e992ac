import fc from 'fast-check';
import { fenceTraces } from '../../../src/planner/extract/fence-traces.ts';
import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { issueOf } from '../facts-of.ts';

const PYTHON = [
  'Traceback (most recent call last):',
  '  File "src/shop/cli.py", line 18, in main',
  '    run(config.urls, args.limit)',
  '  File "src/shop/output.py", line 8, in to_text',
  '    lines.append(f"<entry><title>{item[\'title\']}</title>")',
  "KeyError: 'title'",
];
const TRACES: readonly (readonly [string, readonly string[]])[] = [
  ['Python', PYTHON],
  [
    'Go',
    [
      'panic: runtime error: index out of range [1] with length 1',
      '',
      'goroutine 1 [running]:',
      'github.com/acme/shop/internal/parse.Line({0xc0000140c0, 0x11})',
      '\t/home/me/shop/internal/parse/parse.go:31 +0x4a5',
      'main.main()',
      '\t/home/me/shop/main.go:15 +0x45',
      'exit status 2',
    ],
  ],
  [
    'PHP',
    [
      'PHP Fatal error:  Uncaught DivisionByZeroError: Division by zero in /srv/shop/src/Sum.php:27',
      'Stack trace:',
      '#0 /srv/shop/src/Page.php(21): Shop\\Sum->mean(Object(Shop\\Cart))',
      '#1 {main}',
      '  thrown in /srv/shop/src/Sum.php on line 27',
    ],
  ],
  [
    'JavaScript',
    [
      'TypeError: x is not a function',
      '    at open (/srv/src/open.ts:12:7)',
      '    at main (src/main.ts:3:1)',
    ],
  ],
  [
    'Java',
    ['java.lang.NullPointerException: no cart', '\tat com.acme.Sum.mean(Sum.java:12)', '\t... 12 more'],
  ],
  ['Ruby', ["lib/sum.rb:12:in `mean': divided by 0 (ZeroDivisionError)", "\tfrom lib/page.rb:4:in `show'"]],
  [
    'C#',
    [
      'System.Exception: no',
      '   at Shop.Sum.Mean() in /src/Shop/Sum.cs:line 12',
      '   at Shop.Page.Show() in /src/Shop/Page.cs:line 3',
    ],
  ],
  [
    'Rust',
    [
      "thread 'main' panicked at src/sum.rs:12:5:",
      'divided by zero',
      'stack backtrace:',
      '   0: shop::sum::mean',
      '             at ./src/sum.rs:12:5',
    ],
  ],
];

describe('fenceTraces', () => {
  test.each(TRACES)('a trace of %s in running text is fenced as a whole', (_, lines) => {
    const body = `It fails:\n\n${lines.join('\n')}\n\nIt should not.`;
    const fenced = fenceTraces(body);
    expect(fenced.split('\n').filter((line) => line === '```')).toHaveLength(2);
    const { clues, trace } = readIssue(issueOf('It fails', body), []).extraction;
    // Not one line is read as prose, and its markup stays.
    for (const line of lines.filter((text) => text.trim() !== '')) expect(clues.code).toContain(line.trim());
    expect(trace.length).toBeGreaterThan(0);
  });

  test.each(TRACES)('a trace of %s in a fence, or set off as code, is left alone', (_, lines) => {
    for (const body of [`\`\`\`\n${lines.join('\n')}\n\`\`\``, 'It fails on line 3 at noon.'])
      expect(fenceTraces(body)).toBe(body);
  });

  test('what the issue says is its problem, and the trace no command', () => {
    const body = `${PYTHON.join('\n')}\n\nAn item without a title should get the title "none".`;
    const { problem, commands, requirements } = readIssue(
      issueOf('Crash without a title', body),
      [],
    ).extraction;
    expect(problem).not.toContain('Traceback');
    expect(commands).toEqual([]);
    expect(requirements.map(({ text }) => text)).toContain(
      'An item without a title should get the title "none"',
    );
  });

  test('the end of a trace of PHP is no command', () => {
    const php = TRACES.find(([name]) => name === 'PHP')?.[1] ?? [];
    const body = `\`\`\`\n${php.join('\n')}\n\`\`\``;
    expect(readIssue(issueOf('Fatal error in the cart', body), []).extraction.commands).toEqual([]);
  });

  test('nothing but fences is added', () => {
    const line = fc.oneof(
      fc.constantFrom('', '```', '~~~', ...TRACES.flatMap(([, lines]) => [...lines])),
      fc.string({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const bare = (text: string) => text.split('\n').filter((part) => part.trim() !== '```');
        expect(bare(fenceTraces(lines.join('\n')))).toEqual(bare(lines.join('\n')));
      }),
    );
  });
});
