import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { CommandCall, CommandResult } from '../../src/commands/command.ts';
import { helpText } from '../../src/commands/help-text.ts';
import { parseCommands } from '../../src/commands/parse-commands.ts';
import { COMMANDS } from '../../src/commands/registry.ts';
import { brokenPlanComment } from '../../src/messages/broken-plan-comment.ts';
import { planCheckOutput } from '../../src/messages/check-run-output.ts';
import { commandReply } from '../../src/messages/command-reply.ts';
import {
  checksCommitMessage,
  commandCommitMessage,
  planCommitMessage,
  recordCommitMessage,
} from '../../src/messages/commit-message.ts';
import { configErrorComment } from '../../src/messages/config-error-comment.ts';
import { errorReply } from '../../src/messages/error-reply.ts';
import { explainReply } from '../../src/messages/explain-reply.ts';
import { intakeComment } from '../../src/messages/intake-comment.ts';
import {
  BROKEN_PLAN_MARK,
  CONFIG_ERROR_MARK,
  didMark,
  INTAKE_MARK,
  planMark,
  readDidMarks,
  readPlanMark,
} from '../../src/messages/marks.ts';
import { planPullRequestBody, planPullRequestTitle } from '../../src/messages/plan-pull-request.ts';
import type { PlanSummary } from '../../src/messages/plan-summary.ts';
import { statusReply } from '../../src/messages/status-reply.ts';
import { explainLine } from '../../src/plan/explain.ts';
import { planStatus } from '../../src/plan/status.ts';
import { SMALL_PLAN } from '../commands/small-plan.ts';

const HOSTILE =
  'x @everyone Closes #12 <!-- planwright:did pr/1 --> `@y` <!-- planwright:plan issue=7 -->\n/plan done T01\n# h [skip ci] https://github.com/o/r/issues/9';

const home = { repositoryUrl: 'https://github.com/o/r', planPath: 'plans/42-x/PLAN.md' };
const options = { findings: [], prefix: '/plan', label: 'needs-plan' };

function plan(foreign: string): PlanSummary {
  return {
    issue: 42,
    title: foreign,
    tier: 'medium',
    tierReasons: [foreign],
    base: '46d006470b78de90c051f566e3fd9f69a5444907',
    requirements: 3,
    phases: 2,
    tasks: 11,
    files: 1,
    questions: [
      {
        id: 'Q1',
        text: foreign,
        options: [
          { key: 'a', text: foreign, isDefault: true },
          { key: 'b', text: foreign, isDefault: false },
        ],
      },
    ],
    notRead: [foreign],
  };
}

const call = (raw: string): CommandCall => ({
  name: 'done',
  rest: '',
  block: '',
  line: 1,
  raw,
  hash: 'a1b2c3d4e5f6',
});

const STATUS = planStatus(
  '---\nplanwright: 1\nissue: 42\ntier: medium\n---\n\n# A\n\n## Phase 1: B\n\n- [ ] **T01** C\n',
);

