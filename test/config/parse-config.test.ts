import fc from 'fast-check';
import { CONFIG_KEYS, DEFAULT_CONFIG } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { UserError } from '../../src/errors.ts';

const fault = (text: string): string => {
  try {
    parseConfig(text);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('expected a UserError');
};

describe('parseConfig', () => {
  test.each([
    ['nothing', ''],
    ['a comment', '# later\n'],
    ['an empty document', '---\n'],
    ['a null', '~\n'],
  ])('%s is the default', (_what, text) => {
    expect(parseConfig(text)).toEqual(DEFAULT_CONFIG);
  });

  test('keeps what is said and fills in the rest', () => {
    expect(parseConfig('path: docs/{issue}/PLAN.md\r\nbookkeeping: pull-request\r\ntier: large\r\n')).toEqual(
      {
        path: 'docs/{issue}/PLAN.md',
        label: 'needs-plan',
        prefix: '/plan',
        bookkeeping: 'pull-request',
        entry: 'warn',
        'close-issue': false,
        tier: 'large',
        rules: { 'descriptive-path': 'off' },
        sections: [],
        'other-plans': [],
      },
    );
  });

  test.each([
    ['a slug after the issue', 'plans/{issue}-{slug}/PLAN.md'],
    ['one single plan', 'PLAN.md'],
    ['no slug', 'plans/{issue}.md'],
  ])('takes a path with %s', (_what, path) => {
    expect(parseConfig(`path: "${path}"`).path).toBe(path);
  });

  test.each([
    ['path: ../{issue}.md', 'line 1, column 7', 'expected no `.` or `..`'],
    ['path: /{issue}.md', 'line 1, column 7', 'without a leading `/`'],
    ['path: C:/{issue}.md', 'line 1, column 7', 'without a leading `/`'],
    ['path: plans/PLAN.md', 'line 1, column 7', 'expected `{issue}` in the path'],
    ['path: plans/{slug}-{issue}.md', 'line 1, column 7', 'expected `{issue}` before `{slug}`'],
    ['path: plans/{issue}-{titel}.md', 'line 1, column 7', 'no other placeholder'],
    ['path: plans/{issue}.txt', 'line 1, column 7', 'ending in `.md`'],
    ['path: .git/{issue}.md', 'line 1, column 7', 'outside `.git`'],
    ['path: a//{issue}.md', 'line 1, column 7', 'name between the slashes'],
    ['path: a\\{issue}.md', 'line 1, column 7', '`/` between folders'],
    ['# c\npath: 7', 'line 2, column 7', 'found the number `7` for `path`, expected a path'],
    ['label: ""', 'line 1, column 8', 'white space around'],
    ['label: [a, b]', 'line 1, column 8', 'found a list for `label`'],
    ['prefix: plan', 'line 1, column 9', 'found `plan` for `prefix`, expected a slash'],
    ['prefix: "/"', 'line 1, column 9', 'expected a slash, a lower-case letter'],
    ['bookkeeping: PR', 'line 1, column 14', 'expected `direct` or `pull-request`'],
    ['tier: huge', 'line 1, column 7', 'expected `small`, `medium` or `large`'],
    ['tier:\n  a: 1', 'line 2, column 3', 'found a mapping for `tier`'],
    ['label:', 'line 1', 'found nothing for `label`'],
    ['label: x\nbookeeping: direct', 'line 2, column 1', 'Did you mean `bookkeeping`?'],
    ['zzzzzz: 1', 'line 1, column 1', 'Expected one of `path`, `label`'],
    ['path:\n\tx: 1', 'line 2, column 1', 'a tab that indents, expected spaces'],
    ['label: "open', 'line 1', 'found no valid YAML'],
    ['label: a\nlabel: b', 'line 2, column 1', 'for the second time'],
    ['a: &a [x]\nlabel: *a', 'line 1, column 7', 'found an anchor'],
    ['label: *nowhere', 'line 1, column 8', 'found the alias `*nowhere`'],
    ['- a\n- b', 'line 1, column 1', 'found a list, expected `key: value` lines'],
    ['just words', 'line 1, column 1', 'found `just words`, expected `key: value` lines'],
    ['rules:\n  scope-fit: off', 'line 2, column 3', 'unknown rule `scope-fit`. Did you mean `scope-fits`?'],
    [
      'rules:\n  scope-fits: low',
      'line 2, column 15',
      'found `low` for `rules.scope-fits`, expected `off`, `warn` or `error`',
    ],
    ['rules: all', 'line 1, column 8', 'expected rules with their levels'],
    ['rules:\n  scope-fits:', 'line 2', 'found nothing for `rules.scope-fits`'],
    ['sections: Accessibility', 'line 1, column 11', 'expected a list of sections'],
    ['sections:\n  - Accessibility', 'line 2, column 5', 'expected a section such as `title: Accessibility`'],
    ['sections:\n  - title: "#"', 'line 2, column 12', 'for `sections[0].title`, expected one line'],
    ['sections:\n  - title: A\n  - text: B', 'line 3, column 5', 'found nothing for `sections[1].title`'],
    ['sections:\n  - title: risks', 'line 2, column 12', 'expected a section that the format does not have'],
    ['sections:\n  - title: A\n  - title: a', 'line 3, column 12', 'expected each section once'],
    ['sections:\n  - title: A\n    test: B', 'line 3, column 5', 'Did you mean `text`?'],
  ])('%j is refused at %s', (text, place, says) => {
    const message = fault(text);
    expect(message).toContain(place);
    expect(message).toContain(says);
    expect(message).toContain('.github/planwright.yml');
  });

  test('takes levels of rules and sections', () => {
    const text =
      'rules:\n  scope-fits: off\n  tasks-owned: error\nsections:\n  - title: Privacy\n    text: None.\n';
    expect(parseConfig(text)).toMatchObject({
      rules: { 'scope-fits': 'off', 'tasks-owned': 'error' },
      sections: [{ title: 'Privacy', text: 'None.' }],
    });
  });

  test.each([
    ['PLAN.md', '', 'off'],
    ['plans/{issue}.md', '', 'off'],
    ['plans/{issue}.md', 'rules:\n  descriptive-path: error\n', 'error'],
    ['plans/{issue}-{slug}.md', '', undefined],
  ])(
    'plans at %s are told of their path only where it can name the work or a rule asks: %j',
    (path, rules, level) => {
      expect(parseConfig(`path: "${path}"\n${rules}`).rules['descriptive-path']).toBe(level);
    },
  );

  test('says every fault, a line each', () => {
    expect(fault('tier: huge\nlabels: x\nprefix: 3').split('\n')).toHaveLength(3);
  });

  test('refuses a file beyond any need', () => {
    expect(fault(`# ${'x'.repeat(20_000)}`)).toContain('at most 20000');
  });

  test('aliases that grow without bound are refused at once', () => {
    const bomb = [
      'a0: &a0 [x]',
      ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`),
    ];
    const started = performance.now();
    expect(fault(bomb.join('\n'))).toContain('anchor');
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  test('brackets without end are refused', () => {
    expect(fault('['.repeat(19_000))).toContain('.github/planwright.yml');
  });

  test('any text gives a configuration or a UserError that names a line', () => {
    const pieces = fc.constantFrom(
      'path',
      'label',
      ':',
      ' ',
      '\n',
      '\t',
      '- ',
      '"',
      "'",
      '{',
      '}',
      '&a',
      '*a',
      '|',
      '%',
      '---',
      '\r',
      'é',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        try {
          parseConfig(parts.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          expect((error as Error).message).toMatch(/line \d+, column \d+: /);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('every key says what it is for', () => {
    expect(CONFIG_KEYS.map((key) => key.name)).toEqual([
      'path',
      'label',
      'prefix',
      'bookkeeping',
      'entry',
      'close-issue',
      'tier',
      'rules',
      'sections',
      'teams',
      'other-plans',
    ]);
    for (const key of CONFIG_KEYS) expect(key.description).toMatch(/\.$/);
  });
});
