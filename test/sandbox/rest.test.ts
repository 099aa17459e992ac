import { REPO, startTestSandbox, type TestSandbox } from './start.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox({ people: [{ login: 'outsider', role: null }] });
});
afterAll(() => sandbox.end());

async function branchWith(name: string, path: string, text: string): Promise<string> {
  const { data: main } = await sandbox.owner.rest.git.getRef({ ...REPO, ref: 'heads/main' });
  await sandbox.owner.rest.git.createRef({ ...REPO, ref: `refs/heads/${name}`, sha: main.object.sha });
  const { data } = await sandbox.owner.rest.repos.createOrUpdateFileContents({
    ...REPO,
    path,
    branch: name,
    message: `Add ${path}`,
    content: Buffer.from(text).toString('base64'),
  });
  return data.commit.sha ?? '';
}

describe('repositories and people', () => {
  test('a repository names its owner and default branch', async () => {
    const { data } = await sandbox.owner.rest.repos.get(REPO);
    expect(data).toMatchObject({ full_name: 'octo/shelf', default_branch: 'main', owner: { login: 'octo' } });
    expect(data.permissions).toMatchObject({ admin: true });
  });

  test.each([
    ['octo', 'admin', { admin: true, push: true }],
    ['writer', 'write', { admin: false, maintain: false, push: true, triage: true }],
    ['sorter', 'read', { push: false, triage: true, pull: true }],
    ['outsider', 'read', { push: false, triage: false, pull: true }],
  ])('the permission of %s is %s', async (login, permission, flags) => {
    sandbox.userToken('writer', 'write');
    sandbox.userToken('sorter', 'triage');
    const { data } = await sandbox.owner.rest.repos.getCollaboratorPermissionLevel({
      ...REPO,
      username: login,
    });
    expect(data.permission).toBe(permission);
    expect(data.user?.permissions).toMatchObject(flags);
  });

  test('the signed-in user', async () => {
    const { data } = await sandbox.owner.rest.users.getAuthenticated();
    expect(data.login).toBe('octo');
  });

  test('limits are in every answer', async () => {
    const { data, headers } = await sandbox.owner.rest.rateLimit.get();
    expect(data.rate.limit).toBe(5000);
    expect(Number(headers['x-ratelimit-remaining'])).toBeLessThan(5000);
  });
});

