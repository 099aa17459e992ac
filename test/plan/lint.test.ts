import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type LintContext, type LocatedFinding, lintPlan, pathsToJudge } from '../../src/plan/lint.ts';
import { renderPlan } from '../../src/plan/render.ts';
import { planStatus } from '../../src/plan/status.ts';
import { largePlan, mediumPlan, smallPlan, TREE } from './rules/plans.ts';

const CONTEXT: LintContext = { treePaths: TREE, planPath: 'plans/7-export-a-table/PLAN.md' };
const HOME = { repositoryUrl: 'https://github.com/octo/shelf', planPath: 'plans/7-export-a-table/PLAN.md' };
const LARGE = renderPlan(largePlan(), HOME);
const MEDIUM = renderPlan(mediumPlan(), HOME);
const SMALL = renderPlan(smallPlan(), HOME);

const found = (source: string, context = CONTEXT): string[] =>
  lintPlan(source, context).map(({ rule, line }) => `${rule} ${line}`);

/** The number of the line that holds the text. */
function lineOf(source: string, text: string): number {
  const at = source.indexOf(text);
  if (at === -1) throw new Error(`No "${text}" in the plan.`);
  return source.slice(0, at).split('\n').length;
}

/** The plan without its lines that hold the text, from the first one behind `from` on. */
function without(source: string, text: string | RegExp, from = ''): string {
  const start = source.indexOf(from);
  const at = source.slice(start).search(text);
  if (at === -1) throw new Error(`No "${text}" in the plan.`);
  const lineStart = source.lastIndexOf('\n', start + at) + 1;
  const lineEnd = source.indexOf('\n', start + at) + 1;
  return source.slice(0, lineStart) + source.slice(lineEnd);
}

test.each([
  ['small', SMALL],
  ['medium', MEDIUM],
  ['large', LARGE],
])('a whole %s plan has no finding', (_tier, source) => {
  expect(lintPlan(source, CONTEXT)).toEqual([]);
});