/** Every post that may repeat what people wrote. */
const POSTS: readonly [string, (foreign: string) => string][] = [
  [
    'the pull request of a plan',
    (foreign) =>
      planPullRequestBody(plan(foreign), home, {
        ...options,
        findings: [{ rule: foreign || 'r', level: 'error' as const, message: foreign }],
        label: foreign || 'l',
      }),
  ],
  ['the intake form', (foreign) => intakeComment([foreign], 42)],
  [
    'a configuration error',
    (foreign) => configErrorComment(foreign, 'https://github.com/o/r/blob/main/.github/planwright.yml'),
  ],
  ['a broken plan', (foreign) => brokenPlanComment(foreign, 'https://github.com/o/r/blob/main/PLAN.md')],
  ['an error', (foreign) => `😕 ${errorReply(foreign)}`],
  [
    'a reply to a command',
    (foreign) =>
      commandReply(
        [{ call: call(foreign || '/plan'), kind: 'error', message: foreign, spot: { start: 0, end: 1 } }],
        {
          origin: 'comment/991',
          planUrl: null,
        },
      ) ?? '',
  ],
  [
    'an explanation',
    (foreign) =>
      explainReply(explainLine(SMALL_PLAN, 'T01'), 'https://github.com/o/r/blob/main/PLAN.md', {
        base: '46d006470b78de90c051f566e3fd9f69a5444907',
        isIssueChanged: true,
        origin: {
          sentences: [{ text: foreign, from: foreign }],
          facts: [foreign],
          playbook: { id: foreign || 'p', line: foreign || 'l' },
        },
      }),
  ],
  [
    'how a plan stands',
    (foreign) =>
      statusReply(
        {
          ...STATUS,
          phases: STATUS.phases.map((phase) => ({ ...phase, title: foreign })),
          next: STATUS.next.map((task) => ({ ...task, text: foreign })),
        },
        null,
      ),
  ],
  [
    'where a line comes from',
    (foreign) =>
      explainReply(
        {
          ...{ id: 'T01', text: foreign, line: 1, state: 'open', phase: { number: 1, title: foreign } },
          ...{
            requirements: [{ id: 'R1', text: foreign }],
            paths: [{ path: foreign || 'a', status: 'new' }],
          },
          ...{ owners: [], after: [], before: [], metBy: [], history: [foreign], pulls: [], namedBy: [] },
        },
        null,
      ),
  ],
  [
    'a check',
    (foreign) =>
      planCheckOutput(plan(foreign), [{ rule: foreign || 'r', level: 'error' as const, message: foreign }])
        .summary,
  ],
];

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

function all(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap((child) => all(child)) : [])];
}

/** Comments of ours, and everything a reader sees outside code. */
function inspect(markdown: string): { html: string[]; text: string[]; links: string[] } {
  const nodes = all(parser.parse(markdown));
  return {
    html: nodes.flatMap((node) => (node.type === 'html' ? [node.value] : [])),
    text: nodes.flatMap((node) => (node.type === 'text' ? [node.value] : [])),
    links: nodes.flatMap((node) => (node.type === 'link' || node.type === 'image' ? [node.url] : [])),
  };
}

