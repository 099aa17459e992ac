import type { Plan, Task, Tier } from '../../../src/plan/plan.ts';
import { code, link, plain, prose } from '../../../src/plan/prose.ts';
import { judgePlan } from '../../../src/plan/rules/judge-plan.ts';
import { RULES } from '../../../src/plan/rules/registry.ts';
import type { RuleContext } from '../../../src/plan/rules/rule.ts';
import { largePlan, mediumPlan, smallPlan, TREE, withPhase, withTask } from './plans.ts';

const CONTEXT: RuleContext = {
  treePaths: TREE,
  home: { planPath: 'plans/7-export-a-table/PLAN.md' },
};
const LARGE = largePlan();
const EXIT = LARGE.phases[1]?.exit ?? [];

const found = (plan: Plan, context = CONTEXT): string[] =>
  judgePlan(plan, context).map(({ rule, where }) => `${rule}: ${where}`);

/** The standard's table: rule, level, tiers. */
const STANDARD: readonly (readonly [string, 'error' | 'warning', string])[] = [
  ['descriptive-path', 'warning', 's m l'],
  ['overview-complete', 'warning', 's m l'],
  ['working-agreement', 'warning', 's m l'],
  ['phases-deliver', 'error', 'm l'],
  ['phase-approach', 'warning', 'l'],
  ['risks-mitigated', 'error', 'm l'],
  ['testing-per-phase', 'warning', 's m l'],
  ['entry-and-exit', 'error', 'm l'],
  ['tests-run-at-exit', 'error', 's m l'],
  ['plan-updated-at-exit', 'error', 'm l'],
  ['checkpoint-per-phase', 'error', 'm l'],
  ['decisions-reasoned', 'warning', 'm l'],
  ['tasks-owned', 'warning', 'm l'],
  ['context-mapped', 'warning', 'm l'],
  ['ids-unique', 'error', 's m l'],
  ['ids-known', 'error', 's m l'],
  ['requirements-covered', 'error', 's m l'],
  ['dependencies-acyclic', 'error', 'm l'],
  ['paths-resolved', 'error', 's m l'],
  ['no-placeholder', 'error', 's m l'],
  ['scope-fits', 'warning', 's m l'],
  ['feedback-loop', 'warning', 'm l'],
  ['quality-attributes', 'warning', 'l'],
  ['summary-recorded', 'warning', 's m l'],
  ['own-sections', 'error', 's m l'],
  ['well-formed', 'error', 's m l'],
  ['front-matter-known', 'error', 's m l'],
  ['sections-in-place', 'warning', 's m l'],
];

/** They judge a document or a repository's configuration; `lint.test.ts` breaks them. */
const OF_DOCUMENTS = [
  'well-formed',
  'front-matter-known',
  'sections-in-place',
  'own-sections',
  'summary-recorded',
];

test('the registry is the standard: each rule once, with its level and its tiers', () => {
  const registered = RULES.map(({ id, level, tiers }) => [id, level, tiers.map((tier) => tier[0]).join(' ')]);
  expect(registered.sort()).toEqual(STANDARD.map((line) => [...line]).sort());
});

