import { planIssue } from '../../src/workflows/plan-issue.ts';
import type { DrawnPlan } from '../../src/workflows/ports/planning.ts';
import type { IssueReading, Permission } from '../../src/workflows/ports/repository.ts';
import { type Doing, fakeRepository, issueReading, OID } from './fake-repository.ts';

const repository = { installationId: 1, repositoryId: 2, owner: 'o', name: 'r' };
const drawn: DrawnPlan = {
  kind: 'plan',
  base: OID,
  markdown: '# Lock the store\n',
  conflicts: [],
  summary: {
    issue: 42,
    title: 'Lock the store',
    tier: 'small',
    tierReasons: [],
    base: OID,
    requirements: 1,
    phases: 1,
    tasks: 1,
    files: 1,
    questions: [],
    notRead: [],
  },
  findings: [],
};
const branch = { id: 'B', name: 'planwright/issue-42', headOid: 'c'.repeat(40), plan: null };
const pull = {
  id: 'P',
  number: 43,
  url: '',
  isOpen: true,
  isMerged: false,
  headOid: OID,
  openedAt: '2026-01-02T00:00:00Z',
  closedAt: null,
  isOurText: true,
  otherAuthors: [],
};
const closedPull = { ...pull, isOpen: false, closedAt: '2026-01-03T00:00:00Z' };

async function run(given: Parameters<typeof fakeRepository>[0], asked = false, answer: DrawnPlan = drawn) {
  const fake = fakeRepository(given);
  const planning = { drawPlan: async () => answer };
  await planIssue({ repository: fake.port, planning }, { repository, issue: 42, asked, tier: null });
  return { ...fake, what: fake.done.map((doing) => doing.what) };
}

const bodyOf = (done: readonly Doing[]): string => (done[0] as { with: { body: string } }).with.body;

test('the plan is published and proposed in three requests', async () => {
  const { what, done, reads } = await run({});
  expect(what).toEqual(['createBranchAndCommit', 'openPull']);
  expect(reads() + what.length).toBe(3);
  expect(done[0]?.with).toMatchObject({
    branch: 'planwright/issue-42',
    expectedHeadOid: OID,
    files: [{ path: 'plans/42-lock-the-store/PLAN.md', content: drawn.markdown }],
  });
});

const label = (name: string): IssueReading['labels'] => [{ id: 'L', name }];
const setBy = (actor: string, at = '2026-01-02T00:00:00Z') => [{ label: 'needs-plan', actor, at }];

test.each<[string, Partial<IssueReading>, Permission, string[]]>([
  ['a closed issue', { isOpen: false }, 'none', []],
  ['no label', { labels: label('bug') }, 'none', []],
  [
    'the plan is on the default branch',
    { plan: { path: 'p', source: 's' } },
    'none',
    ['comment', 'removeLabel'],
  ],
  ['the pull request is open', { branch, planPull: pull }, 'none', []],
  ['refused after the label was set', { branch, planPull: closedPull }, 'none', ['removeLabel']],
  [
    'approved, and its label was left',
    { plan: { path: 'p', source: 's' }, planPull: { ...closedPull, isMerged: true } },
    'none',
    ['removeLabel'],
  ],
  [
    'the label was set again after a refusal',
    { branch, planPull: closedPull, labelings: setBy('grace', '2026-01-04T00:00:00Z') },
    'none',
    ['commit', 'openPull'],
  ],
  ['an outsider set the label by an issue form', { labelings: setBy('ada') }, 'read', ['permissionOf']],
  [
    'an author with triage set it',
    { labelings: setBy('ada') },
    'triage',
    ['permissionOf', 'createBranchAndCommit', 'openPull'],
  ],
  ['the labelling is not known', { labelings: [] }, 'none', ['permissionOf']],
  ['a run ended after the branch', { branch }, 'none', ['commit', 'openPull']],
  [
    'a run ended after the commit',
    { branch: { ...branch, plan: { path: 'x', source: 'as people left it' } } },
    'none',
    ['openPull'],
  ],
])('%s', async (_name, over, permission, expected) => {
  expect((await run({ issues: [issueReading(over)], permission })).what).toEqual(expected);
});

test.each<[string, Partial<IssueReading>]>([
  ['without the label', { labels: [] }],
  ['after a refusal', { branch: { ...branch, plan: { path: 'x', source: 'old' } }, planPull: closedPull }],
])('somebody allowed to asked by a command: %s', async (_name, over) => {
  expect((await run({ issues: [issueReading(over)] }, true)).what.at(-1)).toBe('openPull');
});

test('too little to plan from: the intake form, once', async () => {
  const intake: DrawnPlan = { kind: 'intake', missing: ['what should happen'] };
  const first = await run({}, false, intake);
  expect(first.what).toEqual(['comment']);
  const body = bodyOf(first.done);
  const comment = {
    id: 'C',
    databaseId: 1,
    author: 'planwright[bot]',
    body,
    isOurs: true,
    association: 'NONE',
  };
  expect((await run({ issues: [issueReading({ comments: [comment] })] }, false, intake)).what).toEqual([]);
  const forged = { ...comment, isOurs: false };
  expect((await run({ issues: [issueReading({ comments: [forged] })] }, false, intake)).what).toEqual([
    'comment',
  ]);
});

test('a configuration that cannot be read: one comment with line and reason, and nothing else', async () => {
  const { what, done } = await run({ config: 'lable: x\n' });
  expect(what).toEqual(['comment']);
  expect(bodyOf(done)).toMatch(/line 1/);
});

test.each([
  ['archived', { isArchived: true }, []],
  ['empty', { headOid: null }, ['comment']],
])('a repository that is %s', async (_name, state, expected) => {
  expect((await run({ repository: state })).what).toEqual(expected);
});

test('only the words of the author and of people of the repository are sources', async () => {
  const say = (author: string, association: string, isOurs = false) => ({
    id: author,
    databaseId: 1,
    author,
    body: author,
    isOurs,
    association,
  });
  const comments = [
    say('ada', 'NONE'),
    say('mallory', 'NONE'),
    say('grace', 'MEMBER'),
    say('planwright[bot]', 'NONE', true),
  ];
  const fake = fakeRepository({ issues: [issueReading({ comments })] });
  const seen: string[] = [];
  const planning = {
    drawPlan: async ({ issue }: { issue: { comments: readonly { body: string }[] } }) => {
      seen.push(...issue.comments.map((comment) => comment.body));
      return drawn;
    },
  };
  await planIssue({ repository: fake.port, planning }, { repository, issue: 42, asked: false, tier: null });
  expect(seen).toEqual(['ada', 'grace']);
});
