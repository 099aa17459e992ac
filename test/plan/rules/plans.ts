import type { Phase, Plan, Task } from '../../../src/plan/plan.ts';
import { code, plain, prose } from '../../../src/plan/prose.ts';

/** The paths of the tree that the plans below are drawn for. */
export const TREE: ReadonlySet<string> = new Set([
  'src/export.ts',
  'src/table.ts',
  'src/cli.ts',
  'src/server.ts',
  'test/export.test.ts',
  'test/table.test.ts',
  'docs/export.md',
]);

const taskOf = (id: string, requirement: string, text: string, path: string, after: string[] = []): Task => ({
  id,
  requirements: [requirement],
  text: plain(text),
  paths: [{ path, status: TREE.has(path) ? 'modify' : 'new' }],
  after,
  owners: [],
  reason: null,
});

const phaseOf = (number: number, title: string, tasks: readonly Task[]): Phase => ({
  number,
  title: plain(title),
  delivers: prose`${title}, in ${tasks.length} files`,
  owners: ['ada'],
  ownerReason: prose`${code('CODEOWNERS')} names them for these paths`,
  entry: [
    number === 1 ? plain('Q1 is answered, or its default stands') : prose`checkpoint ${number - 1} is passed`,
  ],
  tasks,
  approach: [prose`D1; ${code('writeTable')} keeps its form.`],
  testing: [prose`${tasks[0]?.id ?? ''} in ${code('test/export.test.ts')}`],
  exit: [
    { id: `E${number}.1`, text: plain('All tests pass'), proof: { kind: 'check', names: ['Build'] } },
    {
      id: `E${number}.2`,
      text: plain('This plan is up to date'),
      proof: { kind: 'check', names: ['Planwright'] },
    },
  ],
  checkpoint: plain('Does the export open where people use it?'),
});

const PHASES: readonly Phase[] = [
  phaseOf(1, 'Rows as separated values', [
    taskOf('T01', 'R1', 'Test: a table of two rows is written', 'test/export.test.ts'),
    taskOf('T02', 'R1', 'Write the rows of a table', 'src/export.ts', ['T01']),
    taskOf('T03', 'R1', 'Give the rows in the order of the columns', 'src/table.ts', ['T01']),
  ]),
  phaseOf(2, 'An option of the command line', [
    taskOf('T04', 'R2', 'Test: a row with a comma is quoted', 'test/quote.test.ts', ['T02']),
    taskOf('T05', 'R2', 'Quote what holds a separator', 'src/quote.ts', ['T04']),
    taskOf('T06', 'R2', 'Take the separator as an option', 'src/cli.ts', ['T05']),
  ]),
  phaseOf(3, 'Pages and the server', [
    taskOf('T07', 'R3', 'Test: the server sends the rows', 'test/server.test.ts', ['T02']),
    taskOf('T08', 'R3', 'Send the rows from the server', 'src/server.ts', ['T06', 'T07']),
    taskOf('T09', 'R3', 'Say how to export', 'docs/export.md', ['T08']),
  ]),
];

/** A large plan to which no rule has an objection. */
export function largePlan(changes: Partial<Plan> = {}): Plan {
  return {
    issue: { number: 7, url: 'https://github.com/octo/shelf/issues/7' },
    title: 'Export a table as separated values',
    tier: 'large',
    tierReasons: [plain('3 areas')],
    base: '7c1dd8ad04f2a4a91b7f5d5b4ce8d6a1f0b9e123',
    issueSha256: '0'.repeat(64),
    overview: {
      problem: plain('“A table can only be read on the page.”'),
      outcome: plain('A table can be taken along.'),
      objectives: [plain('R1: rows as separated values')],
      successCriteria: [plain('T01 shows it.')],
      scope: [prose`${code('writeTable')} (${code('src/export.ts')})`],
      outOfScope: [plain('spreadsheets')],
    },
    requirements: [
      { id: 'R1', text: plain('Write a table'), source: 'It should be written to a file.', implied: null },
      {
        id: 'R2',
        text: plain('Quote separators'),
        source: null,
        implied: prose`${code('src/table.ts')} keeps commas`,
      },
      { id: 'R3', text: plain('Send it'), source: 'The server should send it too.', implied: null },
    ],
    questions: [
      {
        id: 'Q1',
        text: plain('Which separator?'),
        options: [
          { key: 'a', text: plain('A comma'), isDefault: true },
          { key: 'b', text: plain('A tab'), isDefault: false },
        ],
        changes: plain('T06.'),
      },
    ],
    agreement: [
      { topic: 'tests', text: prose`T01 is red before T02 starts: ${code('npm test')}.` },
      { topic: 'review', text: plain('@ada reviews.') },
      { topic: 'documentation', text: prose`${code('docs/export.md')} has to stay true.` },
      { topic: 'plan', text: plain('@ada decides questions and checkpoints.') },
    ],
    currentState: [prose`${code('writeTable')} in ${code('src/export.ts')}: used by ${code('cli.ts')}.`],
    architecture: [prose`${code('src/cli.ts')} imports ${code('src/export.ts')}.`],
    decisions: [
      {
        id: 'D1',
        text: plain('Rows are written one by one.'),
        why: plain('a table may not fit into memory.'),
        insteadOf: [plain('one string')],
      },
    ],
    files: [{ path: 'src/export.ts', status: 'modify', reason: plain('named in the issue') }],
    phases: PHASES,
    risks: [
      {
        id: 'K1',
        text: plain('Readers take the first row for data.'),
        likelihood: 'low',
        impact: 'medium',
        trigger: plain('a report of it.'),
        mitigation: plain('T02 writes the names of the columns.'),
        owners: ['ada'],
      },
    ],
    testing: [plain('Unit tests, then one export by the command line.')],
    rollout: [],
    observability: [],
    performance: [],
    technicalDebt: [],
    notRead: [],
    ...changes,
  };
}

/** A medium plan without objection: the first two phases, without a section on the approach. */
export function mediumPlan(changes: Partial<Plan> = {}): Plan {
  const large = largePlan();
  return {
    ...large,
    tier: 'medium',
    requirements: large.requirements.slice(0, 2),
    phases: PHASES.slice(0, 2).map((phase) => ({ ...phase, approach: [] })),
    ...changes,
  };
}

/** A small plan without objection: three tasks, no ceremony. */
export function smallPlan(changes: Partial<Plan> = {}): Plan {
  const large = largePlan();
  return {
    ...large,
    tier: 'small',
    overview: { ...large.overview, outcome: null, objectives: [] },
    requirements: large.requirements.slice(0, 1),
    questions: [],
    agreement: large.agreement.slice(0, 3),
    architecture: [],
    decisions: [],
    risks: [],
    testing: [],
    phases: PHASES.slice(0, 1).map((phase) => ({
      ...phase,
      entry: [],
      approach: [],
      testing: [],
      exit: phase.exit.slice(0, 1).map((criterion) => ({ ...criterion, id: 'E1' })),
      checkpoint: null,
    })),
    ...changes,
  };
}

/** The plan with one phase changed, by its number. */
export function withPhase(plan: Plan, number: number, changes: Partial<Phase>): Plan {
  return {
    ...plan,
    phases: plan.phases.map((phase) => (phase.number === number ? { ...phase, ...changes } : phase)),
  };
}

/** The plan with one task changed, by its id. */
export function withTask(plan: Plan, id: string, changes: Partial<Task>): Plan {
  return {
    ...plan,
    phases: plan.phases.map((phase) => ({
      ...phase,
      tasks: phase.tasks.map((task) => (task.id === id ? { ...task, ...changes } : task)),
    })),
  };
}
