import type { Phase, Plan, Task } from '../../../src/plan/plan.ts';
import { plain } from '../../../src/plan/prose.ts';
import { judgePlan } from '../../../src/plan/rules/judge-plan.ts';
import { RULES } from '../../../src/plan/rules/registry.ts';
import { MEDIUM, SMALL } from '../sample-plan.ts';

const TREE = new Set(
  [MEDIUM, SMALL].flatMap((plan) =>
    plan.phases.flatMap((phase) =>
      phase.tasks.flatMap((task) =>
        task.paths.filter((path) => path.status === 'modify').map((path) => path.path),
      ),
    ),
  ),
);
/** The sample with an approach, as a large plan needs. */
const LARGE: Plan = {
  ...MEDIUM,
  tier: 'large',
  phases: MEDIUM.phases.map((phase) => ({ ...phase, approach: [plain('D1.')] })),
};

const found = (plan: Plan, treePaths: ReadonlySet<string> | null = TREE): string[] =>
  judgePlan(plan, { treePaths }).map(({ rule, where }) => `${rule}: ${where}`);

const withPhase = (changes: Partial<Phase>): Plan => ({
  ...LARGE,
  phases: LARGE.phases.map((phase, index) => (index === 1 ? { ...phase, ...changes } : phase)),
});
const withTask = (changes: Partial<Task>): Plan =>
  withPhase({ tasks: (LARGE.phases[1]?.tasks ?? []).map((task) => ({ ...task, ...changes })) });
const first = (changes: Partial<Task>): Plan => ({
  ...LARGE,
  phases: LARGE.phases.map((phase, index) =>
    index === 0
      ? { ...phase, tasks: phase.tasks.map((task, at) => (at === 0 ? { ...task, ...changes } : task)) }
      : phase,
  ),
});

test.each([SMALL, MEDIUM, LARGE])('the sample is free of findings ($tier)', (plan) => {
  expect(found(plan)).toEqual([]);
});

const BROKEN: readonly (readonly [string, Plan])[] = [
  ['ids-unique: T01', withTask({ id: 'T01', after: [] })],
  ['ids-known: T04', withTask({ after: ['T77'] })],
  [
    'requirements-covered: R9',
    {
      ...LARGE,
      requirements: [...LARGE.requirements, { id: 'R9', text: plain('x'), source: null, implied: null }],
    },
  ],
  ['requirements-covered: T04', withTask({ requirements: [] })],
  ['dependencies-acyclic: T01', first({ after: ['T02'] })],
  ['dependencies-acyclic: T01', first({ after: ['T04'] })],
  ['paths-resolved: T04', withTask({ paths: [{ path: 'no/such.ts', status: 'modify' }] })],
  ['paths-resolved: T04', withTask({ paths: [{ path: 'docs/operations.md', status: 'new' }] })],
  ['no-placeholder: T04', withTask({ text: plain('TBD') })],
  ['scope-fits: The whole', { ...LARGE, tier: 'small' }],
  [
    'scope-fits: The whole',
    {
      ...LARGE,
      questions: Array.from({ length: 6 }, (_, index) => ({
        id: `Q${index}`,
        text: [],
        options: [],
        changes: [],
      })),
    },
  ],
  ['overview-complete: Overview', { ...LARGE, overview: { ...LARGE.overview, scope: [] } }],
  ['working-agreement: Working agreement', { ...LARGE, agreement: LARGE.agreement.slice(1) }],
  ['phases-deliver: Phase 2', withPhase({ delivers: [] })],
  ['phase-approach: Phase 2', withPhase({ approach: [] })],
  ['entry-and-exit: Phase 2', withPhase({ entry: [] })],
  ['tests-run-at-exit: Phase 2', withPhase({ exit: (LARGE.phases[1]?.exit ?? []).slice(1) })],
  ['plan-updated-at-exit: Phase 2', withPhase({ exit: (LARGE.phases[1]?.exit ?? []).slice(0, 2) })],
  ['testing-per-phase: Phase 2', withPhase({ testing: [] })],
  ['checkpoint-per-phase: Phase 2', withPhase({ checkpoint: null })],
  ['tasks-owned: Phase 2', withPhase({ owners: [], ownerReason: [] })],
  ['risks-mitigated: K1', { ...LARGE, risks: LARGE.risks.map((risk) => ({ ...risk, mitigation: [] })) }],
  [
    'decisions-reasoned: D1',
    { ...LARGE, decisions: LARGE.decisions.map((one) => ({ ...one, insteadOf: [] })) },
  ],
  ['context-mapped: Current state', { ...LARGE, currentState: [], architecture: [] }],
  ['feedback-loop: Working agreement', { ...LARGE, agreement: LARGE.agreement.slice(0, 3) }],
];

test.each(BROKEN)('%s', (expected, plan) => {
  expect(found(plan)).toContain(expected);
});

test('each rule has a plan that breaks it', () => {
  const broken = new Set(BROKEN.map(([finding]) => finding.split(':')[0]));
  expect(RULES.map((rule) => rule.name).filter((name) => !broken.has(name))).toEqual([]);
});

test('paths are not judged where the tree is not known', () => {
  expect(found(withTask({ paths: [{ path: 'no/such.ts', status: 'modify' }] }), null)).toEqual([]);
});
