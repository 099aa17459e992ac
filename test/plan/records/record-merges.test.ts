import fc from 'fast-check';
import { nodeText } from '../../../src/markdown/node-text.ts';
import { taskItems } from '../../../src/markdown/task-items.ts';
import { readPlan } from '../../../src/plan/reading/read.ts';
import { addToLedger, checkEntry, readLedger } from '../../../src/plan/records/ledger.ts';
import type { MergedPull } from '../../../src/plan/records/merged-pull.ts';
import { type RecordedMerges, recordMerges } from '../../../src/plan/records/record-merges.ts';
import { renderPlan } from '../../../src/plan/render.ts';
import { commitOf, HOME, MEDIUM, passed, pullOf, SMALL } from '../sample-plan.ts';

const medium = renderPlan(MEDIUM, HOME);
const small = renderPlan(SMALL, HOME);

const record = (
  source: string,
  number: number,
  tasks: string[] | 'all',
  changes: Partial<MergedPull> = {},
): RecordedMerges => {
  const pull = pullOf(number, changes);
  const history = [commitOf(pull.mergeCommit?.oid ?? '', changes.checks ?? [])];
  return recordMerges(source, [{ pull, tasks }], HOME, { history, isPatient: false });
};

/** Lines of `after` that are not in `before`. */
function added(before: string, after: string): string[] {
  const known = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !known.has(line));
}

