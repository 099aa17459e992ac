import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { UserError } from '../../src/errors.ts';
import { createClient } from '../../src/github/client.ts';
import type { PlanMemory } from '../../src/github/plan-memory.ts';
import { createRepositoryPort } from '../../src/github/repository-port.ts';
import { StaleHead } from '../../src/workflows/ports/repository.ts';
import { validateGraphql } from '../contract/graphql.ts';

const ref = { installationId: 1, repositoryId: 2, owner: 'o', name: 'r' };

interface Sent {
  query: string;
  variables: Record<string, unknown>;
}
const sent: Sent[] = [];

function memory(): PlanMemory {
  return {
    template: 'plans/{issue}-{slug}/PLAN.md',
    paths: new Map(),
    branchPaths: new Map(),
    headPaths: new Map(),
    planned: new Map(),
    booksBranch: null,
    crowded: new Set(),
  };
}

function port(
  plans: PlanMemory = memory(),
  templateOf: (config: string | null) => Promise<string | null> = async () => null,
) {
  const octokit = new Octokit({ log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } });
  const options = { memory: plans, templateOf, wait: async () => {} };
  return createRepositoryPort(createClient(octokit, { wait: async () => {} }), ref, options);
}

/** Answers one GraphQL request, in order; after the test each must prove valid by GitHub's schema. */
function answer(data: unknown, errors?: unknown[]): void {
  const place = sent.push({ query: '', variables: {} }) - 1;
  nock('https://api.github.com')
    .post('/graphql', (body: Sent) => {
      sent[place] = body;
      return true;
    })
    .reply(200, errors ? { data, errors } : { data });
}

const repository = {
  id: 'R_1',
  url: 'https://github.com/o/r',
  isArchived: false,
  nameWithOwner: 'o/r',
  defaultBranchRef: { name: 'main', target: { oid: 'a'.repeat(40) } },
  config: null,
};
const issue42 = {
  id: 'I_42',
  number: 42,
  url: 'https://github.com/o/r/issues/42',
  title: 'Lock the store',
  body: 'It breaks',
  state: 'OPEN',
  author: null,
  milestone: null,
  labels: { nodes: [{ id: 'L_1', name: 'needs-plan' }] },
  assignees: { nodes: [] },
  timelineItems: {
    nodes: [
      { createdAt: '2026-01-01T00:00:00Z', actor: { login: 'grace' }, label: { name: 'needs-plan' } },
      {},
    ],
  },
  comments: { pageInfo: { hasPreviousPage: false, startCursor: null }, nodes: [null] },
};
const listing = {
  entries: [
    { name: '42-lock-the-store', type: 'tree' },
    { name: '420-other', type: 'tree' },
  ],
};

beforeAll(() => nock.disableNetConnect());
beforeEach(() => {
  sent.length = 0;
});
afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  for (const request of sent) expect(validateGraphql(request)).toEqual([]);
  nock.cleanAll();
});
// Each test file has a nock of its own: what one leaves patched, the next would meet.
afterAll(() => nock.restore());

test('an issue without a plan costs one request; deleted accounts and hidden nodes are no crash', async () => {
  answer({
    repository: {
      ...repository,
      issue_42: issue42,
      planPulls_42: { nodes: [] },
      ref_42: null,
      folder_42: null,
      branchFolder_42: null,
    },
  });
  const reading = await port().read({ issues: [42], pulls: [] });
  expect(sent).toHaveLength(1);
  expect(reading.issues.get(42)).toMatchObject({
    author: '',
    comments: [],
    olderComments: null,
    plan: null,
    branch: null,
    planPull: null,
  });
  expect(reading.issues.get(42)?.labelings).toEqual([
    { label: 'needs-plan', actor: 'grace', at: '2026-01-01T00:00:00Z' },
  ]);
});

test('a plan whose place is not known yet costs a second request, and none the next time', async () => {
  const plans = memory();
  const found = {
    ...repository,
    issue_42: issue42,
    planPulls_42: { nodes: [] },
    ref_42: null,
    folder_42: listing,
    branchFolder_42: null,
  };
  answer({ repository: found });
  answer({ repository: { ...found, plan_42: { text: '# Plan', isTruncated: false } } });
  const reading = await port(plans).read({ issues: [42], pulls: [] });
  expect(reading.issues.get(42)?.plan).toEqual({ path: 'plans/42-lock-the-store/PLAN.md', source: '# Plan' });
  answer({ repository: { ...found, plan_42: { text: '# Plan', isTruncated: false } } });
  await port(plans).read({ issues: [42], pulls: [] });
  expect(sent).toHaveLength(3);
});

test('a renamed plan folder is found by its number', async () => {
  const plans = memory();
  plans.paths.set(42, 'plans/42-old-name/PLAN.md');
  const found = {
    ...repository,
    issue_42: issue42,
    planPulls_42: { nodes: [] },
    ref_42: null,
    folder_42: listing,
    branchFolder_42: null,
  };
  answer({ repository: { ...found, plan_42: null } });
  answer({ repository: { ...found, plan_42: { text: 'new', isTruncated: false } } });
  const reading = await port(plans).read({ issues: [42], pulls: [] });
  expect(reading.issues.get(42)?.plan?.path).toBe('plans/42-lock-the-store/PLAN.md');
});

