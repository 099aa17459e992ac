import { UserError } from '../../src/errors.ts';
import type { MergedPull } from '../../src/plan/records/merged-pull.ts';
import { createAwaitedChecks } from '../../src/workflows/awaited-checks.ts';
import type { EditsPlans, ReadsChanges, TicksOtherPlans } from '../../src/workflows/ports/planning.ts';
import type { PullReading } from '../../src/workflows/ports/repository.ts';
import { recordMerges } from '../../src/workflows/record-merges.ts';
import { fakeRepository, issueReading, OID } from './fake-repository.ts';

function mergedPull(over: Partial<MergedPull> = {}): MergedPull {
  return {
    number: 57,
    url: 'https://github.com/o/r/pull/57',
    title: 'Lock',
    body: 'Plan: #42 T01',
    headRef: 'lock',
    mergedAt: '2026-01-02T00:00:00Z',
    author: 'linus',
    reviewers: [],
    mergeCommit: { oid: OID, url: '' },
    commits: [],
    files: [],
    changedFiles: 0,
    additions: 0,
    deletions: 0,
    closesIssues: [],
    checks: [],
    headChecks: [],
    ...over,
  };
}

function pullReading(over: Partial<PullReading> = {}, merged: MergedPull | null = mergedPull()): PullReading {
  return {
    id: 'P_57',
    number: merged?.number ?? 57,
    url: '',
    body: merged?.body ?? '',
    baseRef: 'main',
    headRef: 'lock',
    headOid: OID,
    isFromHere: true,
    isOpen: false,
    comments: [],
    referencedBy: [],
    merged,
    proposed: null,
    ...over,
  };
}

const plan = { path: 'plans/42-x/PLAN.md', source: '---\ntier: small\n---\nplan of 42\n' };
const planned = issueReading({ plan });

/** Records by adding a line a pull request; one that is there already adds nothing. */
function fakePlans(): { plans: EditsPlans & TicksOtherPlans & ReadsChanges; asked: unknown[] } {
  const asked: unknown[] = [];
  const plans: EditsPlans & TicksOtherPlans & ReadsChanges = {
    readChanges: async () => new Map(),
    recordInForeign: async (source) => ({ source, ticked: [], faults: [] }),
    recordMerges: async (source, merges) => {
      asked.push(merges.map(({ pull, tasks }) => [pull.number, tasks]));
      if (source.includes('broken')) throw new UserError('Found no front matter');
      const fresh = merges.filter(({ pull }) => !source.includes(`pr/${pull.number}`));
      return {
        source: source + fresh.map(({ pull }) => `pr/${pull.number}\n`).join(''),
        recorded: fresh.flatMap(({ pull }) => pull.number ?? []),
        pushed: [],
        ticked: [],
        phasesCompleted: [],
        unticked: [],
        awaits: [],
      };
    },
    planStatus: async () => {
      throw new UserError('no status in this test');
    },
  };
  return { plans, asked };
}

const noCommands = {
  parseCommands: async () => [],
  runCommands: async () => ({ source: null, results: [] }),
};

async function run(
  given: Parameters<typeof fakeRepository>[0],
  mentioned: number[] = [42],
  pulls: number[] = [57],
) {
  const fake = fakeRepository(given);
  const { plans, asked } = fakePlans();
  const failure = await recordMerges(
    { repository: fake.port, plans, commands: noCommands, awaited: createAwaitedChecks() },
    {
      repository: { installationId: 1, repositoryId: 1, owner: 'o', name: 'r' },
      pulls,
      mentioned,
      checked: [],
    },
  ).catch((error: unknown) => error);
  return { ...fake, asked, failure, what: fake.done.map((doing) => doing.what) };
}

test.each<[string, Partial<MergedPull>, (readonly string[] | 'all') | null]>([
  ['a line in the body', {}, ['T01']],
  ['a commit', { body: '', commits: [{ oid: OID, message: 'Lock\n\nPlan: #42 T02' }] }, ['T02']],
  ['the branch', { body: '', headRef: '42-T03-lock' }, ['T03']],
  ['united', { headRef: '42-T03-lock' }, ['T01', 'T03']],
  ['closing a small plan’s issue', { body: '', closesIssues: [42] }, 'all'],
  ['closing it, with tasks named', { closesIssues: [42] }, ['T01']],
  ['only mentioned', { body: 'See #42' }, null],
])('evidence: %s', async (_name, over, tasks) => {
  const { asked } = await run({ issues: [planned], pulls: [pullReading({}, mergedPull(over))] });
  expect(asked).toEqual(tasks === null ? [] : [[[57, tasks]]]);
});