test.each([
  ['CRLF', LARGE.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\uFEFF${LARGE}`],
  ['no line end', LARGE.trimEnd()],
])('nor with %s', (_name, source) => {
  expect(lintPlan(source, CONTEXT)).toEqual([]);
});

/** What is deleted, what is found then, and at which text. */
const DELETED: readonly (readonly [rule: string, source: string, at: string])[] = [
  ['overview-complete', without(LARGE, /- \*\*Scope:/), '## Overview'],
  ['overview-complete', without(LARGE, /- \*\*Objectives:/), '## Overview'],
  ['overview-complete', without(LARGE, /- \*\*Success criteria:/), '## Overview'],
  ['working-agreement', without(LARGE, /- \*\*Review and quality:/), '## Working agreement'],
  ['feedback-loop', without(LARGE, /- \*\*This plan:/), '## Working agreement'],
  ['phases-deliver', without(LARGE, /- \*\*Delivers:/, '## Phase 2'), '## Phase 2'],
  ['tasks-owned', without(LARGE, /- \*\*Owner:/, '## Phase 2'), '## Phase 2'],
  ['entry-and-exit', without(LARGE, /- \*\*Entry:/, '## Phase 2'), '## Phase 2'],
  ['phase-approach', without(LARGE, /D1; `writeTable`/, '## Phase 2'), '## Phase 2'],
  ['testing-per-phase', without(LARGE, /T04 in `test/, '### Testing\n\nT04'), '## Phase 2'],
  ['tests-run-at-exit', without(LARGE, /\*\*E2\.1\*\*/), '## Phase 2'],
  ['plan-updated-at-exit', without(LARGE, /\*\*E2\.2\*\*/), '## Phase 2'],
  ['checkpoint-per-phase', without(LARGE, /\*\*Checkpoint 2\*\*/), '## Phase 2'],
  ['risks-mitigated', without(LARGE, / {2}- Mitigation:/), '- **K1**'],
  ['decisions-reasoned', without(LARGE, / {2}- Why:/), '- **D1**'],
  ['decisions-reasoned', without(LARGE, / {2}- Instead of:/), '- **D1**'],
  [
    'requirements-covered',
    LARGE.replace('**T08** (R3)', '**T08**').replace(/(T0[79]\*\*) \(R3\)/g, '$1 (R2)'),
    '- **R3**',
  ],
  [
    'ids-known',
    without(LARGE, /- \[ \] \*\*Q1\*\*/).replace(/ {2}- \*\*(?:a|b|Changes:)\*\*.*\n/g, ''),
    'Q1 is answered',
  ],
  [
    'paths-resolved',
    LARGE.replace('[`src/server.ts`](../../src/server.ts)', '[`src/gone.ts`](../../src/gone.ts)'),
    '`src/gone.ts`',
  ],
  ['no-placeholder', LARGE.replace('Say how to export', 'TBD'), 'TBD'],
  ['dependencies-acyclic', LARGE.replace('· after T04', '· after T06'), '- [ ] **T05**'],
  [
    'ids-unique',
    LARGE.replace('**E3.1**', '**E2.1**'),
    '- [ ] **E2.1** All tests pass — check `Build`\n- [ ] **E3.2**',
  ],
  [
    'context-mapped',
    LARGE.replace(/`writeTable` in .*$/m, 'It works.').replace(/`src\/cli.ts` imports.*$/m, 'It is called.'),
    '## Current state',
  ],
  ['sections-in-place', without(LARGE, /## Overview/), '# Export'],
  ['sections-in-place', LARGE.replace('## Risks', '## Known risks'), 'Known risks'],
  ['well-formed', without(LARGE, /# Export a table/), '---'],
];

test.each(DELETED)('%s: what is deleted is found, alone and where it was', (rule, source, at) => {
  const findings = lintPlan(source, CONTEXT);
  expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([rule]);
  expect(findings.map(({ line }) => line)).toContain(lineOf(source, at));
});

test('the column is that of the words a finding is about', () => {
  const source = LARGE.replace('· after T04', '· after T04, T77');
  const line = lineOf(source, 'T77');
  const column = (source.split('\n')[line - 1] ?? '').indexOf('T77') + 1;
  expect(lintPlan(source, CONTEXT)).toEqual([expect.objectContaining({ rule: 'ids-known', line, column })]);
});

test('a path that does not name the work', () => {
  expect(found(LARGE, { ...CONTEXT, planPath: 'PLAN.md' })).toEqual([
    `descriptive-path ${lineOf(LARGE, '# Export')}`,
  ]);
});

test('what is struck through is dropped: it is no task, its id stays taken and may be named', () => {
  const dropped = LARGE.replace(
    /- \[ \] \*\*T09\*\* (.*)$/m,
    '- [ ] ~~**T09** $1~~ · dropped: nobody asks for it',
  );
  expect(found(dropped)).toEqual([]);
  expect(found(dropped.replace('**T08**', '**T09**')).map((finding) => finding.split(' ')[0])).toContain(
    'ids-unique',
  );
});

test('quotations and code hold no lines of the plan', () => {
  expect(
    found(`${LARGE}\n> - [ ] **T01** (R1) again\n\n\`\`\`\n- [ ] **T02** (R1) again\n<<<<<<< HEAD\n\`\`\`\n`),
  ).toEqual([]);
});

test('a line of seven under a heading is no mark of a conflict', () => {
  expect(found(`${LARGE}\nOur notes\n=======\n\n\`\`\`\n=======\n\`\`\`\n`)).toEqual([]);
});

test('a complete phase wants a summary', () => {
  const done = SMALL.replaceAll('- [ ]', '- [x]');
  expect(found(done)).toEqual([`summary-recorded ${lineOf(done, '## Tasks')}`]);
  expect(found(done.replace('Nothing merged yet.', 'Summary: rows are written.'))).toEqual([]);
});

test('sections that the repository requires', () => {
  const context = { ...CONTEXT, sections: ['Accessibility'] };
  expect(found(LARGE, context)).toEqual([`own-sections ${lineOf(LARGE, '# Export')}`]);
  const empty = `${LARGE}\n## Accessibility\n`;
  expect(found(empty, context)).toEqual([`own-sections ${lineOf(empty, '## Accessibility')}`]);
  expect(found(`${empty}\nThe table has a caption.\n`, context)).toEqual([]);
});

test.each([
  ['twice the same key', 'tier: large\ntier: small', 'tier: small'],
  ['a bracket that stays open', 'tier: [large', 'base: '],
])('front matter that is no YAML is found at its line: %s', (_name, wrong, at) => {
  const source = LARGE.replace('tier: large', wrong);
  const line = lineOf(source, at);
  const [finding, ...others] = lintPlan(source, CONTEXT).filter(({ rule }) => rule === 'well-formed');
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ level: 'error', line });
  expect(finding?.message).toMatch(
    new RegExp(`not valid YAML: .+ in line ${line}, column \\d+; expected .+\\. Mend it\\.$`),
  );
});

test('a row with a bar too many is told how a bar in a cell is written', () => {
  const findings = lintPlan(`${LARGE}\n| a | b |\n|---|---|\n| c | d | e |\n`, CONTEXT);
  expect(findings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/a bar in a cell is written "\\\|"\.$/),
  ]);
});

