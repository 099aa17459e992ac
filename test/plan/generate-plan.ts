import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';
import type {
  AgreementPoint,
  Level,
  PathStatus,
  Phase,
  Plan,
  Proof,
  Prose,
  Task,
  Tier,
} from '../../src/plan/plan.ts';
import { code, link, plain } from '../../src/plan/prose.ts';
import { cleanProse } from '../../src/plan/sections/read-prose.ts';

/** Words with what markdown, GitHub and this format read as marks. */
const WORD = fc.constantFrom(
  ...[
    'the',
    'store',
    'locks',
    'a',
    'T99',
    'R9',
    'E9.9',
    '**bold**',
    '<b>',
    '[x]',
    '- item',
    '# head',
    '| cell |',
    '1.',
  ],
  ...[
    'a_b_c',
    '`tick',
    '@ada',
    '#57',
    '&amp;',
    '$x$',
    '\\',
    '~~gone~~',
    '—',
    '·',
    ';',
    'Why:',
    'Trigger:',
    '(see below)',
  ],
  ...[
    '"quoted"',
    '“kurz”',
    'https://example.org/a_b',
    'ünïcode',
    '🙂',
    '漢字',
    '---',
    '***',
    '+',
    '>',
    '!',
    '<!-- x -->',
  ],
);