test.each(RULES)('$id says when it holds, in a sentence', ({ says }) => {
  expect(says).toMatch(/^["A-Z].*\w\.$/);
});

test.each([smallPlan(), mediumPlan(), LARGE])('a whole plan has no finding ($tier)', (plan) => {
  expect(judgePlan(plan, CONTEXT)).toEqual([]);
});

/** What is found, after the one change that breaks it. */
const BROKEN: readonly (readonly [string, Plan])[] = [
  ['overview-complete: Overview', largePlan({ overview: { ...LARGE.overview, scope: [] } })],
  ['overview-complete: Overview', largePlan({ overview: { ...LARGE.overview, problem: [] } })],
  ['overview-complete: Overview', mediumPlan({ overview: { ...LARGE.overview, objectives: [] } })],
  ['overview-complete: Overview', smallPlan({ overview: { ...smallPlan().overview, successCriteria: [] } })],
  ['working-agreement: Working agreement', largePlan({ agreement: without('review') })],
  ['working-agreement: Working agreement', smallPlan({ agreement: smallPlan().agreement.slice(0, 2) })],
  [
    'working-agreement: Working agreement',
    withTask(LARGE, 'T05', { paths: [{ path: 'src/auth/token.ts', status: 'new' }] }),
  ],
  [
    'working-agreement: Working agreement',
    withTask(LARGE, 'T05', { paths: [{ path: 'db/migrate/0002_rows.sql', status: 'new' }] }),
  ],
  [
    'working-agreement: Working agreement',
    withTask(LARGE, 'T05', { paths: [{ path: 'bench/export.ts', status: 'new' }] }),
  ],
  ['phases-deliver: Phase 2', withPhase(LARGE, 2, { delivers: plain(' ') })],
  ['phase-approach: Phase 2', withPhase(LARGE, 2, { approach: [] })],
  ['risks-mitigated: K1', largePlan({ risks: LARGE.risks.map((risk) => ({ ...risk, mitigation: [] })) })],
  ['testing-per-phase: Phase 2', withPhase(LARGE, 2, { testing: [] })],
  ['entry-and-exit: Phase 2', withPhase(LARGE, 2, { entry: [] })],
  ['tests-run-at-exit: Phase 2', withPhase(LARGE, 2, { exit: EXIT.slice(1) })],
  ['tests-run-at-exit: Tasks', withPhase(smallPlan(), 1, { exit: [] })],
  ['plan-updated-at-exit: Phase 2', withPhase(LARGE, 2, { exit: EXIT.slice(0, 1) })],
  // Both words are asked for: the plan, and that it is up to date.
  ['plan-updated-at-exit: Phase 2', withPhase(LARGE, 2, { exit: lastSaid('This plan is printed') })],
  ['plan-updated-at-exit: Phase 2', withPhase(LARGE, 2, { exit: lastSaid('The docs are up to date') })],
  ['checkpoint-per-phase: Phase 2', withPhase(LARGE, 2, { checkpoint: null })],
  ['decisions-reasoned: D1', largePlan({ decisions: LARGE.decisions.map((one) => ({ ...one, why: [] })) })],
  [
    'decisions-reasoned: D1',
    largePlan({ decisions: LARGE.decisions.map((one) => ({ ...one, insteadOf: [] })) }),
  ],
  ['tasks-owned: Phase 2', withPhase(LARGE, 2, { owners: [], ownerReason: [] })],
  ['context-mapped: Current state', largePlan({ currentState: [plain('It works.')], architecture: [] })],
  ['ids-unique: D1', largePlan({ decisions: [...LARGE.decisions, ...LARGE.decisions] })],
  [
    'ids-unique: E1.1',
    withPhase(LARGE, 2, { exit: EXIT.map((one, at) => (at === 0 ? { ...one, id: 'E1.1' } : one)) }),
  ],
  ['ids-known: T04', withTask(LARGE, 'T04', { after: ['T77'] })],
  ['ids-known: T04', withTask(LARGE, 'T04', { requirements: ['R2', 'R9'] })],
  ['ids-known: Phase 2', withPhase(LARGE, 2, { entry: [plain('Q4 is answered')] })],
  ['ids-known: Phase 2', withPhase(LARGE, 2, { testing: [plain('T44 shows it')] })],
  ['ids-known: Phase 2', withPhase(LARGE, 2, { entry: [plain('checkpoint 1 is passed; Q7 is settled')] })],
  ['ids-known: Phase 2', withPhase(LARGE, 2, { approach: [plain('D1, D7. As before.')] })],
  [
    'requirements-covered: R9',
    largePlan({
      requirements: [...LARGE.requirements, { id: 'R9', text: plain('Read it'), source: 'x', implied: null }],
    }),
  ],
  ['requirements-covered: T05', withTask(LARGE, 'T05', { requirements: [] })],
  ['dependencies-acyclic: T02', withTask(LARGE, 'T02', { after: ['T06'] })],
  ['dependencies-acyclic: T01', withTask(LARGE, 'T01', { after: ['T03'] })],
  ['dependencies-acyclic: T01', withTask(LARGE, 'T01', { after: ['T01'] })],
  ['dependencies-acyclic: T02', withTask(LARGE, 'T02', { after: ['T03'] })],
  ['dependencies-acyclic: T03', withTask(LARGE, 'T03', { after: ['T09'] })],
  ['paths-resolved: T05', withTask(LARGE, 'T05', { paths: [{ path: 'no/such.ts', status: 'modify' }] })],
  ['paths-resolved: T05', withTask(LARGE, 'T05', { paths: [{ path: 'src/cli.ts', status: 'new' }] })],
  ['paths-resolved: Files', largePlan({ files: [{ path: 'no/such.ts', status: 'modify', reason: [] }] })],
  ['no-placeholder: T05', withTask(LARGE, 'T05', { text: plain('TBD') })],
  ['scope-fits: Phases', largePlan({ tier: 'medium', phases: LARGE.phases.flatMap(twice) })],
  [
    'scope-fits: Phases',
    withPhase(
      mediumPlan({
        phases: LARGE.phases.slice(0, 1),
        requirements: LARGE.requirements.slice(0, 1),
        questions: [],
      }),
      1,
      { entry: [plain('It is wanted')] },
    ),
  ],
  ['scope-fits: Phases', largePlan({ phases: LARGE.phases.slice(1).map(joined) })],
  ['scope-fits: Tasks', withPhase(smallPlan(), 1, { tasks: many(11) })],
  ['scope-fits: Risks', smallPlan({ risks: LARGE.risks })],
  ['scope-fits: Objectives', smallPlan({ overview: LARGE.overview })],
  [
    'scope-fits: Open questions',
    largePlan({
      questions: [1, 2, 3, 4, 5, 6].map((n) => ({
        ...LARGE.questions[0],
        id: `Q${n}`,
        text: plain('Which?'),
        options: [],
        changes: plain('T06.'),
      })),
    }),
  ],
  ['feedback-loop: Working agreement', largePlan({ agreement: without('plan') })],
  ...[
    'It should be faster than today.',
    'It should scale to many tables.',
    'It should have a metrics endpoint.',
    'The formats should be pluggable.',
    'The dead code should go.',
  ].map((source): [string, Plan] => ['quality-attributes: R3', asking(source)]),
];

/** The plan whose third requirement says this in the issue. */
function asking(source: string): Plan {
  return largePlan({
    requirements: LARGE.requirements.map((one) => (one.id === 'R3' ? { ...one, source } : one)),
  });
}

/** The exit criteria of phase 2, the last one in these words. */
function lastSaid(text: string): typeof EXIT {
  return EXIT.map((one, index) => (index === EXIT.length - 1 ? { ...one, text: plain(text) } : one));
}

function without(topic: string): Plan['agreement'] {
  return LARGE.agreement.filter((point) => point.topic !== topic);
}

/** Phase 2 with the tasks of phase 1 before its own, and phase 3: nine tasks in two phases. */
function joined(phase: Plan['phases'][number]): Plan['phases'][number] {
  const first = LARGE.phases[0]?.tasks ?? [];
  return phase.number === 2 ? { ...phase, tasks: [...first, ...phase.tasks] } : phase;
}

function many(count: number): Task[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ id: `T${String(index + 1).padStart(2, '0')}`, requirements: ['R1'], text: plain('Do it') },
    ...{ paths: [], after: [], owners: [], reason: null },
  }));
}