test('a configuration that names another path is followed at once', async () => {
  const config = { text: 'path: docs/plan-{issue}.md' };
  const base = {
    ...repository,
    config,
    issue_42: issue42,
    planPulls_42: { nodes: [] },
    ref_42: null,
    branchFolder_42: null,
  };
  answer({ repository: { ...base, folder_42: null } });
  const moved = { ...base, folder_42: { entries: [{ name: 'plan-42.md', type: 'blob' }] } };
  answer({ repository: moved });
  answer({ repository: { ...moved, plan_42: { text: 'x', isTruncated: false } } });
  const reading = await port(memory(), async (text) => (text ? 'docs/plan-{issue}.md' : null)).read({
    issues: [42],
    pulls: [],
  });
  expect(reading.issues.get(42)?.plan).toEqual({ path: 'docs/plan-42.md', source: 'x' });
});

test("a fork's branch of the same name is not the plan's pull request", async () => {
  const fork = {
    id: 'P',
    number: 9,
    url: '',
    state: 'OPEN',
    merged: false,
    closedAt: null,
    isCrossRepository: true,
    commits: { nodes: [] },
  };
  answer({
    repository: {
      ...repository,
      issue_42: issue42,
      planPulls_42: { nodes: [fork] },
      ref_42: null,
      folder_42: null,
      branchFolder_42: null,
    },
  });
  const reading = await port().read({ issues: [42], pulls: [] });
  expect(reading.issues.get(42)?.planPull).toBeNull();
});

test('a repository that is gone is said', async () => {
  answer({ repository: null });
  await expect(port().read({ issues: [42], pulls: [] })).rejects.toBeInstanceOf(UserError);
});

const commit = {
  branch: 'main',
  expectedHeadOid: 'a'.repeat(40),
  files: [{ path: 'p.md', content: 'é' }],
  message: 'One\n\nTwo',
};

test('a commit sends base64 and the head it expects', async () => {
  answer({ createCommitOnBranch: { commit: { oid: 'b'.repeat(40) } } });
  expect(await port().commit(commit)).toEqual({ oid: 'b'.repeat(40) });
  expect(sent[0]?.variables.commit).toEqual({
    branch: { repositoryNameWithOwner: 'o/r', branchName: 'main' },
    expectedHeadOid: 'a'.repeat(40),
    message: { headline: 'One', body: 'Two' },
    fileChanges: { additions: [{ path: 'p.md', contents: Buffer.from('é').toString('base64') }] },
  });
});

test('a moved branch is a StaleHead', async () => {
  answer({ createCommitOnBranch: null }, [
    {
      type: 'STALE_DATA',
      path: ['createCommitOnBranch'],
      message: 'Expected branch to point to "aaa" but it did not.',
    },
  ]);
  await expect(port().commit(commit)).rejects.toBeInstanceOf(StaleHead);
});

test('a commit that landed counts, even where its reaction was refused', async () => {
  answer({ createCommitOnBranch: { commit: { oid: 'c'.repeat(40) } }, addReaction: null }, [
    { type: 'NOT_FOUND', path: ['addReaction'], message: 'gone' },
  ]);
  const made = await port().commit(commit, { reaction: { subjectId: 'IC_1', content: 'ROCKET' } });
  expect(made.oid).toBe('c'.repeat(40));
});

test.each<[string, Record<string, boolean> | null, string]>([
  ['admin', { admin: true, push: true, triage: true, pull: true }, 'write'],
  ['a custom role with push', { admin: false, push: true, pull: true }, 'write'],
  ['triage', { triage: true, pull: true }, 'triage'],
  ['a reader', { pull: true }, 'read'],
  ['nobody', {}, 'none'],
  ['unknown to GitHub', null, 'none'],
])('permission: %s', async (_name, permissions, expected) => {
  const scope = nock('https://api.github.com').get('/repos/o/r/collaborators/ada/permission');
  if (permissions === null) scope.reply(404, {});
  else scope.reply(200, { permission: 'custom', user: { login: 'ada', permissions } });
  expect(await port().permissionOf('ada')).toBe(expected);
});

test.each<[string, number, object, boolean]>([
  ['a member', 200, { state: 'active', role: 'member' }, true],
  ['who was invited and has not answered', 200, { state: 'pending', role: 'member' }, false],
  ['no member', 404, {}, false],
  ['where the App may not know', 403, { message: 'Resource not accessible by integration' }, false],
])('in a team: %s', async (_name, status, answered, expected) => {
  nock('https://api.github.com').get('/orgs/acme/teams/core/memberships/ada').reply(status, answered);
  expect(await port().isInTeam('acme/core', 'ada')).toBe(expected);
});

describe('what an event named and GitHub does not show yet', () => {
  const missing = (key: string) => ({ type: 'NOT_FOUND', path: ['repository', key], message: 'not there' });

  test('is looked for again, shortly', async () => {
    answer({ viewer: null, repository: { ...repository, issue_42: null } }, [missing('issue_42')]);
    answer({ viewer: null, repository: { ...repository, issue_42: issue42 } });
    const reading = await port().read({ issues: [42], pulls: [] });
    expect(reading.issues.get(42)?.title).toBe('Lock the store');
  });

  test('a pull request too, whatever else is there; in the end it is missing', async () => {
    for (let tries = 0; tries < 4; tries++) {
      answer({ viewer: null, repository: { ...repository, issue_42: issue42, pull_57: null } }, [
        missing('pull_57'),
      ]);
    }
    const reading = await port().read({ issues: [42], pulls: [57] });
    expect(reading.pulls.size).toBe(0);
    expect(reading.issues.has(42)).toBe(true);
  });
});