/** A sentence that takes none of the format's own forms: those are what it would be read as. */
const SENTENCE = fc
  .array(WORD, { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' ').replace(/\s+/g, ' ').trim())
  .filter((text) => !/^[(·—]| · |[)·—]$|\("/.test(text));

const PHRASE: fc.Arbitrary<Prose> = fc
  .array(
    fc.oneof(
      SENTENCE.map((text): PhrasingContent => ({ type: 'text', value: text })),
      fc
        .constantFrom('src/a.ts', 'run `x`', 'a  b', '*', '\\', '|')
        .map((value): PhrasingContent => code(value)),
      fc.constantFrom('https://example.org', '../a%20b.md').map((url): PhrasingContent => link(url, 'there')),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((nodes) =>
    cleanProse(nodes.flatMap((node, index) => (index === 0 ? [node] : [...plain(' and '), node]))),
  );

const STATEMENTS = fc.array(PHRASE, { maxLength: 3 });
const OWNERS = fc.uniqueArray(fc.constantFrom('ada', 'octo-maintainer', 'octo/team'), { maxLength: 2 });
const PATHS = fc.uniqueArray(
  fc.record({
    path: fc.constantFrom(
      'src/a.ts',
      'src/a b (c).ts',
      'Makefile',
      'docs/',
      'ä/[x].md',
      '.github/x.yml',
      'a`b.ts',
    ),
    status: fc.constantFrom<PathStatus>('modify', 'new', 'unverified'),
  }),
  { maxLength: 3, selector: ({ path }) => path },
);

const PROOF: fc.Arbitrary<Proof> = fc.oneof(
  fc.record({
    kind: fc.constant('check' as const),
    names: fc.uniqueArray(fc.constantFrom('Test suite', 'Lints', 'a, b'), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('run' as const),
    command: fc.constantFrom('npm test', 'grep -c "a|b"', 'a `b`'),
  }),
  fc.record({ kind: fc.constant('by-hand' as const), how: fc.oneof(PHRASE, fc.constant<Prose>([])) }),
);

const two = (letter: string, index: number): string => `${letter}${String(index + 1).padStart(2, '0')}`;

function tasksOf(phase: number): fc.Arbitrary<readonly Task[]> {
  const task = fc.record({
    requirements: fc.subarray(['R1', 'R2']),
    ...{ text: PHRASE, paths: PATHS, owners: OWNERS },
    after: fc.subarray(['T01', 'T02']),
    reason: fc.option(PHRASE),
  });
  return fc
    .array(task, { minLength: 1, maxLength: 3 })
    .map((all) => all.map((one, index) => ({ ...one, id: two('T', phase * 10 + index) })));
}

function phaseOf(number: number): fc.Arbitrary<Phase> {
  return fc.record({
    number: fc.constant(number),
    ...{
      title: PHRASE,
      delivers: PHRASE,
      owners: OWNERS,
      ownerReason: fc.oneof(PHRASE, fc.constant<Prose>([])),
    },
    ...{ entry: STATEMENTS, tasks: tasksOf(number), approach: STATEMENTS, testing: STATEMENTS },
    exit: fc
      .array(fc.record({ text: PHRASE, proof: PROOF }), { maxLength: 3 })
      .map((all) => all.map((one, index) => ({ ...one, id: `E${number}.${index + 1}` }))),
    checkpoint: fc.option(PHRASE),
  });
}

const REQUIREMENTS = fc
  .array(
    fc.oneof(
      fc.record({ text: PHRASE, source: SENTENCE, implied: fc.constant(null) }),
      fc.record({ text: PHRASE, source: fc.constant(null), implied: PHRASE }),
    ),
    { maxLength: 3 },
  )
  .map((all) => all.map((one, index) => ({ ...one, id: `R${index + 1}` })));

const QUESTIONS = fc
  .array(
    fc.record({
      ...{ text: PHRASE, changes: fc.oneof(PHRASE, fc.constant<Prose>([])) },
      options: fc
        .array(PHRASE, { maxLength: 3 })
        .map((all) => all.map((text, index) => ({ key: 'abc'[index] ?? 'd', text, isDefault: index === 0 }))),
    }),
    { maxLength: 2 },
  )
  .map((all) => all.map((one, index) => ({ ...one, id: `Q${index + 1}` })));

const DECISIONS = fc
  .array(fc.record({ text: PHRASE, why: fc.oneof(PHRASE, fc.constant<Prose>([])), insteadOf: STATEMENTS }), {
    maxLength: 2,
  })
  .map((all) => all.map((one, index) => ({ ...one, id: `D${index + 1}` })));

const RISKS = fc
  .array(
    fc.record({
      ...{
        text: PHRASE,
        trigger: fc.oneof(PHRASE, fc.constant<Prose>([])),
        mitigation: PHRASE,
        owners: OWNERS,
      },
      likelihood: fc.constantFrom<Level>('low', 'medium', 'high'),
      impact: fc.constantFrom<Level>('low', 'medium', 'high'),
    }),
    { maxLength: 2 },
  )
  .map((all) => all.map((one, index) => ({ ...one, id: `K${index + 1}` })));

const AGREEMENT = fc.uniqueArray(
  fc.record({
    topic: fc.constantFrom<AgreementPoint['topic']>(
      ...([
        'tests',
        'review',
        'documentation',
        'checks',
        'deployment',
        'performance',
        'security',
        'plan',
      ] as const),
    ),
    text: PHRASE,
  }),
  { maxLength: 5, selector: ({ topic }) => topic },
);

const CONTENT = {
  issue: fc.constantFrom(
    { number: 61, url: 'https://github.com/planwright/planwright/issues/61' },
    { number: 0, url: null },
  ),
  title: fc.constantFrom('Let the sweep find `moved` plans', '# **x** | y', 'a_b & <c>', '`'),
  tierReasons: fc.constant([plain('2 areas')]),
  base: fc.constantFrom('7c1dd8ad04f2a4a91b7f5d5b4ce8d6a1f0b9e123', null),
  issueSha256: fc.constant('0'.repeat(64)),
  overview: fc.record({
    ...{ problem: PHRASE, outcome: fc.option(PHRASE), objectives: STATEMENTS },
    ...{ successCriteria: STATEMENTS, scope: STATEMENTS, outOfScope: STATEMENTS },
  }),
  ...{
    requirements: REQUIREMENTS,
    questions: QUESTIONS,
    agreement: AGREEMENT,
    decisions: DECISIONS,
    risks: RISKS,
  },
  ...{ currentState: STATEMENTS, architecture: STATEMENTS, notRead: fc.array(PHRASE, { maxLength: 1 }) },
  ...{ testing: STATEMENTS, rollout: STATEMENTS, observability: STATEMENTS, performance: STATEMENTS },
  ...{ technicalDebt: STATEMENTS, files: fc.constant([]) },
  ownSections: fc.array(
    fc.record({
      title: fc.constantFrom(plain('Accessibility'), plain('Notes of the team')),
      blocks: fc.array(
        PHRASE.map((children) => ({ type: 'paragraph' as const, children: [...children] })),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 1 },
  ),
};

/** Plans of all tiers, with texts full of marks. */
export const plans: fc.Arbitrary<Plan> = fc.constantFrom<Tier>('small', 'medium', 'large').chain((tier) => {
  const phases = tier === 'small' ? fc.tuple(phaseOf(1)) : fc.tuple(phaseOf(1), phaseOf(2));
  return fc.record({ ...CONTENT, tier: fc.constant(tier), phases }).map((plan) =>
    tier === 'small'
      ? {
          ...plan,
          phases: plan.phases.map((phase) => ({
            ...phase,
            exit: phase.exit.map((one, index) => ({ ...one, id: `E${index + 1}` })),
          })),
        }
      : plan,
  );
});
