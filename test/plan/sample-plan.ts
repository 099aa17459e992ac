import type { PlanHome } from '../../src/plan/issue.ts';
import type { Phase, Plan, Task } from '../../src/plan/plan.ts';
import { code, link, plain, prose } from '../../src/plan/prose.ts';
import type { BranchCommit } from '../../src/plan/records/branch-history.ts';
import type { CommitCheck, MergedPull } from '../../src/plan/records/merged-pull.ts';

export const HOME: PlanHome = {
  repositoryUrl: 'https://github.com/planwright/planwright',
  planPath: 'plans/61-let-the-sweep-find-moved-plans/PLAN.md',
};

const task = (id: string, rest: Partial<Task>): Task => ({
  ...{ id, requirements: ['R1'], text: plain('Do it'), paths: [], after: [], owners: [], reason: null },
  ...rest,
});

const FIRST: Phase = {
  number: 1,
  title: prose`${code('find-plan')} looks beyond the template`,
  delivers: prose`the sweep finds a plan that people moved, by the issue number in its front matter (R1)`,
  owners: ['octo-maintainer'],
  ownerReason: prose`${code('.github/CODEOWNERS')}`,
  entry: [plain('Q1 is answered, or its default stands.')],
  tasks: [
    task('T01', {
      text: prose`Test: a plan that lies in ${code('docs/')} is found by its front matter`,
      paths: [{ path: 'test/inbox/sweep.test.ts', status: 'modify' }],
    }),
    task('T02', {
      requirements: ['R1', 'R2'],
      text: plain('Ask for the paths of all PLAN.md files in one tree query'),
      paths: [
        { path: 'src/github/find moved (plans).ts', status: 'new' },
        { path: 'src/inbox/sweep.ts', status: 'modify' },
      ],
      after: ['T01'],
      owners: ['octo-maintainer'],
    }),
    task('T03', {
      text: prose`Say in ${code('docs/operations.md')} what a move costs`,
      paths: [{ path: 'docs/operations.md', status: 'modify' }],
    }),
  ],
  approach: [],
  testing: [prose`on the embedded GitHub, with a plan moved by a commit of its own (T01)`],
  exit: [
    {
      id: 'E1.1',
      text: plain('All tests pass, T01 among them'),
      proof: { kind: 'check', names: ['Test suite'] },
    },
    { id: 'E1.2', text: plain('No finding of the linter'), proof: { kind: 'run', command: 'npm run lint' } },
    {
      id: 'E1.3',
      text: plain('This plan is up to date'),
      proof: { kind: 'check', names: ['Planwright'] },
    },
  ],
  checkpoint: plain('Does the sweep stay below four requests? Then go on, or adjust phase 2.'),
};

const SECOND: Phase = {
  ...FIRST,
  number: 2,
  title: plain('Records follow the move'),
  delivers: plain('a merge is recorded where the plan is now (R2)'),
  owners: [],
  ownerReason: plain('Q1'),
  entry: [plain('Phase 1 is complete.')],
  tasks: [
    task('T04', {
      requirements: ['R2'],
      text: plain('Commit to the path that was found'),
      paths: [{ path: 'src/workflows/record-merges.ts', status: 'modify' }],
      after: ['T02'],
    }),
  ],
  testing: [plain('the merge flow, with the plan moved between two merges')],
  exit: [
    {
      id: 'E2.1',
      text: plain('All tests pass'),
      proof: { kind: 'check', names: ['Test suite', 'Lints'] },
    },
    {
      id: 'E2.2',
      text: plain('The demo ends right'),
      proof: { kind: 'by-hand', how: plain('npm run demo') },
    },
    { id: 'E2.3', text: plain('This plan is up to date'), proof: { kind: 'check', names: ['Planwright'] } },
  ],
  checkpoint: plain('Would the author of the issue close it now?'),
};

