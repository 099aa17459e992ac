import { hunkAt } from '../../src/sandbox/git/hunk-at.ts';
import { REPO, startTestSandbox, type TestSandbox } from './start.ts';

const PATCH = [
  '@@ -1,3 +1,3 @@',
  ' one',
  '-two',
  '+2',
  ' three',
  '@@ -20 +20,2 @@ tail',
  ' twenty',
  '+more',
].join('\n');

test.each<[number, number, string]>([
  [1, 1, '@@ -1,3 +1,3 @@\n one'],
  [2, 3, '@@ -1,3 +1,3 @@\n one\n-two\n+2'],
  [3, 4, '@@ -1,3 +1,3 @@\n one\n-two\n+2\n three'],
  [20, 6, '@@ -20 +20,2 @@ tail\n twenty'],
  [21, 7, '@@ -20 +20,2 @@ tail\n twenty\n+more'],
])('line %i is %i lines below the first hunk', (line, position, hunk) => {
  expect(hunkAt(PATCH, line)).toEqual({ position, hunk });
});

test.each([0, 4, 19, 22])('line %i is not in the patch', (line) => {
  expect(hunkAt(PATCH, line)).toBeNull();
});

describe('comments of a review', () => {
  let sandbox: TestSandbox;
  let pull_number: number;
  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { git, pulls, repos } = sandbox.owner.rest;
    const { data: main } = await git.getRef({ ...REPO, ref: 'heads/main' });
    await git.createRef({ ...REPO, ref: 'refs/heads/work', sha: main.object.sha });
    const content = Buffer.from('1\n2\n').toString('base64');
    await repos.createOrUpdateFileContents({
      ...REPO,
      path: 'a.txt',
      branch: 'work',
      message: 'Add',
      content,
    });
    const { data } = await pulls.create({ ...REPO, head: 'work', base: 'main', title: 'Work' });
    pull_number = data.number;
  });
  afterAll(() => sandbox.end());

  test('one has its hunk and its position', async () => {
    const comments = [{ path: 'a.txt', line: 2, body: 'Why?' }];
    const { pulls } = sandbox.owner.rest;
    await pulls.createReview({ ...REPO, pull_number, event: 'COMMENT', comments });
    const { data } = await pulls.listReviewComments({ ...REPO, pull_number });
    expect(data).toEqual([
      expect.objectContaining({
        line: 2,
        position: 2,
        diff_hunk: '@@ -0,0 +1,2 @@\n+1\n+2',
        subject_type: 'line',
      }),
    ]);
  });

  test.each([
    ['a.txt', 9, /line must be part of the diff/],
    ['README.md', 1, /path is invalid/],
  ])('one on %s, line %i, is refused with its whole review', async (path, line, message) => {
    const { pulls } = sandbox.as('reviewer').rest;
    const review = { ...REPO, pull_number, event: 'APPROVE' as const, comments: [{ path, line, body: 'x' }] };
    await expect(pulls.createReview(review)).rejects.toThrow(message);
    const { data } = await pulls.listReviews({ ...REPO, pull_number });
    expect(data.filter((one) => one.state === 'APPROVED')).toEqual([]);
  });
});
