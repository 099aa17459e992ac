import { parse } from '../src/markdown/parse.ts';
import { lintPlan } from '../src/plan/lint.ts';
import type { Phase, Plan, Task } from '../src/plan/plan.ts';
import { code, plain, prose } from '../src/plan/prose.ts';
import { renderPlan } from '../src/plan/render.ts';
import { type Figure, median, rounded } from './figure.ts';

const BYTES = 200 * 1024;
const ROUNDS = 7;
const PATH = 'plans/7-export-a-table/PLAN.md';
const PHASES = 8;

/** The two in turn, so that a machine that slows down slows both. */
export const lint: Figure = {
  name: 'lint',
  says: `linting a plan of 200 KB beside parsing it, median of ${ROUNDS}`,
  measure: async () => {
    const source = planOfSize();
    const treePaths = new Set(allPaths(source));
    const lintOnce = () => lintPlan(source, { treePaths, planPath: PATH });
    const times = { parse: [] as number[], lint: [] as number[] };
    parseAll(source);
    const findings = lintOnce();
    for (let round = 0; round < ROUNDS; round++) {
      times.parse.push(timed(() => parseAll(source)));
      times.lint.push(timed(lintOnce));
    }
    return {
      parseRatio: rounded(median(times.lint) / median(times.parse)),
      lintMs: Math.round(median(times.lint)),
      kilobytes: Math.round(Buffer.byteLength(source) / 1024),
      findings: findings.length,
    };
  },
};

/** The tree is parsed when it is asked for. */
function parseAll(source: string): unknown {
  return parse(source).tree;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** A plan as large as asked for: tasks with paths and dependencies, criteria with proofs, as planned work has them. */
function planOfSize(): string {
  let tasks = 40;
  for (;;) {
    const source = renderPlan(planOf(tasks), { repositoryUrl: null, planPath: PATH });
    if (Buffer.byteLength(source) >= BYTES) return source;
    tasks = Math.ceil(tasks * 1.3);
  }
}

function planOf(tasksInPhase: number): Plan {
  return {
    issue: { number: 7, url: 'https://github.com/octo/shelf/issues/7' },
    ...{ title: 'Export a table as separated values', tier: 'large' as const, tierReasons: [] },
    ...{ base: '7c1dd8ad04f2a4a91b7f5d5b4ce8d6a1f0b9e123', issueSha256: '0'.repeat(64) },
    overview: {
      problem: plain('“A table can only be read on the page.”'),
      outcome: plain('A table can be taken along.'),
      objectives: [plain('rows as separated values')],
      successCriteria: [plain('T01 shows it.')],
      scope: [prose`${code('writeTable')} (${code('src/export.ts')})`],
      outOfScope: [],
    },
    requirements: [
      { id: 'R1', text: plain('Write a table'), source: 'It should be written.', implied: null },
    ],
    ...{ questions: [], decisions: [], files: [], risks: [] },
    agreement: [{ topic: 'tests', text: prose`T01 is red before T02 starts: ${code('npm test')}.` }],
    currentState: [prose`${code('writeTable')} in ${code('src/export.ts')}.`],
    architecture: [prose`${code('src/cli.ts')} imports ${code('src/export.ts')}.`],
    phases: Array.from({ length: PHASES }, (_, index) => phaseOf(index + 1, tasksInPhase)),
    testing: [plain('Unit tests, then one export by the command line.')],
    ...{ rollout: [], observability: [], performance: [], technicalDebt: [], notRead: [] },
  };
}

function phaseOf(number: number, tasks: number): Phase {
  return {
    number,
    title: plain(`Step ${number}`),
    delivers: prose`R1, in ${tasks} files`,
    ...{
      owners: ['ada'],
      ownerReason: prose`${code('CODEOWNERS')}`,
      entry: [plain('the step before is merged')],
    },
    tasks: Array.from({ length: tasks }, (_, index) => taskOf((number - 1) * tasks + index + 1)),
    approach: [prose`${code('writeTable')} keeps its form.`],
    testing: [prose`${code('test/export.test.ts')}`],
    exit: [
      { id: `E${number}.1`, text: plain('All tests pass'), proof: { kind: 'run', command: 'npm test' } },
      {
        id: `E${number}.2`,
        text: plain('This plan is up to date'),
        proof: { kind: 'check', names: ['Planwright'] },
      },
    ],
    checkpoint: plain('Does the export open where people use it?'),
  };
}

function taskOf(number: number): Task {
  const id = (at: number): string => `T${String(at).padStart(2, '0')}`;
  return {
    id: id(number),
    requirements: ['R1'],
    text: prose`Write the rows of table ${number} with ${code(`writeTable${number}`)}, in the order of the columns`,
    paths: [{ path: `src/export/table-${number}.ts`, status: 'modify' }],
    after: number > 1 ? [id(number - 1)] : [],
    ...{ owners: [], reason: null },
  };
}

function allPaths(source: string): string[] {
  return [...source.matchAll(/`(src\/[^`]+)`/g)].map((match) => match[1] ?? '');
}