describe('recordMerges', () => {
  test('ticks, marks, records, and renders progress', () => {
    const result = record(medium, 70, ['T01']);
    expect(result).toMatchObject({ recorded: [70], ticked: ['T01'], phasesCompleted: [] });
    expect(added(medium, result.source)).toEqual([
      expect.stringContaining('| under way | 1 of 3 | 0 of 3 | open | T02, T03 side by side |'),
      '  P1["Phase 1: under way<br/>1 of 3 tasks"]:::doing',
      '  classDef doing fill:#fff8c5,color:#1f2328,stroke:#9a6700',
      '- [x] **T01** (R1) Test: a plan that lies in `docs/` is found by its front matter — modify [`test/inbox/sweep.test.ts`](../../test/inbox/sweep.test.ts) · [#70](https://github.com/planwright/planwright/pull/70)',
      '- [#70](https://github.com/planwright/planwright/pull/70) **Find plans by their front matter** · 2026-03-02 · T01 · 2 files, +51 −4 · [f00dfee](https://github.com/planwright/planwright/commit/f00dfeed00112233445566778899aabbccddeeff)',
      '  - `test/inbox/moved.test.ts`: new, +31 −0. `src/inbox/sweep.ts`: +20 −4.',
      '  - Tests: new `test/inbox/moved.test.ts`.',
      '  - Against the plan: untouched `test/inbox/sweep.test.ts`; beyond it `test/inbox/moved.test.ts`.',
      '  - The sweep asks for all `PLAN.md` files at once. It reads their front matter.',
      '  - By [@ada](https://github.com/ada), reviewed by [@octo-maintainer](https://github.com/octo-maintainer).',
      '<!-- planwright:did pr/70 -->',
    ]);
    expect(result.source.match(/Nothing merged yet\./g)).toHaveLength(1);
  });

  test('a pull request is recorded once, by the ledger or by its link', () => {
    const once = record(medium, 70, ['T01']).source;
    expect(record(once, 70, ['T01', 'T02']).source).toBe(once);
    const withoutLedger = once.replace(/\n<!-- planwright:did .*-->\n/, '');
    expect(record(withoutLedger, 70, ['T01']).source).toBe(withoutLedger);
    const twice = recordMerges(
      medium,
      [70, 70].map((number) => ({ pull: pullOf(number), tasks: ['T01'] })),
      HOME,
    );
    expect(twice.source).toBe(once);
  });

  test('a tick and a record that people took back stay so', () => {
    const once = record(medium, 70, ['T01']).source;
    const undone = once.replace('- [x] **T01**', '- [ ] **T01**').replace(/- \[#70\][\s\S]*?\n\n/, '\n');
    expect(record(undone, 70, ['T01']).source).toBe(undone);
    expect(record(undone, 71, ['T02']).source).toContain('- [ ] **T01**');
  });

  test('merges at once and one by one give the same plan, in any order', () => {
    const merges = [
      { pull: pullOf(70), tasks: ['T01'] },
      { pull: pullOf(71, { mergedAt: '2026-03-03T00:00:00Z', title: 'Second' }), tasks: ['T01', 'T02'] },
    ];
    const atOnce = recordMerges(medium, merges, HOME).source;
    expect(recordMerges(medium, merges.toReversed(), HOME).source).toBe(atOnce);
    const oneByOne = merges.reduce((source, merge) => recordMerges(source, [merge], HOME).source, medium);
    expect(oneByOne).toBe(atOnce);
  });

  test('ids that the plan does not have are said and not ticked; short ones are understood', () => {
    const result = record(medium, 70, ['T1', 'T77', 'T99']);
    expect(result.ticked).toEqual(['T01']);
    expect(result.source).toContain('  - It names T77, T99, which this plan does not have.');
    const dropped = medium.replace(/- \[ \] \*\*T01\*\* (.*)\n/, '- [ ] ~~**T01** $1~~\n');
    const named = record(dropped, 70, ['T01']);
    expect(named.ticked).toEqual([]);
    expect(named.source).toContain('It names T01, dropped from this plan.');
  });

  test('all completes a small plan', () => {
    const checks = [passed('Test suite (ubuntu)'), passed('Test suite (macos)')];
    const result = record(small, 70, 'all', { checks });
    expect(result.ticked).toEqual(['T01', 'T02', 'T03', 'E1']);
    expect(result.source).toContain('check `Test suite` · [passed, 2 runs](');
    expect(result.source).toContain('  - Checks on [f00dfee](');
    expect(result.source).toMatch(/T01, T02, T03 · 2 files/);
  });

  test('checks prove an exit criterion only where all tasks are done and no run failed', () => {
    const checks = [passed('Test suite (a)')];
    expect(record(medium, 70, ['T01'], { checks }).ticked).toEqual(['T01']);
    const whole = ['T01', 'T02', 'T03'];
    expect(record(medium, 70, whole, { checks }).ticked).toEqual([...whole, 'E1.3', 'E1.1']);
    const failed = { ...passed('Test suite (b)'), conclusion: 'failure' as const };
    expect(record(medium, 70, whole, { checks: [...checks, failed] }).ticked).toEqual([...whole, 'E1.3']);
    const other = { ...passed('Test suites'), conclusion: 'success' as const };
    expect(record(medium, 70, whole, { checks: [other] }).ticked).toEqual([...whole, 'E1.3']);
  });

  test('a phase that is complete gets its summary above its records', () => {
    const ready = medium.replace('- [ ] **E1.2**', '- [x] **E1.2**');
    const first = record(ready, 70, ['T01']).source;
    const result = record(first, 71, ['T02', 'T03'], {
      ...{ title: 'One query', checks: [passed('Test suite')], mergedAt: '2026-03-04T00:00:00Z' },
    });
    expect(result.phasesCompleted).toEqual([1]);
    expect(result.source).toContain(
      '### What shipped\n\n**Summary:** [#70](https://github.com/planwright/planwright/pull/70) and [#71](https://github.com/planwright/planwright/pull/71) shipped it from 2026-03-02 to 2026-03-04, changing 4 files, +102 −8. They brought: Find plans by their front matter; One query.\n\n- [#70]',
    );
    expect(result.source).toContain('| complete | 3 of 3 | 3 of 3 | open | |');
    expect(readPlan(result.source).phases[0]?.records.map((one) => one.number)).toEqual([70, 71]);
  });

  test('a pull request that is recorded under another phase proves and completes its own tasks', () => {
    const ready = medium.replaceAll(/- \[ \] \*\*(E1\.2|E2\.2)\*\*/g, '- [x] **$1**');
    const checks = [passed('Test suite'), passed('Lints')];
    const both = record(ready, 70, ['T01', 'T02', 'T04'], { checks });
    expect(both.ticked).toEqual(['T01', 'T02', 'T04', 'E2.3', 'E2.1']);
    expect(both.phasesCompleted).toEqual([2]);
    expect(both.source).toContain(
      '**Summary:** [#70](https://github.com/planwright/planwright/pull/70) shipped it on 2026-03-02',
    );
    expect(both.source).not.toMatch(/by hand; no pull|without a pull request/);
  });

  test('the summary counts a pull request whose record people took away, by the line it ticked', () => {
    const ready = medium.replace('- [ ] **E1.2**', '- [x] **E1.2**');
    const first = record(ready, 70, ['T01']).source.replace(/\n- \[#70\][\s\S]*?\n\n/, '\n\n');
    const result = record(first, 71, ['T02', 'T03'], { checks: [passed('Test suite')] });
    expect(result.phasesCompleted).toEqual([1]);
    expect(result.source).not.toContain('- [#70]');
    expect(result.source).toContain('**Summary:** [#71](');
    expect(result.source).not.toContain('without a pull request');
  });

  test('the heading is written again where somebody deleted it, and a list of notes is joined', () => {
    const bare = medium.replace(/### What shipped\n\nNothing merged yet\.\n\n(?=## Phase 2)/, '');
    expect(record(bare, 70, ['T01']).source).toContain('### What shipped\n\n- [#70]');
    const notes = medium.replace('Nothing merged yet.', '* soon');
    expect(record(notes, 70, ['T01']).source).toContain('* soon\n* [#70]');
    const emptied = small.replace('\n\nNothing merged yet.\n', '');
    expect(record(emptied, 70, ['T01']).source).toMatch(
      /### What shipped\n\n- \[#70\][\s\S]*\n\n<!-- planwright:did pr\/70 -->$/,
    );
  });

  test('a line that people left half-open is ticked all the same', () => {
    const open = medium.replace('Test: a plan', 'Test `a <b plan');
    const result = record(open, 70, ['T01']);
    expect(result.ticked).toEqual(['T01']);
    expect(result.source).toContain('- [x] **T01**');
  });

  test('what it says of a commit where nothing was described', () => {
    const result = record(medium, 70, ['T01'], {
      ...{ body: '<!-- template -->\n## Checklist\n- [x] done', author: null, reviewers: [] },
      commits: [
        { oid: 'a', message: 'Merge branch main' },
        { oid: 'b', message: 'Ask once\n\nbecause' },
      ],
    });
    expect(result.source).toContain('\n  - Ask once.\n  - By a deleted account, without a review.\n');
  });
});

describe('the ledger', () => {
  test.each(['a -- b', 'x --> y', '<!-- z', 'ä (1)', 'a  b', '\uD800'])(
    'a check named %j cannot break it',
    (name) => {
      const entry = checkEntry('abc', name);
      const source = addToLedger(medium, [entry]);
      expect(readLedger(source)).toEqual([entry]);
      expect(addToLedger(source, [entry])).toBe(source);
      expect(readLedger(addToLedger(source, ['comment/9#a1b2']))).toEqual([entry, 'comment/9#a1b2']);
    },
  );

  test('a ledger in code is none', () => {
    expect(readLedger(`${medium}\n\`\`\`\n<!-- planwright:did pr/9 -->\n\`\`\`\n`)).toEqual([]);
  });
});

describe('properties', () => {
  const foreign = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc
      .array(
        fc.constantFrom(
          ...[
            '## Phase 9',
            '- [x] T99',
            '<!-- planwright:progress -->',
            '@everyone',
            '[x](javascript:a)',
            '\n',
            '```',
          ],
          ...[
            '<script>',
            '|',
            '`',
            '**',
            '~~',
            '<!-- planwright:did pr/9 -->',
            '---',
            '\r\n',
            '#70',
            'https://x.y/(a)',
            '\\',
          ],
          ...['www.a_b', ' ', 'word', '[^1]: x', '[a]: b', '&amp;', '\u2028', '\u202E', '1. ', '> '],
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );

  /** Headings, boxes and phases: what a plan is, whatever its records say. */
  function shape(source: string): unknown {
    const plan = readPlan(source);
    return {
      headings: plan.tree.children.flatMap((node) => (node.type === 'heading' ? [nodeText(node)] : [])),
      boxes: taskItems(plan).length,
      tasks: plan.tasks.map(({ id, text, phase }) => ({ id, text, phase })),
      phases: plan.phases.map((phase) => [phase.number, phase.title, phase.checkpoint?.id]),
      progress: plan.progress !== null,
      title: plan.title,
    };
  }

  const plain = shape(medium);

  test('foreign text changes nothing but its own record', () => {
    fc.assert(
      fc.property(foreign, foreign, foreign, (title, body, path) => {
        const { source } = record(medium, 70, ['T01'], {
          ...{
            title,
            body,
            headRef: title,
            author: path,
            reviewers: [title],
            commits: [{ oid: 'a', message: body }],
          },
          files: [{ path, additions: 1, deletions: 1, change: 'added' }],
          checks: [passed(title)],
        });
        expect(shape(source)).toEqual(plain);
        expect(readPlan(source).ledger.entries).toEqual(['pr/70']);
        expect(readPlan(source).phases[0]?.records.map((one) => one.number)).toEqual([70]);
        expect(record(source, 70, ['T01']).source).toBe(source);
      }),
      { numRuns: 40 },
    );
  });

  test('recording commutes with carriage returns, a mark, and the final newline', () => {
    const crlf = (value: string): string => value.replaceAll('\n', '\r\n');
    for (const source of [medium, small, medium.trimEnd(), small.trimEnd(), `\uFEFF${medium}`]) {
      const twice = (value: string): string =>
        record(record(value, 70, ['T01']).source, 71, ['T02', 'T03']).source;
      expect(twice(crlf(source))).toBe(crlf(twice(source)));
    }
  });

  test('it takes a description of 64 KB of anything in bounded time', () => {
    for (const unit of [
      '<?',
      'a*',
      '<!--',
      '](',
      '[a]',
      '[',
      '`',
      '- [x] ',
      '> ',
      '\n',
      '**',
      '![',
      'a. ',
      '](x) [',
    ]) {
      const body = unit.repeat(Math.ceil(65_536 / unit.length));
      const start = performance.now();
      record(small, 70, ['T01'], { body, title: body, commits: [{ oid: 'a', message: body }] });
      expect(performance.now() - start).toBeLessThan(15_000);
    }
  });
});

test('writing the record proves that the plan is up to date: it says so, and claims no check that passed', () => {
  const plan =
    '---\nplanwright: 1\nissue: 61\ntier: medium\n---\n\n# A\n\n## Phase 1: B\n\n- [ ] **T01** C\n\n### Exit criteria\n\n- [ ] **E1.1** This plan is up to date — check `Planwright`\n';
  const result = record(plan, 70, ['T01'], { checks: [{ ...passed('Planwright'), conclusion: 'other' }] });
  expect(result.ticked).toEqual(['T01', 'E1.1']);
  expect(result.source).toMatch(
    /^- \[x\] \*\*E1\.1\*\* .* — check `Planwright` · \[recorded\]\(\S+\/70\/checks\), \d{4}-\d\d-\d\d$/m,
  );
});