describe('issues', () => {
  test('open, edit, label, close, reopen', async () => {
    const { issues } = sandbox.owner.rest;
    const { data: issue } = await issues.create({
      ...REPO,
      title: 'Lock',
      body: 'Please',
      labels: ['bug', 'new one'],
    });
    expect(issue.labels.map((label) => (typeof label === 'string' ? label : label.name))).toEqual([
      'bug',
      'new one',
    ]);
    await issues.update({ ...REPO, issue_number: issue.number, title: 'Lock it', state: 'closed' });
    const { data: closed } = await issues.get({ ...REPO, issue_number: issue.number });
    expect(closed).toMatchObject({ title: 'Lock it', state: 'closed', state_reason: 'completed' });
    await issues.update({ ...REPO, issue_number: issue.number, state: 'open' });
    await issues.removeLabel({ ...REPO, issue_number: issue.number, name: 'bug' });
    await issues.addLabels({ ...REPO, issue_number: issue.number, labels: ['enhancement'] });
    const { data: labels } = await issues.listLabelsOnIssue({ ...REPO, issue_number: issue.number });
    expect(labels.map((label) => label.name)).toEqual(['new one', 'enhancement']);
  });

  test('a missing title is refused, naming the field', async () => {
    await expect(
      sandbox.owner.request('POST /repos/{owner}/{repo}/issues', { ...REPO, title: '' }),
    ).rejects.toMatchObject({ status: 422 });
  });

  test('an outsider may open an issue, without labels, and comment, but not label', async () => {
    const { issues } = sandbox.as('outsider').rest;
    const { data } = await issues.create({ ...REPO, title: 'From outside', labels: ['bug'] });
    expect(data.labels).toEqual([]);
    expect(data.author_association).toBe('NONE');
    await issues.createComment({ ...REPO, issue_number: data.number, body: 'Hello' });
    await expect(
      issues.addLabels({ ...REPO, issue_number: data.number, labels: ['bug'] }),
    ).rejects.toMatchObject({
      status: 403,
    });
  });

  test('lists come in pages with links', async () => {
    for (let index = 0; index < 5; index += 1) {
      await sandbox.owner.rest.issues.create({ ...REPO, title: `Paged ${index}`, labels: ['paged'] });
    }
    const first = await sandbox.owner.rest.issues.listForRepo({ ...REPO, labels: 'paged', per_page: 2 });
    expect(first.data.map((issue) => issue.title)).toEqual(['Paged 4', 'Paged 3']);
    expect(first.headers.link).toMatch(/page=2>; rel="next".*page=3>; rel="last"/);
    const all = await sandbox.owner.paginate('GET /repos/{owner}/{repo}/issues', {
      ...REPO,
      labels: 'paged',
      per_page: 2,
    });
    expect(all).toHaveLength(5);
  });

  test('comments and reactions', async () => {
    const { issues, reactions } = sandbox.owner.rest;
    const { data: issue } = await issues.create({ ...REPO, title: 'Talk' });
    const { data: comment } = await issues.createComment({
      ...REPO,
      issue_number: issue.number,
      body: 'One',
    });
    await issues.updateComment({ ...REPO, comment_id: comment.id, body: 'Two' });
    const made = await reactions.createForIssueComment({ ...REPO, comment_id: comment.id, content: 'eyes' });
    const again = await reactions.createForIssueComment({ ...REPO, comment_id: comment.id, content: 'eyes' });
    expect([made.status, again.status]).toEqual([201, 200]);
    await reactions.createForIssue({ ...REPO, issue_number: issue.number, content: 'rocket' });
    const { data: comments } = await issues.listComments({ ...REPO, issue_number: issue.number });
    expect(comments[0]).toMatchObject({ body: 'Two', reactions: { eyes: 1, total_count: 1 } });
    await issues.deleteComment({ ...REPO, comment_id: comment.id });
    await expect(issues.getComment({ ...REPO, comment_id: comment.id })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('contents and refs', () => {
  test('a file is written, read and deleted by commits', async () => {
    const { repos } = sandbox.owner.rest;
    const file = { ...REPO, path: 'docs/a b.md' };
    const put = await repos.createOrUpdateFileContents({
      ...file,
      message: 'Write',
      content: Buffer.from('hello\n').toString('base64'),
    });
    expect(put.status).toBe(201);
    const { data } = await repos.getContent(file);
    expect(Buffer.from((data as { content: string }).content, 'base64').toString()).toBe('hello\n');
    const { sha } = data as { sha: string };
    await expect(
      repos.createOrUpdateFileContents({ ...file, message: 'Stale', content: '', sha: '0'.repeat(40) }),
    ).rejects.toMatchObject({ status: 409 });
    await repos.deleteFile({ ...file, message: 'Delete', sha });
    await expect(repos.getContent(file)).rejects.toMatchObject({ status: 404 });
    const { data: commits } = await repos.listCommits(REPO);
    expect(commits.map((commit) => commit.commit.message).slice(0, 2)).toEqual(['Delete', 'Write']);
  });

  test('a folder lists its entries', async () => {
    const { data } = await sandbox.owner.rest.repos.getContent({ ...REPO, path: '' });
    expect(data).toContainEqual(expect.objectContaining({ name: 'README.md', type: 'file' }));
  });

  test('refs are made, moved, listed and deleted', async () => {
    const { git, repos } = sandbox.owner.rest;
    const sha = await branchWith('feature/refs', 'refs.txt', 'refs');
    const { data: ref } = await git.getRef({ ...REPO, ref: 'heads/feature/refs' });
    expect(ref.object.sha).toBe(sha);
    const { data: branch } = await repos.getBranch({ ...REPO, branch: 'feature/refs' });
    expect(branch.commit.sha).toBe(sha);
    const { data: main } = await git.getRef({ ...REPO, ref: 'heads/main' });
    await expect(
      git.createRef({ ...REPO, ref: 'refs/heads/feature/refs', sha: main.object.sha }),
    ).rejects.toThrow(/Reference already exists/);
    await expect(git.updateRef({ ...REPO, ref: 'heads/feature/refs', sha: main.object.sha })).rejects.toThrow(
      /not a fast forward/,
    );
    await git.updateRef({ ...REPO, ref: 'heads/feature/refs', sha: main.object.sha, force: true });
    const { data: matching } = await git.listMatchingRefs({ ...REPO, ref: 'heads/feat' });
    expect(matching.map((one) => one.ref)).toEqual(['refs/heads/feature/refs']);
    await git.deleteRef({ ...REPO, ref: 'heads/feature/refs' });
    await expect(git.getRef({ ...REPO, ref: 'heads/feature/refs' })).rejects.toMatchObject({ status: 404 });
  });
});

describe('pull requests', () => {
  test('files, commits, mergeability and an edit', async () => {
    const { pulls } = sandbox.owner.rest;
    await branchWith('add-one', 'one.txt', '1\n2\n');
    const { data: pull } = await pulls.create({ ...REPO, head: 'add-one', base: 'main', title: 'One' });
    expect(pull).toMatchObject({ mergeable: true, commits: 1, additions: 2, changed_files: 1 });
    const { data: files } = await pulls.listFiles({ ...REPO, pull_number: pull.number });
    expect(files).toEqual([
      expect.objectContaining({ filename: 'one.txt', status: 'added', patch: '@@ -0,0 +1,2 @@\n+1\n+2' }),
    ]);
    const { data: commits } = await pulls.listCommits({ ...REPO, pull_number: pull.number });
    expect(commits.map((commit) => commit.commit.message)).toEqual(['Add one.txt']);
    await pulls.update({ ...REPO, pull_number: pull.number, title: 'Two', state: 'closed' });
    const { data: listed } = await pulls.list({ ...REPO, state: 'closed', head: 'octo:add-one' });
    expect(listed.map((one) => one.title)).toEqual(['Two']);
    await expect(pulls.create({ ...REPO, head: 'nowhere', base: 'main', title: 'No' })).rejects.toMatchObject(
      {
        status: 422,
      },
    );
  });

  test.each([
    ['merge', 2, /^Merge pull request #\d+ from octo\/kind-merge\n\nKind merge$/],
    ['squash', 1, /^Add kind-squash\.txt \(#\d+\)$/],
    ['rebase', 1, /^Add kind-rebase\.txt$/],
  ] as const)('%s gives a commit with %i parents', async (method, parents, message) => {
    const { git, pulls, repos } = sandbox.owner.rest;
    await branchWith(`kind-${method}`, `kind-${method}.txt`, method);
    // The base moves on, so that nothing can be a fast forward.
    await repos.createOrUpdateFileContents({
      ...REPO,
      path: `base-${method}.txt`,
      message: 'Base moves',
      content: Buffer.from(method).toString('base64'),
    });
    const { data: issue } = await sandbox.owner.rest.issues.create({ ...REPO, title: 'To close' });
    const { data: pull } = await pulls.create({
      ...REPO,
      head: `kind-${method}`,
      base: 'main',
      title: `Kind ${method}`,
      body: `Fixes #${issue.number}`,
    });
    const { data: merged } = await pulls.merge({ ...REPO, pull_number: pull.number, merge_method: method });
    const { data: commit } = await git.getCommit({ ...REPO, commit_sha: merged.sha });
    expect(commit.parents).toHaveLength(parents);
    expect(commit.message).toMatch(message);
    const { data: main } = await git.getRef({ ...REPO, ref: 'heads/main' });
    expect(main.object.sha).toBe(merged.sha);
    for (const path of [`kind-${method}.txt`, `base-${method}.txt`]) {
      expect((await repos.getContent({ ...REPO, path })).status).toBe(200);
    }
    const { data: after } = await pulls.get({ ...REPO, pull_number: pull.number });
    expect(after).toMatchObject({ merged: true, state: 'closed', merge_commit_sha: merged.sha, commits: 1 });
    const { data: closed } = await sandbox.owner.rest.issues.get({ ...REPO, issue_number: issue.number });
    expect(closed.state).toBe('closed');
    await expect(pulls.merge({ ...REPO, pull_number: pull.number })).rejects.toMatchObject({ status: 405 });
  });

  test('a conflict cannot be merged, and a head that moved is refused', async () => {
    const { pulls, repos } = sandbox.owner.rest;
    await branchWith('clash', 'clash.txt', 'theirs\n');
    await repos.createOrUpdateFileContents({
      ...REPO,
      path: 'clash.txt',
      message: 'Ours',
      content: Buffer.from('ours\n').toString('base64'),
    });
    const { data: pull } = await pulls.create({ ...REPO, head: 'clash', base: 'main', title: 'Clash' });
    expect(pull).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
    for (const merge_method of ['merge', 'squash', 'rebase'] as const) {
      await expect(pulls.merge({ ...REPO, pull_number: pull.number, merge_method })).rejects.toMatchObject({
        status: 405,
      });
    }
    await expect(
      pulls.merge({ ...REPO, pull_number: pull.number, sha: '1'.repeat(40) }),
    ).rejects.toMatchObject({ status: 409 });
  });

  test('reviews, and none of one’s own', async () => {
    const { pulls } = sandbox.owner.rest;
    await branchWith('reviewed', 'reviewed.txt', 'x');
    const { data: pull } = await pulls.create({
      ...REPO,
      head: 'reviewed',
      base: 'main',
      title: 'Review me',
    });
    const other = sandbox.as('reviewer').rest.pulls;
    await other.createReview({ ...REPO, pull_number: pull.number, event: 'APPROVE', body: 'Good' });
    const { data: reviews } = await pulls.listReviews({ ...REPO, pull_number: pull.number });
    expect(reviews).toEqual([expect.objectContaining({ state: 'APPROVED', body: 'Good' })]);
    await expect(
      pulls.createReview({ ...REPO, pull_number: pull.number, event: 'APPROVE' }),
    ).rejects.toMatchObject({ status: 422 });
  });
});

describe('checks and statuses', () => {
  test('a check run of the app, and its suite', async () => {
    const app = await sandbox.installation();
    const { data: main } = await sandbox.owner.rest.git.getRef({ ...REPO, ref: 'heads/main' });
    const sha = main.object.sha;
    const { data: run } = await app.rest.checks.create({
      ...REPO,
      name: 'Planwright',
      head_sha: sha,
      status: 'in_progress',
    });
    await app.rest.checks.update({
      ...REPO,
      check_run_id: run.id,
      conclusion: 'neutral',
      output: {
        title: 'Plan',
        summary: 'Fine',
        annotations: [
          { path: 'README.md', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'Note' },
        ],
      },
    });
    const { data: listed } = await app.rest.checks.listForRef({ ...REPO, ref: 'main' });
    expect(listed.check_runs).toEqual([
      expect.objectContaining({ name: 'Planwright', status: 'completed', conclusion: 'neutral' }),
    ]);
    expect(listed.check_runs[0]?.output.annotations_count).toBe(1);
    const { data: suites } = await app.rest.checks.listSuitesForRef({ ...REPO, ref: 'main' });
    expect(suites.check_suites).toEqual([
      expect.objectContaining({ status: 'completed', conclusion: 'neutral', head_sha: sha }),
    ]);
  });

  test('an app does not change another app’s run', async () => {
    const { data: main } = await sandbox.owner.rest.git.getRef({ ...REPO, ref: 'heads/main' });
    const { data: run } = await sandbox.owner.rest.checks.create({
      ...REPO,
      name: 'CI',
      head_sha: main.object.sha,
    });
    expect(run.app?.slug).toBe('github-actions');
    const app = await sandbox.installation();
    await expect(
      app.rest.checks.update({ ...REPO, check_run_id: run.id, conclusion: 'success' }),
    ).rejects.toMatchObject({ status: 403 });
  });

  test('the newest status of a context counts', async () => {
    const { repos } = sandbox.owner.rest;
    const { data: main } = await sandbox.owner.rest.git.getRef({ ...REPO, ref: 'heads/main' });
    const { sha } = main.object;
    await repos.createCommitStatus({ ...REPO, sha, state: 'pending', context: 'ci' });
    await repos.createCommitStatus({ ...REPO, sha, state: 'success', context: 'ci' });
    const { data } = await repos.getCombinedStatusForRef({ ...REPO, ref: 'main' });
    expect(data).toMatchObject({ state: 'success', total_count: 1 });
  });
});

describe('addresses that name nothing', () => {
  const ask = (path: string, method = 'GET'): Promise<Response> =>
    fetch(`${sandbox.url}/repos/octo/shelf${path}`, {
      method,
      headers: { authorization: `Bearer ${sandbox.userToken('octo')}` },
    });

  test.each([
    '..%2f..%2fetc%2fpasswd',
    '.%2fREADME.md',
    'docs%2f..%2fREADME.md',
    'a%2f.',
    '..'.concat('%2f'),
  ])('contents of %s: 404, and what is read beside it is not disturbed', async (path) => {
    const answers = await Promise.all([
      ask(`/contents/${path}`),
      ask('/git/ref/heads/main'),
      ask('/contents'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([404, 200, 200]);
  });

  test.each(['0x1', '1e0', '+1', '1.0', '%201'])('an issue whose number is written %s', async (number) => {
    await sandbox.owner.rest.issues.create({ ...REPO, title: 'One' });
    expect((await ask(`/issues/${number}`)).status).toBe(404);
  });
});

// https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#http-method
test('HEAD gives what GET gives, without a body', async () => {
  const { status, headers, data } = await sandbox.owner.request('HEAD /repos/{owner}/{repo}', REPO);
  const { headers: got } = await sandbox.owner.request('GET /repos/{owner}/{repo}', REPO);
  expect([status, data, headers.etag]).toEqual([200, '', got.etag]);
});