test('a larger plan is not completed by closing its issue', async () => {
  const large = issueReading({ plan: { ...plan, source: plan.source.replace('small', 'large') } });
  const closing = mergedPull({ body: '', closesIssues: [42] });
  const { asked } = await run({ issues: [large], pulls: [pullReading({}, closing)] });
  expect(asked).toEqual([[[57, []]]]);
});

test.each<[string, Parameters<typeof fakeRepository>[0]]>([
  ['not merged', { issues: [planned], pulls: [pullReading({}, null)] }],
  ['merged into another branch', { issues: [planned], pulls: [pullReading({ baseRef: 'release' })] }],
  ['no plan there', { issues: [issueReading()], pulls: [pullReading()] }],
  ['archived', { issues: [planned], pulls: [pullReading()], repository: { isArchived: true } }],
])('%s: nothing is asked and nothing is done', async (_name, given) => {
  const { asked, what } = await run(given);
  expect([asked, what]).toEqual([[], []]);
});

test('two merges and two plans: one commit', async () => {
  const other = issueReading({
    id: 'I_43',
    number: 43,
    plan: { path: 'plans/43-y/PLAN.md', source: 'tier: small\n' },
  });
  const pulls = [pullReading(), pullReading({}, mergedPull({ number: 58, body: 'Plan: #42 T02, #43 T01' }))];
  const { done } = await run({ issues: [planned, other], pulls }, [42, 43], [57, 58]);
  const commits = done.filter((doing) => doing.what === 'commit').map((doing) => doing.with);
  expect(commits).toEqual([
    expect.objectContaining({
      branch: 'main',
      expectedHeadOid: OID,
      message: expect.stringMatching(/\[skip ci\]$/),
      files: [
        { path: plan.path, content: `${plan.source}pr/57\npr/58\n` },
        { path: 'plans/43-y/PLAN.md', content: 'tier: small\npr/58\n' },
      ],
    }),
  ]);
});

test('a plan that only a commit names is read by a second request', async () => {
  const merged = mergedPull({ body: '', commits: [{ oid: OID, message: 'Plan: #42 T02' }] });
  const { asked, reads } = await run({ issues: [planned], pulls: [pullReading({}, merged)] }, []);
  expect(asked).toEqual([[[57, ['T02']]]]);
  expect(reads()).toBe(2);
});

test('recorded already: no commit', async () => {
  const recorded = issueReading({ plan: { ...plan, source: `${plan.source}pr/57\n` } });
  expect((await run({ issues: [recorded], pulls: [pullReading()] })).what).not.toContain('commit');
});

test.each([
  [4, 1],
  [5, 0],
])('the branch moved %i times between read and commit: %i commits', async (staleCommits, commits) => {
  const { what, reads } = await run({ issues: [planned], pulls: [pullReading()], staleCommits });
  expect(what.filter((each) => each === 'commit')).toHaveLength(commits);
  expect(reads()).toBe(5);
});

test('a plan that people broke is not touched, and its issue says why', async () => {
  const broken = issueReading({ plan: { ...plan, source: 'broken' } });
  const { done } = await run({ issues: [broken], pulls: [pullReading()] });
  expect(done).toEqual([
    { what: 'comment', with: expect.objectContaining({ subjectId: 'I_42', commentId: null }) },
  ]);
});

test('numbers that the commits mention by the way do not crowd out the plan that one of them is for', async () => {
  const aside = Array.from({ length: 15 }, (_, index) => `See #${9_000 + index}`).join('\n');
  const commits = [
    { oid: OID, message: aside },
    { oid: OID, message: 'Completes #42/T01' },
  ];
  const merged = mergedPull({ body: '', commits });
  const { asked } = await run({ issues: [planned], pulls: [pullReading({}, merged)] }, []);
  expect(asked).toEqual([[[57, ['T01']]]]);
});

test.each<[string, string, unknown[]]>([
  ['before the plan was proposed', '2026-01-01T23:59:59Z', []],
  ['while it was proposed', '2026-01-02T12:00:00Z', [[[57, ['T01']]]]],
])('what was merged %s', async (_name, mergedAt, expected) => {
  const planPull = {
    id: 'P',
    number: 43,
    url: '',
    isOpen: false,
    isMerged: true,
    headOid: OID,
    openedAt: '2026-01-02T00:00:00Z',
    closedAt: '2026-01-03T00:00:00Z',
    isOurText: true,
    otherAuthors: [],
  };
  const pulls = [pullReading({}, mergedPull({ mergedAt }))];
  const { asked } = await run({ issues: [issueReading({ plan, planPull })], pulls });
  expect(asked).toEqual(expected);
});