test('the paths to judge: each once, with the commit they are judged at', () => {
  const { base, paths } = pathsToJudge(LARGE);
  expect(base).toMatch(/^[0-9a-f]{40}$/);
  expect(new Set(paths).size).toBe(paths.length);
  expect(lintPlan(LARGE, { ...CONTEXT, treePaths: new Set(paths) }).map(({ rule }) => rule)).toContain(
    'paths-resolved',
  );
  const modified = [...LARGE.matchAll(/modify \[`([^`]+)`\]/g)].map(([, path]) => path);
  expect(paths).toEqual(expect.arrayContaining(modified));
});

test.each([
  ['without a base', LARGE.replace(/^base: .*$/m, '')],
  ['past the size that is read', `${LARGE}${'x'.repeat(600 * 1024)}`],
  ['no plan', '# Hello\n'],
  ['nested without end', `---\nbase: ${'a'.repeat(40)}\n---\n${'>'.repeat(3_000)}`],
])('no path is judged of a text %s', (_what, source) => {
  const { base, paths } = pathsToJudge(source);
  expect(base === null || paths.length === 0).toBe(true);
});

test('levels of the repository', () => {
  const source = without(LARGE, /- \*\*Scope:/);
  const levels = (level: 'off' | 'warn' | 'error'): LocatedFinding['level'][] =>
    lintPlan(source, { ...CONTEXT, levels: { 'overview-complete': level } }).map((finding) => finding.level);
  expect([levels('off'), levels('warn'), levels('error')]).toEqual([[], ['warning'], ['error']]);
});

test('where the tree is not known, no path is judged', () => {
  const source = LARGE.replaceAll('src/server.ts', 'src/gone.ts');
  expect(found(source, { ...CONTEXT, treePaths: null })).toEqual([]);
});

describe('renamed, moved, merged and deleted sections are findings', () => {
  test.each<[string, string, string[]]>([
    ['renamed', LARGE.replace('## Working agreement', '## How we work'), ['sections-in-place']],
    ['twice', LARGE.replace('## Testing strategy', '## Risks'), ['sections-in-place']],
    [
      'moved',
      LARGE.replace(/(## Risks[\s\S]*?)(?=## Testing)/, '').replace(
        '## Current state',
        `${/## Risks[\s\S]*?(?=## Testing)/.exec(LARGE)?.[0]}## Current state`,
      ),
      [
        'sections-in-place',
        'sections-in-place',
        'sections-in-place',
        'sections-in-place',
        'sections-in-place',
      ],
    ],
    ['a task outside of every phase', `${LARGE}\n- [ ] **T10** (R1) Late\n`, ['sections-in-place']],
    [
      'the generated block',
      LARGE.replace(/## Progress[\s\S]*?(?=## Requirements)/, ''),
      ['sections-in-place'],
    ],
  ])('%s', (_name, source, rules) => {
    expect(lintPlan(source, CONTEXT).map(({ rule }) => rule)).toEqual(rules);
  });

  test('merged under the names of both is no other name', () => {
    const source = `${LARGE}\n## Observability and performance\n\nOne log line an export.\n`;
    expect(found(source)).toEqual([]);
  });

  test('sections of people stay without a finding', () => {
    expect(found(`${LARGE}\n## Notes of the team\n\n- [ ] call Ada\n\n### Risky\n\ntext\n`)).toEqual([]);
  });
});