/** A plan for a change to Planwright itself. */
export const MEDIUM: Plan = {
  issue: { number: 61, url: 'https://github.com/planwright/planwright/issues/61' },
  title: 'Let the sweep find moved plans',
  tier: 'medium',
  tierReasons: [plain('2 areas')],
  base: '7c1dd8ad04f2a4a91b7f5d5b4ce8d6a1f0b9e123',
  issueSha256: '0'.repeat(64),
  overview: {
    problem: prose`"A plan that we moved to docs/ is never ticked again." The path template decides where ${code('find-plan')} looks.`,
    outcome: plain('A moved plan is kept true.'),
    objectives: [plain('one query for all plans'), plain('no request more at rest')],
    successCriteria: [plain('T01 fails without the change.')],
    scope: [plain('the sweep and the merge flow')],
    outOfScope: [plain('plans in other repositories')],
  },
  requirements: [
    {
      id: 'R1',
      text: plain('Find a plan that people moved'),
      source: 'is never ticked again',
      implied: null,
    },
    {
      id: 'R2',
      text: plain('Record merges where the plan is now'),
      source: null,
      implied: prose`${code('src/workflows/record-merges.ts')} takes the path from the template`,
    },
  ],
  questions: [
    {
      id: 'Q1',
      text: plain('What if two files claim the issue?'),
      options: [
        { key: 'a', text: plain('The first by path'), isDefault: true },
        { key: 'b', text: plain('Neither, and a comment says so'), isDefault: false },
      ],
      changes: plain('T02.'),
    },
  ],
  agreement: [
    { topic: 'tests', text: prose`T01 is red before T02 starts: ${code('npm test -- test/inbox')}.` },
    { topic: 'review', text: plain('@octo-maintainer owns every path.') },
    { topic: 'documentation', text: plain('T03.') },
    { topic: 'plan', text: prose`a pull request names what it completes (${code('Plan: #61 T01')}).` },
  ],
  currentState: [
    prose`${link('https://github.com/planwright/planwright/blob/7c1dd8a/src/inbox/sweep.ts#L10-L40', code('src/inbox/sweep.ts'))} lists a folder by the template`,
  ],
  architecture: [plain('sweep → find-plan → record-merges')],
  decisions: [
    {
      id: 'D1',
      text: plain('The front matter decides.'),
      why: plain('it moves with the file.'),
      insteadOf: [plain('a table of paths, which would be a second state')],
    },
  ],
  files: [{ path: 'src/inbox/sweep.ts', status: 'modify', reason: plain('named in the issue') }],
  phases: [FIRST, SECOND],
  risks: [
    {
      id: 'K1',
      text: plain('A large tree makes the query slow.'),
      likelihood: 'low',
      impact: 'medium',
      trigger: plain('a repository of 100,000 files.'),
      mitigation: plain('the bound of the tree reader.'),
      owners: ['octo-maintainer'],
    },
  ],
  testing: [plain('Unit tests for the query, one flow on the embedded GitHub.')],
  rollout: [],
  observability: [],
  performance: [],
  technicalDebt: [plain('The template stays as the first guess.')],
  notRead: [],
};

/** A plan that is one implicit phase. */
export const SMALL: Plan = {
  ...MEDIUM,
  tier: 'small',
  questions: [],
  architecture: [],
  decisions: [],
  risks: [],
  testing: [],
  technicalDebt: [],
  phases: [
    {
      ...FIRST,
      exit: FIRST.exit.slice(0, 2).map((one, index) => ({ ...one, id: `E${index + 1}` })),
      checkpoint: null,
    },
  ],
};

const SHA = 'f00dfeed00112233445566778899aabbccddeeff';

/** A merged pull request of this repository. */
export function pullOf(number: number, changes: Partial<MergedPull> = {}): MergedPull {
  return {
    number,
    url: `https://github.com/planwright/planwright/pull/${number}`,
    title: 'Find plans by their front matter',
    body: '## What\n\nThe sweep asks for all `PLAN.md` files at once. It reads their front matter.\n\n- [ ] I read CONTRIBUTING\n\nPlan: #61 T01',
    headRef: '61-T01-find-plans',
    mergedAt: '2026-03-02T10:20:30Z',
    author: 'ada',
    reviewers: ['octo-maintainer'],
    mergeCommit: { oid: SHA, url: `https://github.com/planwright/planwright/commit/${SHA}` },
    commits: [{ oid: SHA, message: 'Find plans by their front matter' }],
    files: [
      { path: 'src/inbox/sweep.ts', additions: 20, deletions: 4, change: 'modified' },
      { path: 'test/inbox/moved.test.ts', additions: 31, deletions: 0, change: 'added' },
    ],
    changedFiles: 2,
    additions: 51,
    deletions: 4,
    closesIssues: [],
    checks: [],
    headChecks: [],
    ...changes,
  };
}

export const passed = (name: string, sha = SHA): MergedPull['checks'][number] => ({
  ...{ name, sha, conclusion: 'success' as const },
  url: `https://github.com/planwright/planwright/runs/${name.length}`,
  endedAt: '2026-03-02T11:00:00Z',
});

/** A commit of the default branch with these checks. */
export function commitOf(
  oid: string,
  checks: readonly CommitCheck[] = [],
  parents: readonly string[] = [],
): BranchCommit {
  return { oid, parents, headline: 'Change', committedAt: '2026-03-02T11:00:00Z', checks };
}
