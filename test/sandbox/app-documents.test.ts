import { readRepositoryDocument } from '../../src/github/queries/read-repository.ts';
import { surveyDocument } from '../../src/github/queries/survey.ts';
import { REPO, startTestSandbox, type TestSandbox } from './start.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.end());

const hints = {
  template: 'plans/{issue}-{slug}/PLAN.md',
  paths: new Map([[1, 'plans/1-x/PLAN.md']]),
  branchPaths: new Map<number, string>(),
  headPaths: new Map<number, readonly string[]>(),
  planned: new Map<number, readonly string[]>([[42, ['src/store.js']]]),
  crowded: new Set<number>(),
  booksBranch: 'planwright/bookkeeping-3',
};

/** Nothing that the app reads may be a field that the sandbox does not know. */
test('the sandbox knows every field that the app reads', async () => {
  const { checks, git, issues, pulls, repos } = sandbox.owner.rest;
  await issues.create({ ...REPO, title: 'Planned', labels: ['needs-plan'] });
  await issues.createComment({ ...REPO, issue_number: 1, body: '/plan' });
  const { data: main } = await git.getRef({ ...REPO, ref: 'heads/main' });
  await git.createRef({ ...REPO, ref: 'refs/heads/planwright/issue-1', sha: main.object.sha });
  await repos.createOrUpdateFileContents({
    ...REPO,
    path: 'plans/1-x/PLAN.md',
    branch: 'planwright/issue-1',
    message: 'Plan',
    content: Buffer.from('# Plan\n').toString('base64'),
  });
  await pulls.create({ ...REPO, head: 'planwright/issue-1', base: 'main', title: 'Plan', body: 'Fixes #1' });
  const { data: merged } = await pulls.merge({ ...REPO, pull_number: 2 });
  await checks.create({ ...REPO, name: 'Test suite', head_sha: merged.sha, conclusion: 'success' });
  await repos.createCommitStatus({ ...REPO, sha: merged.sha, state: 'success', context: 'other CI' });
  const app = await sandbox.installation();
  const { query, variables } = readRepositoryDocument({ issues: [1], pulls: [2] }, hints);
  const answer = await app.graphql<{ repository: Record<string, unknown> }>(query, {
    ...variables,
    owner: REPO.owner,
    name: REPO.repo,
  });
  expect(answer.repository).toMatchObject({
    issue_1: { title: 'Planned', labels: { nodes: [{ name: 'needs-plan' }] } },
    plan_1: { text: '# Plan\n' },
    pull_2: {
      merged: true,
      files: { nodes: [{ path: 'plans/1-x/PLAN.md', changeType: 'ADDED' }] },
      mergeCommit: {
        statusCheckRollup: {
          contexts: { nodes: [{ name: 'Test suite', conclusion: 'SUCCESS' }, { context: 'other CI' }] },
        },
      },
    },
  });
  const survey = await app.graphql<Record<string, unknown>>(surveyDocument(1), {
    owner_0: REPO.owner,
    name_0: REPO.repo,
    label_0: 'needs-plan',
    since: '2020-01-01T00:00:00Z',
  });
  expect(survey.repository_0).toMatchObject({ pullRequests: { nodes: [{ number: 2, title: 'Plan' }] } });
});