/** The phase and a second one like it, under ids of its own. */
function twice(phase: Plan['phases'][number]): Plan['phases'] {
  const number = phase.number + 3;
  const move = (id: string) => `T${String(Number(id.slice(1)) + 20)}`;
  return [
    phase,
    {
      ...phase,
      number,
      tasks: phase.tasks.map((task) => ({ ...task, id: move(task.id), after: [] })),
      exit: phase.exit.map((one, index) => ({ ...one, id: `E${number}.${index + 1}` })),
    },
  ];
}

test.each(BROKEN)('%s', (expected, plan) => {
  expect(found(plan)).toEqual([expected]);
});

test('a phase without any exit criterion, or without tasks, and a plan that nothing tests as a whole', () => {
  expect(found(withPhase(LARGE, 2, { exit: [] }))).toEqual([
    'entry-and-exit: Phase 2',
    'tests-run-at-exit: Phase 2',
    'plan-updated-at-exit: Phase 2',
  ]);
  const empty = found(withPhase(LARGE, 2, { tasks: [] }));
  expect(empty.filter((one) => one.startsWith('phases-deliver'))).toEqual(['phases-deliver: Phase 2']);
  for (const plan of [mediumPlan(), LARGE]) {
    const agreement = plan.agreement.filter(({ topic }) => topic !== 'tests');
    expect(found({ ...plan, testing: [], agreement })).toContain('testing-per-phase: Testing strategy');
    // One of the two places suffices.
    expect(found({ ...plan, testing: [] })).toEqual([]);
    expect(found({ ...plan, testing: [plain('Unit tests.')], agreement })).not.toContain(
      'testing-per-phase: Testing strategy',
    );
  }
});