describe('torn apart by hand', () => {
  const conflict = `${LARGE.slice(0, LARGE.indexOf('## Phase 2'))}<<<<<<< HEAD\n${LARGE.slice(LARGE.indexOf('## Phase 2'))}=======\n>>>>>>> main\n`;
  test.each<[string, string, string]>([
    ['marks of a conflict', conflict, `well-formed ${lineOf(conflict, '<<<<<<<')}`],
    ['half of the marks', `${LARGE}\n>>>>>>> main\n`, `well-formed ${LARGE.split('\n').length + 1}`],
    [
      'the middle mark alone, which is part of a task now',
      LARGE.replace('\n- [ ] **T05**', '\n=======\n- [ ] **T05**'),
      `well-formed ${lineOf(LARGE, '- [ ] **T05**')}`,
    ],
    ['a title gone', without(LARGE, /# Export/), 'well-formed 1'],
    ['no front matter', LARGE.slice(LARGE.indexOf('# Export')), 'well-formed 1'],
    ['a tier that is none', LARGE.replace('tier: large', 'tier: huge'), 'well-formed 4'],
    [
      'a table without its second line',
      without(LARGE, /\|---\|/),
      `well-formed ${lineOf(LARGE, '| Phase |')}`,
    ],
    [
      'a row with a bar too many',
      LARGE.replace('| after phase 1 |', '| after phase 1 | |'),
      `well-formed ${lineOf(LARGE, '| after phase 1 |')}`,
    ],
    ['an open fence', `${LARGE}\n\`\`\`\ntext\n`, `well-formed ${LARGE.split('\n').length + 1}`],
    ['an open comment', `${LARGE}\n<!-- note\n`, `well-formed ${LARGE.split('\n').length + 1}`],
    [
      'one mark of the generated block',
      LARGE.replace('<!-- /planwright:progress -->\n', ''),
      `well-formed ${lineOf(LARGE, '## Progress')}`,
    ],
    [
      'a task without its box',
      LARGE.replace('- [ ] **T05**', '- **T05**'),
      `well-formed ${lineOf(LARGE, '- [ ] **T05**')}`,
    ],
    ['no box at all', LARGE.replaceAll('- [ ] ', '- '), `well-formed ${lineOf(LARGE, '## Phase 1')}`],
    ['nothing at all', '', 'well-formed 1'],
    ['too deep', `${'> '.repeat(200)}x`, 'well-formed 1'],
    ['too large', 'x'.repeat(513 * 1024), 'well-formed 1'],
  ])('%s', (_name, source, finding) => {
    expect(found(source)).toContain(finding);
    expect(lintPlan(source, CONTEXT).some(({ level }) => level === 'error')).toBe(true);
  });

  test('half of its headings gone, ids repeated, tables broken, marks left in', () => {
    let count = 0;
    const torn = conflict
      .replace(/^#{2,3} .*\n/gm, (heading) => (count++ % 2 === 0 ? '' : heading))
      .replaceAll('**T03**', '**T02**')
      .replace(/^\|---.*\n/gm, '');
    const rules = new Set(lintPlan(torn, CONTEXT).map(({ rule }) => rule));
    expect([...rules]).toEqual(expect.arrayContaining(['well-formed', 'ids-unique', 'working-agreement']));
  });
});

test('no text makes it throw, and each finding stands in the document', () => {
  const lines = [
    ...LARGE.split('\n'),
    ...MEDIUM.split('\n'),
    '<<<<<<< a',
    '- [ ] **T01**',
    '| a | b |',
    '~~~',
    '<!--',
  ];
  const torn = fc
    .array(fc.oneof(fc.constantFrom(...lines), fc.string({ maxLength: 12 })), { maxLength: 60 })
    .map((all) => all.join('\n'));
  fc.assert(
    fc.property(torn, (source) => {
      const count = source.split(/\r\n|\n|\r/).length;
      for (const { line, column } of lintPlan(source, CONTEXT)) {
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(count);
        expect(column).toBeGreaterThan(0);
      }
    }),
    { numRuns: 50 },
  );
});

test('the plan with any of its lines taken away is judged without throwing', () => {
  const lines = LARGE.split('\n');
  for (let at = 0; at < lines.length; at += 7) {
    expect(() => lintPlan(lines.toSpliced(at, 2).join('\n'), CONTEXT)).not.toThrow();
  }
});

test.each([
  ['emphasis in emphasis', `${'*a **b '.repeat(300)}${'** c*'.repeat(300)}`],
  ['strong in links in strong', '**['.repeat(800)],
  ['quotes that are lazy', `${'>'.repeat(90)} x\n`.repeat(30)],
  ['ids without end', '- [ ] **T01** (R1) a · after T01\n'.repeat(400)],
  ['one long row', `| ${'a | '.repeat(3_000)}\n| ${'- | '.repeat(3_000)}\n`],
])('hostile text is judged: %s', (_name, hostile) => {
  const source = `${SMALL}\n${hostile}`;
  expect(lintPlan(source, CONTEXT).length).toBeGreaterThanOrEqual(0);
});

const FOREIGN = new URL('../fixtures/plans/', import.meta.url);

test.each(readdirSync(FOREIGN).filter((name) => name.endsWith('.md')))(
  'plans of other makes are judged too: %s',
  (name) => {
    const source = readFileSync(new URL(name, FOREIGN), 'utf8');
    const lines = source.split(/\r\n|\n|\r/).length;
    for (const { line } of lintPlan(source, CONTEXT)) expect(line).toBeLessThanOrEqual(lines);
  },
);

describe('a phase number that is given twice', () => {
  const twice = LARGE.replace('## Phase 3:', '## Phase 2:');
  const headings = twice
    .split('\n')
    .flatMap((line, index) => (line.startsWith('## Phase 2:') ? index + 1 : []));

  test('is one finding, at the second heading, and each task stands once', () => {
    expect(headings).toHaveLength(2);
    expect(lintPlan(twice, CONTEXT).filter(({ rule }) => rule === 'ids-unique')).toEqual([
      expect.objectContaining({
        line: headings[1],
        message: expect.stringContaining('Phase 2 is given 2 times'),
      }),
    ]);
    expect(lintPlan(twice, CONTEXT)).toHaveLength(1);
  });

  test('counts no task twice in the status', () => {
    const total = (source: string) => planStatus(source).phases.map(({ tasks }) => tasks.total);
    expect(total(twice)).toEqual(total(LARGE));
    expect(planStatus(twice).phases.map(({ number }) => number)).toEqual([1, 2, 2]);
  });
});

describe('front matter of other values than the format has', () => {
  const WRONG: readonly (readonly [line: string, level: string, says: string])[] = [
    ['last-task: banana', 'error', 'says "banana" for "last-task"; expected the id of a task'],
    [`issue-sha256: ${'z'.repeat(64)}`, 'error', 'for "issue-sha256"; expected the 64 hexadecimal digits'],
    ['paused: "maybe"', 'error', 'says "maybe" for "paused"; expected true or false'],
    ['base: 42e4', 'warning', 'for "base", so no path of this plan was judged'],
    ['teir: x', 'warning', 'Did you mean `tier`?'],
  ];

  test.each(WRONG)('%s', (line, level, says) => {
    const key = line.slice(0, line.indexOf(':'));
    const kept = LARGE.replace(new RegExp(`^${key}: .*\\n`, 'm'), '');
    const source = kept.replace('tier: large\n', `tier: large\n${line}\n`);
    expect(lintPlan(source, { ...CONTEXT, treePaths: null })).toEqual([
      expect.objectContaining({
        ...{ rule: 'front-matter-known', level, line: lineOf(source, line) },
        message: expect.stringContaining(says),
      }),
    ]);
  });

  test('no base, where the plan modifies what is there', () => {
    const source = LARGE.replace(/^base: .*\n/m, '');
    expect(lintPlan(source, { ...CONTEXT, treePaths: null })).toEqual([
      expect.objectContaining({ rule: 'front-matter-known', level: 'warning', line: 1 }),
    ]);
  });

  test('a base commit that the clone does not have', () => {
    const findings = lintPlan(LARGE, { ...CONTEXT, treePaths: null, isBaseGone: true });
    const line = lineOf(LARGE, 'base: ');
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'paths-resolved', level: 'warning', line, column: 7 }),
    ]);
  });

  test('keys of people are theirs, and a level that the repository sets counts', () => {
    expect(found(LARGE.replace('tier: large', 'tier: large\nteam: storage'))).toEqual([]);
    const levels = { 'front-matter-known': 'error' } as const;
    const findings = lintPlan(LARGE.replace('tier: large', 'tier: large\nteir: x'), { ...CONTEXT, levels });
    expect(findings.map(({ level }) => level)).toEqual(['error']);
  });
});