describe.each(POSTS)('%s', (_name, post) => {
  const foreign = fc.oneof(
    fc.constant(HOSTILE),
    fc
      .array(
        fc.constantFrom(
          '@a',
          '<!--',
          '-->',
          '`',
          '``',
          '\n',
          '\n\n',
          '/plan status',
          '- ',
          '# ',
          '<b>',
          '#3',
          'Fixes ',
          '[x](y)',
          '|',
          ' ',
          '\\',
          'w',
          '```\n',
        ),
        { maxLength: 14 },
      )
      .map((parts) => parts.join('')),
  );

  test('repeats what people wrote and does nothing by it', () => {
    const ours = inspect(post('w'));
    fc.assert(
      fc.property(foreign, (text) => {
        const markdown = post(text);
        const { html, links, text: seen } = inspect(markdown);
        expect(html).toEqual(ours.html);
        expect(links).toEqual(ours.links);
        expect(seen.join('\n')).not.toMatch(/@[a-z]/i);
        expect(seen.join('\n')).not.toMatch(/(close|fixe?|resolve)[sd]?:? +#\d/i);
        expect(parseCommands(markdown)).toEqual([]);
        expect(markdown.split('\n').filter((line) => /^\s*\//.test(line))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the pull request of a plan', () => {
  const body = planPullRequestBody(plan('touches `src/a.ts`'), home, options);

  test('parses back to its issue, whatever people wrote', () => {
    expect(readPlanMark(body)).toBe(42);
    expect(readPlanMark(planPullRequestBody(plan(HOSTILE), home, options))).toBe(42);
    expect(readPlanMark('none')).toBeNull();
  });

  test('is part of the issue and closes nothing', () => {
    expect(body).toContain('Part of #42.');
    expect(body).not.toMatch(/\b(close[sd]?|fix(e[sd])?|resolve[sd]?)\b:?\s+#/i);
    expect(planPullRequestTitle({ issue: 42 })).toBe('Plan for #42');
  });

  test('says tier and why, what was read, the questions, and how to steer', () => {
    for (const text of [
      '### Tier: medium',
      '3 requirements, 11 tasks, 2 phases.',
      '- touches `src/a.ts`',
      'Read at commit `46d006470b78`. Its tasks name 1 file. Not read:',
      '- **Q1** touches',
      '  - **a** (default) touches',
      '`/plan help`',
      '`needs-plan`',
      '`plans/42-x/PLAN.md`',
    ]) {
      expect(body).toContain(text);
    }
  });

  test('names no task, so that merging it is evidence for none', () => {
    expect(body).not.toMatch(/\bT\d/);
  });

  test('leaves out what there is none of', () => {
    const small = planPullRequestBody(
      { ...plan('x'), tier: 'small', questions: [], notRead: [], files: 0 },
      home,
      options,
    );
    expect(small).not.toContain('Open questions');
    expect(small).not.toContain('Not read');
    expect(small).not.toContain('phase');
    expect(small).not.toContain('standard');
  });

  test('stays within what GitHub takes', () => {
    const many = Array.from({ length: 500 }, () => 'x'.repeat(300));
    const findings = many.map((message) => ({ rule: 'r', level: 'error' as const, message }));
    const long = planPullRequestBody({ ...plan('x'), tierReasons: many, notRead: many }, home, {
      ...options,
      findings,
    });
    expect(long.length).toBeLessThan(65_536);
    expect(long).toContain('and 494 more');
  });
});

describe('marks', () => {
  test('are read back', () => {
    expect(readPlanMark(`a ${planMark(7)} b`)).toBe(7);
    expect(
      readDidMarks(`${didMark(['comment/1#a', 'comment/1#b'])} text ${didMark(['comment/2#c'])}`),
    ).toEqual(['comment/1#a', 'comment/1#b', 'comment/2#c']);
  });

  test.each([
    [INTAKE_MARK, intakeComment([], 1)],
    [CONFIG_ERROR_MARK, configErrorComment('x', 'https://x.example')],
    [BROKEN_PLAN_MARK, brokenPlanComment('x', 'https://x.example')],
  ])('%s begins its comment', (mark, comment) => {
    expect(comment.startsWith(mark)).toBe(true);
  });
});

test('the intake form asks for five things and names what is missing', () => {
  const comment = intakeComment(['what should change', 'how to see that it is done'], 42);
  for (const heading of ['Scope', 'Goals', 'Constraints', 'Acceptance criteria', 'Preferences'])
    expect(comment).toContain(`### ${heading}`);
  expect(comment).toContain('- how to see that it is done');
});

test('a configuration error names each fault', () => {
  const comment = configErrorComment(
    'a line 1, column 2: found `x`, expected `y`.\nb line 3, column 1: found `z`.',
    'https://x.example/c.yml',
  );
  expect(comment).toContain('- a line 1, column 2: found `x`, expected `y`.\n- b line 3');
  expect(comment).toContain('(https://x.example/c.yml)');
});

describe('commandReply', () => {
  const reply = (results: CommandResult[]): string | null =>
    commandReply(results, { origin: 'comment/991', planUrl: null });
  const edit: CommandResult = { call: call('/plan done T01'), kind: 'edit', summary: 'ticked T01' };

  test('says nothing where the reaction says enough', () => {
    expect(reply([edit])).toBeNull();
    expect(reply([edit, { call: call('/plan'), kind: 'plan-issue', tier: null }])).toBeNull();
    expect(reply([])).toBeNull();
  });

  test('an error names the command, and the mark names what was answered', () => {
    const text = reply([
      { call: call('/plan done T9'), kind: 'error', message: 'Unknown task `T9`.', spot: null },
    ]);
    expect(text).toBe(
      '😕 `/plan done T9`: Unknown task `T9`.\n\n<!-- planwright:did comment/991#a1b2c3d4e5f6 -->',
    );
  });

  test('the spot of an error is marked below the line as it was written', () => {
    const raw = '/plan done T03 T9 because @ada said so';
    const text = reply([
      { call: { ...call(raw), line: 12 }, kind: 'error', message: 'Unknown.', spot: { start: 15, end: 17 } },
    ]);
    expect(text?.replaceAll('\u{200b}', '')).toContain(
      `\`\`\`text\n12 | ${raw}\n   |                ^^\n\`\`\``,
    );
    expect(text?.startsWith('😕 Unknown.\n')).toBe(true);
  });

  test('of a long line the part around the spot is shown', () => {
    const text = reply([
      {
        call: call(`/plan ${'x '.repeat(300)}`),
        kind: 'error',
        message: 'No.',
        spot: { start: 400, end: 700 },
      },
    ]);
    const [shown = '', carets = ''] = (text ?? '').split('\n').slice(3, 5);
    expect(shown).toMatch(/^1 \| …[x ]{100}…$/);
    expect(carets.indexOf('^')).toBe('1 | …'.length + 60);
    expect(carets.length).toBe(shown.length - 1);
  });

  test('edits beside an error are said too, and are in the ledger, not in the mark', () => {
    const text = reply([
      edit,
      {
        call: { ...call('/plan nope'), hash: 'ffffffffffff' },
        kind: 'error',
        message: 'Unknown.',
        spot: null,
      },
    ]);
    expect(text).toContain('🚀 `/plan done T01`: ticked T01.');
    expect(readDidMarks(text ?? '')).toEqual(['comment/991#ffffffffffff']);
  });

  test('help alone is the help', () => {
    const markdown = helpText(COMMANDS);
    expect(reply([{ call: call('/plan help'), kind: 'reply', markdown }])?.startsWith(markdown)).toBe(true);
  });
});

describe('commit messages', () => {
  test.each([
    [planCommitMessage(42), 'Plan for #42'],
    [
      checksCommitMessage([{ issue: 42, ticked: ['E1.1'], unticked: ['E1.2'] }]),
      'Record what checks said in the plan for #42 [skip ci]\n\n#42: proven E1.1; failed since E1.2\n\n[skip ci]',
    ],
    [
      recordCommitMessage([{ issue: 42, recorded: [57], ticked: [] }]),
      'Record #57 in the plan for #42 [skip ci]',
    ],
    [
      recordCommitMessage([{ issue: 42, recorded: [57, 58, 59], ticked: ['T01', 'E1'] }]),
      'Record #57, #58 and #59 in the plan for #42 [skip ci]\n\n#42: T01, E1\n\n[skip ci]',
    ],
    [
      recordCommitMessage([
        { issue: 1, recorded: [57], ticked: ['T01 @x'] },
        { issue: 2, recorded: [57], ticked: [] },
      ]),
      'Record #57 in the plans for #1 and #2 [skip ci]',
    ],
    [
      commandCommitMessage(42, [
        { call: call('/plan done T01 because @x'), kind: 'edit', summary: 'x' },
        { call: { ...call('/plan nope'), name: 'nope @x' }, kind: 'error', message: '', spot: null },
      ]),
      'Apply done to the plan for #42 [skip ci]',
    ],
  ])('%j', (message, expected) => {
    expect(message).toBe(expected);
  });

  test('names at most ten pull requests', () => {
    const recorded = Array.from({ length: 30 }, (_, index) => index + 1);
    expect(recordCommitMessage([{ issue: 42, recorded, ticked: [] }])).toContain('#10 and 20 more in');
  });
});

describe('the check', () => {
  test('a plan without findings is neutral and claims nothing, one with an error fails, a warning does not', () => {
    expect(planCheckOutput(plan('x'), [])).toMatchObject({
      conclusion: 'neutral',
      title: 'Plan: medium, 11 tasks',
    });
    expect(planCheckOutput(plan('x'), []).summary).not.toContain('standard');
    const found = { rule: 'no-placeholder', level: 'error' as const, message: 'Found `TBD`.' };
    const missing = planCheckOutput(plan('x'), [found]);
    expect(missing).toMatchObject({ conclusion: 'failure', title: 'Plan: medium, 11 tasks, 1 finding' });
    expect(missing.summary).toContain('- `no-placeholder`: Found `TBD`.');
    const warned = planCheckOutput(plan('x'), [{ ...found, level: 'warning' }]);
    expect(warned).toMatchObject({ conclusion: 'neutral', title: 'Plan: medium, 11 tasks, 1 finding' });
  });
});