test('descriptive-path: a number alone names no work, words of it do', () => {
  const at = (planPath: string) => found(LARGE, { ...CONTEXT, home: { planPath } });
  expect(at('plans/7/PLAN.md')).toEqual(['descriptive-path: plans/7/PLAN.md']);
  expect(at('PLAN.md')).toEqual(['descriptive-path: PLAN.md']);
  expect(at('plans/7-renamed-since/PLAN.md')).toEqual([]);
  expect(at('docs/表/PLAN.md')).toHaveLength(1);
  expect(
    found({ ...LARGE, title: '表 を 書き出す' }, { ...CONTEXT, home: { planPath: 'plans/7-表/PLAN.md' } }),
  ).toEqual([]);
  expect(found(LARGE, { treePaths: TREE })).toEqual([]);
});

test('each rule has a change that breaks it', () => {
  const broken = new Set([
    'descriptive-path',
    ...OF_DOCUMENTS,
    ...BROKEN.map(([finding]) => finding.split(':')[0]),
  ]);
  expect(RULES.map((rule) => rule.id).filter((id) => !broken.has(id))).toEqual([]);
});

test.each(BROKEN)('%s: the message says what was expected and how to mend it', (_, plan) => {
  for (const { message } of judgePlan(plan, CONTEXT))
    expect(message).toMatch(/; expected [^.]+.*\. [A-Z].*\.$/);
});

test('a rule judges the plans of its tiers only', () => {
  const byTier = (tier: Tier) => judgePlan({ ...smallPlan(), tier }, CONTEXT).map(({ rule }) => rule);
  expect(byTier('small')).toEqual([]);
  expect(byTier('medium')).toContain('checkpoint-per-phase');
  expect(byTier('medium')).not.toContain('phase-approach');
  expect(byTier('large')).toContain('phase-approach');
});

test('paths are not judged where the tree is not known', () => {
  const plan = withTask(LARGE, 'T05', { paths: [{ path: 'no/such.ts', status: 'modify' }] });
  expect(found(plan, { treePaths: null })).toEqual([]);
});

test('what the facts call for may stand in its own section, and a small plan says it on the task', () => {
  const paths = [{ path: 'Dockerfile', status: 'new' }] as const;
  const plan = withTask(LARGE, 'T05', { paths });
  expect(found(plan)).toEqual(['working-agreement: Working agreement']);
  expect(found({ ...plan, rollout: [plain('The image goes out first.')] })).toEqual([]);
  expect(found(withTask(smallPlan(), 'T02', { paths }))).toEqual([]);
});

test('a large plan of few tasks may have two phases, a small one ten tasks', () => {
  const few = largePlan({ phases: LARGE.phases.slice(0, 2), requirements: LARGE.requirements.slice(0, 2) });
  expect(found(few)).toEqual([]);
  expect(found(withPhase(smallPlan(), 1, { tasks: many(10) }))).toEqual([]);
});

test('a reference in quotation marks or in code is not the plan’s', () => {
  const testing = [prose`As “T44 of the old plan” and ${code('T45')} had it`];
  expect(found(withPhase(LARGE, 2, { testing }))).toEqual([]);
});

test('a quality attribute that is treated anywhere but in a task is no finding', () => {
  const [first, ...others] = LARGE.requirements;
  const source = 'It must stay fast.';
  const raised = first === undefined ? [] : [{ ...first, source }, ...others];
  const plan = largePlan({ requirements: raised });
  expect(found(plan)).toEqual(['quality-attributes: R1']);
  expect(found(withTask(plan, 'T05', { text: plain('Make it fast') }))).toEqual(['quality-attributes: R1']);
  expect(found({ ...plan, performance: [plain('One pass over the rows.')] })).toEqual([]);
  expect(found(withPhase(plan, 2, { approach: [plain('D1 keeps it fast.')] }))).toEqual([]);
});

test('what is named may be a link', () => {
  const currentState = [[link('https://example.com/a', 'the table')]];
  expect(found(largePlan({ currentState, architecture: [] }))).toEqual([]);
});

test('a plan of nothing is judged, not thrown on', () => {
  const empty = largePlan({
    requirements: [],
    phases: [],
    agreement: [],
    currentState: [],
    architecture: [],
  });
  expect(found(empty)).toEqual(
    expect.arrayContaining(['scope-fits: Phases', 'requirements-covered: Requirements']),
  );
});