test('of an id that is given twice the first is waited for', () => {
  const tasks = LARGE.split('\n').filter((line) => /^- \[ \] \*\*T0[12]\*\*/.test(line));
  const source = LARGE.replace('### Exit criteria', `${tasks.join('\n')}\n\n### Exit criteria`);
  expect(lintPlan(source, CONTEXT).map(({ rule }) => rule)).toEqual(['ids-unique', 'ids-unique']);
});

describe('words that look like ids', () => {
  const said = (text: string) =>
    lintPlan(LARGE.replace('- **Scope:** ', `- **Scope:** ${text} `), CONTEXT).map(
      ({ rule, level, message }) => `${level} ${rule} ${message.split(',')[0]}`,
    );

  test.each([
    ['The T34 probe is left out;', ['warning ids-known Overview names T34']],
    ['as RFC T1000 has it,', []],
    ['(T77) and more;', ['error ids-known Overview names T77']],
    ['what is left (T01, T77) and', ['error ids-known Overview names T77']],
    ['T01 and T77 first;', ['error ids-known Overview names T77']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  test('that of a phase is held to its tasks', () => {
    const source = LARGE.replace(/- \*\*Delivers:\*\* /, '- **Delivers:** with T88 it runs; ');
    expect(lintPlan(source, CONTEXT)).toEqual([
      expect.objectContaining({ rule: 'ids-known', level: 'error', line: lineOf(source, 'T88') }),
    ]);
  });
});

test.each(['[~]', '[-]', '[✓]', '[]', '[/]'])('a task with the box %s has none, and is a task', (box) => {
  const source = LARGE.replace('- [ ] **T01**', `- ${box} **T01**`);
  expect(lintPlan(source, CONTEXT)).toEqual([
    expect.objectContaining({
      ...{ rule: 'well-formed', level: 'error', line: lineOf(source, '**T01**') },
      message: expect.stringContaining(`T01 has "${box}" before it, which is no checkbox`),
    }),
  ]);
});

test.each(['<<<<<<< HEAD', '||||||| 1234567', '||||||| base', '=======', '>>>>>>> main'])(
  'the mark %s alone is found, and in code it is none',
  (mark) => {
    const source = `${LARGE}\n${mark}\n`;
    expect(lintPlan(source, CONTEXT)).toContainEqual(
      expect.objectContaining({ rule: 'well-formed', line: lineOf(source, `\n${mark}\n`) + 1 }),
    );
    expect(found(`${LARGE}\n\`\`\`\n${mark}\n\`\`\`\n`)).toEqual([]);
  },
);

test('the bound of 512 KB counts bytes, not characters', () => {
  const messages = (characters: number): string[] =>
    lintPlan(`${MEDIUM}\n${'日'.repeat(characters)}\n`, CONTEXT).map(({ message }) => message);
  expect(messages(180_000)).toEqual([expect.stringContaining('expected at most 512 KB')]);
  expect(messages(150_000).filter((message) => message.includes('512 KB'))).toEqual([]);
});
