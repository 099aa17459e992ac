import { readIssue } from '../../../src/planner/extract/read-issue.ts';
import { locateWork } from '../../../src/planner/locate/locate-work.ts';
import { innermostFrame } from '../../../src/planner/locate/stack-trace.ts';
import { commitOf, factsOf, issueOf } from '../facts-of.ts';

describe('innermostFrame', () => {
  test.each([
    [
      'Go: the first',
      '\t/home/me/shop/internal/parse/parse.go:31 +0x4a5\n\t/home/me/shop/cmd/shop/main.go:15 +0x45',
      ['cmd/shop/main.go', 'internal/parse/parse.go'],
      'internal/parse/parse.go',
      31,
    ],
    [
      'Python: the last',
      'Traceback (most recent call last):\n  File "/v/lib/python3.11/site-packages/shop/cli.py", line 18, in main\n  File "/v/lib/python3.11/site-packages/shop/merge.py", line 8, in key',
      ['src/shop/cli.py', 'src/shop/merge.py'],
      'src/shop/merge.py',
      8,
    ],
    [
      'Python: steps in others’ packages are passed over',
      'Traceback (most recent call last):\n  File "src/shop/merge.py", line 8, in key\n  File "/v/lib/python3.11/site-packages/parser/util.py", line 146, in get',
      ['src/shop/merge.py', 'src/shop/util.py'],
      'src/shop/merge.py',
      8,
    ],
    [
      'PHP: the message',
      'PHP Fatal error:  Uncaught E: no in /srv/x/src/Cart/Sum.php:27\n#0 /srv/x/src/Page.php(21): f()',
      ['src/Cart/Sum.php', 'src/Page.php'],
      'src/Cart/Sum.php',
      27,
    ],
    [
      'JavaScript: past node_modules',
      'TypeError: x\n    at f (/a/node_modules/lib/src/index.js:3:1)\n    at g (/a/src/open.ts:12:7)',
      ['src/open.ts', 'src/index.js'],
      'src/open.ts',
      12,
    ],
    [
      'Java: the file by its name',
      '\tat com.acme.Sum.mean(Sum.java:12)',
      ['src/main/java/com/acme/Sum.java'],
      'src/main/java/com/acme/Sum.java',
      12,
    ],
    ['C#', '   at Shop.Sum.Mean() in C:\\src\\Shop\\Sum.cs:line 12', ['Shop/Sum.cs'], 'Shop/Sum.cs', 12],
    ['Ruby', "lib/sum.rb:12:in `mean': divided by 0", ['lib/sum.rb'], 'lib/sum.rb', 12],
    ['Rust', "thread 'main' panicked at src/sum.rs:12:5:", ['src/sum.rs'], 'src/sum.rs', 12],
    [
      'a test is no place of the fault',
      '    at sum (/a/test/sum.test.ts:3:1)\n    at g (/a/src/open.ts:12:7)',
      ['src/open.ts', 'test/sum.test.ts'],
      'src/open.ts',
      12,
    ],
  ] as const)('%s', (_, text, paths, path, line) => {
    expect(innermostFrame(text, paths)).toEqual({ path, line });
  });

  test('a trace of other programs is in no file', () => {
    expect(
      innermostFrame('    at f (/usr/lib/other/deep/index.js:1:2)', ['src/index.js', 'index.js']),
    ).toBeNull();
  });
});

test('where the program failed comes before like words and before a commit with like words', () => {
  const body = [
    'A banner line makes it die:',
    '```',
    'panic: runtime error: index out of range',
    '',
    'goroutine 1 [running]:',
    'github.com/acme/tidy/internal/split.Pair({0xc0, 0x11})',
    '\t/home/me/tidy/internal/split/split.go:5 +0x4a5',
    'main.run()',
    '\t/home/me/tidy/cmd/tidy/main.go:6 +0x2f1',
    '```',
  ].join('\n');
  const facts = factsOf(
    {
      'cmd/tidy/main.go':
        'package main\n\n// banner line: range over lines, not index\nfunc run() {\n\t// a line of the banner\n\tsplit.Pair(line)\n}\n',
      'internal/split/split.go':
        'package split\n\nfunc Pair(s string) string {\n\tp := cut(s)\n\treturn p[1]\n}\n',
      'internal/split/split_test.go': 'package split\n\nfunc TestPair(t *testing.T) {}\n',
    },
    { history: [commitOf('Skip banner lines instead of a panic', ['cmd/tidy/main.go'])] },
  );
  const [first, ...others] = locateWork(
    readIssue(issueOf('panic: index out of range when a line is a banner', body), []).extraction.clues,
    facts,
  ).code;
  expect(first?.path).toBe('internal/split/split.go');
  expect(first?.symbol?.name).toBe('Pair');
  expect(first?.test?.path).toBe('internal/split/split_test.go');
  expect(others.map(({ path }) => path)).not.toContain('cmd/tidy/main.go');
});
