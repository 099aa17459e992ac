import type { MergedPull } from '../../src/plan/records/merged-pull.ts';
import type {
  CommitReading,
  LandedPull,
  PullReading,
  RepositoryReading,
} from '../../src/workflows/ports/repository.ts';
import {
  commitsToRead,
  mayTakeBack,
  pullsReverted,
  pushedReverts,
} from '../../src/workflows/pushed-reverts.ts';
import { pullOf } from '../plan/sample-plan.ts';
import { pullReading } from './pull-reading.ts';

const REVERT = 'a'.repeat(40);
const MERGE = 'b'.repeat(40);
const FILE = { additions: 3, deletions: 1, change: 'modified' } as const;
const TARGET = MERGE.slice(0, 9);
const pushed = [{ oid: REVERT, targets: [TARGET], files: ['src/a.js', 'src/b.js', 'NEWS.md'] }];

function landedPull(more: Partial<LandedPull> = {}): LandedPull {
  const number = 57;
  const said = { body: '', headRef: 'work', commits: [], closesIssues: [], referencedBy: [] };
  return { number, url: `https://github.com/acme/store/pull/${number}`, ...said, ...more };
}

function commit(oid: string, more: Partial<CommitReading> = {}): CommitReading {
  return {
    ...{
      oid,
      url: `https://github.com/acme/store/commit/${oid}`,
      message: 'Revert "It"\n\nCo-authored-by: Bo <b@x>',
    },
    ...{ committedAt: '2026-05-02T00:00:00Z', author: 'grace', additions: 1, deletions: 3, changedFiles: 1 },
    ...{ pulls: [], ...more },
  };
}

function reading(more: {
  readonly revert?: Partial<CommitReading>;
  readonly merge?: Partial<CommitReading> | null;
  readonly pull?: Partial<MergedPull> | null;
  readonly history?: readonly string[];
}): RepositoryReading {
  const { revert = {}, merge = {}, pull = null, history = [REVERT, MERGE] } = more;
  const commits = new Map([[REVERT, commit(REVERT, revert)]]);
  if (merge !== null) commits.set(TARGET, commit(MERGE, { additions: 3, deletions: 1, ...merge }));
  const files = [
    { ...FILE, path: 'src/a.js' },
    { ...FILE, path: 'src/b.js' },
  ];
  const pulls = new Map<number, PullReading>();
  if (pull !== null) {
    const mergeCommit = { oid: MERGE, url: `https://github.com/acme/store/commit/${MERGE}` };
    const merged = pullOf(57, { files, changedFiles: 2, mergeCommit, ...pull });
    pulls.set(57, pullReading({ merged }));
  }
  return {
    ...{ commits, pulls, issues: new Map(), config: null, head: null },
    repository: { id: 'R', url: '', isArchived: false, defaultBranch: 'main', headOid: REVERT },
    books: { standing: null, former: [], merged: [], next: 1 },
    history: history.map((oid) => ({ oid, parents: [], headline: '', committedAt: '', checks: [] })),
  };
}

const ofPull = { merge: { pulls: [landedPull()] } };

test.each<[string, Parameters<typeof reading>[0], boolean]>([
  ['it touches every file of the pull request, and another', { ...ofPull, pull: {} }, true],
  [
    'it leaves a file of the pull request alone',
    { ...ofPull, pull: { files: [{ ...FILE, path: 'src/c.js' }], changedFiles: 1 } },
    false,
  ],
  [
    'not all files are known, and it is as much the other way round',
    { ...ofPull, pull: { changedFiles: 300 } },
    true,
  ],
  [
    'not all files are known, and it is not',
    { merge: { pulls: [landedPull()], additions: 4 }, pull: { changedFiles: 300 } },
    false,
  ],
  [
    'another commit of the pull request is named',
    { ...ofPull, pull: { mergeCommit: null }, revert: { deletions: 9 } },
    false,
  ],
  ['what it names has no pull request, and is the other way round', {}, true],
  ['it changes more files', { revert: { changedFiles: 2 } }, false],
  ['what it names is not there', { merge: null }, false],
  ['it is not on the default branch', { history: [MERGE] }, false],
  ['a merged pull request brought it', { revert: { pulls: [landedPull({ number: 58 })] } }, false],
])('%s', (_name, more, counts) => {
  const found = pushedReverts(reading(more), pushed);
  expect(found.map(({ url }) => url)).toEqual(
    counts ? [`https://github.com/acme/store/commit/${REVERT}`] : [],
  );
});

test('of its message the title, the co-authors and what it reverts are left', () => {
  const [found] = pushedReverts(reading({}), pushed);
  expect(found).toMatchObject({ number: null, title: 'Revert "It"', body: '', author: 'grace' });
  expect(found?.commits).toEqual([
    { oid: REVERT, message: `This reverts commit ${TARGET}.\nCo-authored-by: Bo <b@x>` },
  ]);
});

test.each<[string, Partial<CommitReading>, boolean]>([
  ['a commit that was pushed', {}, false],
  ['a revert that was pushed', { message: `Revert\n\nThis reverts commit ${TARGET}.` }, true],
  ['a pull request that names no plan', { pulls: [landedPull({ body: 'Closes nothing' })] }, false],
  ['one that names a plan', { pulls: [landedPull({ body: 'Plan: #42 T01' })] }, true],
  ['one whose branch does', { pulls: [landedPull({ headRef: '42-T01-lock' })] }, true],
  ['one that closes an issue with a plan', { pulls: [landedPull({ closesIssues: [42] })] }, true],
  ['one that the issue of a plan names', { pulls: [landedPull({ referencedBy: [42] })] }, true],
  ['one that reverts another', { pulls: [landedPull({ body: 'Reverts acme/store#56' })] }, true],
  ['one that names a file', { pulls: [landedPull({ body: 'Completes docs/PLAN.md T001' })] }, false],
])('whether a plan may record %s', (_name, merge, may) => {
  const [revert] = pushed;
  expect(revert && mayTakeBack(reading({ merge }), revert)).toBe(may);
});

test('a plan of another tool that the configuration names may be ticked by what is reverted', () => {
  const merge = { pulls: [landedPull({ body: 'Completes docs/PLAN.md T001' })] };
  const config = 'other-plans: [docs/PLAN.md]\n';
  const [revert] = pushed;
  expect(revert && mayTakeBack({ ...reading({ merge }), config }, revert)).toBe(true);
});

test('what is to be read', () => {
  expect(commitsToRead([...pushed, ...pushed])).toEqual([REVERT, TARGET]);
  expect(pullsReverted(reading(ofPull), pushed)).toEqual([57]);
});
