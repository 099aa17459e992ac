import { cloneOf } from './git-client.ts';
import { REPO, type Receiver, startReceiver, startTestSandbox, type TestSandbox } from './start.ts';
import { openBranch, openPull, write } from './steps.ts';

let sandbox: TestSandbox;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  sandbox = await startTestSandbox({
    webhookUrl: receiver.url,
    events: ['pull_request_review', 'pull_request_review_comment'],
    people: [{ login: 'outsider', role: null }],
  });
});
afterEach(async () => {
  await sandbox.end();
  await receiver.close();
});

const contents = (path: string) => sandbox.owner.rest.repos.getContent({ ...REPO, path });

describe('a revert', () => {
  interface Reverted {
    readonly revertPullRequest: { readonly revertPullRequest: { readonly number: number } };
  }
  const revert = async (id: string): Promise<number> => {
    const answer = await sandbox.owner.graphql<Reverted>(
      `mutation ($id: ID!) { revertPullRequest(input: { pullRequestId: $id }) {
        pullRequest { number } revertPullRequest { number }
      } }`,
      { id },
    );
    return answer.revertPullRequest.revertPullRequest.number;
  };

  test.each(['merge', 'squash', 'rebase'] as const)(
    'of a %s takes back what it brought and no more',
    async (merge_method) => {
      const { id, pull } = await openPull(sandbox, 'topic');
      await write(sandbox, 'second.txt', 'topic');
      await sandbox.owner.rest.pulls.merge({ ...REPO, pull_number: pull, merge_method });
      await write(sandbox, 'later.txt', 'main');
      const number = await revert(id);
      const { data } = await sandbox.owner.rest.pulls.get({ ...REPO, pull_number: number });
      expect(data).toMatchObject({
        title: 'Revert "topic"',
        body: `Reverts octo/shelf#${pull}`,
        head: { ref: `revert-${pull}-topic` },
        base: { ref: 'main' },
        mergeable: true,
      });
      await sandbox.owner.rest.pulls.merge({ ...REPO, pull_number: number });
      for (const path of ['topic.txt', 'second.txt'])
        await expect(contents(path)).rejects.toMatchObject({ status: 404 });
      await contents('later.txt');
    },
  );

  test('of what was not merged, or clashes with what came after, is refused', async () => {
    const { id, pull } = await openPull(sandbox, 'topic');
    await expect(revert(id)).rejects.toThrow(/could not be reverted/);
    await sandbox.owner.rest.pulls.merge({ ...REPO, pull_number: pull });
    const { data } = await contents('topic.txt');
    const sha = (data as { sha: string }).sha;
    await sandbox.owner.rest.repos.createOrUpdateFileContents({
      ...REPO,
      path: 'topic.txt',
      message: 'After',
      sha,
      content: Buffer.from('other\n').toString('base64'),
    });
    await expect(revert(id)).rejects.toThrow(/could not be reverted/);
  });
});

describe('comments on the difference', () => {
  test('are made, answered, changed and removed, and each is told', async () => {
    const { pull, sha } = await openPull(sandbox, 'topic');
    const { pulls } = sandbox.owner.rest;
    const place = { ...REPO, pull_number: pull };
    const { data: comment } = await pulls.createReviewComment({
      ...place,
      body: 'Why?',
      commit_id: sha,
      path: 'topic.txt',
      line: 1,
    });
    expect(comment).toMatchObject({ path: 'topic.txt', line: 1, subject_type: 'line' });
    const { data: reply } = await sandbox
      .as('reviewer')
      .rest.pulls.createReplyForReviewComment({ ...place, comment_id: comment.id, body: 'Because.' });
    expect(reply).toMatchObject({ in_reply_to_id: comment.id, user: { login: 'reviewer' } });
    await pulls.updateReviewComment({ ...REPO, comment_id: comment.id, body: 'Why so?' });
    expect((await pulls.getReviewComment({ ...REPO, comment_id: comment.id })).data.body).toBe('Why so?');
    await pulls.deleteReviewComment({ ...REPO, comment_id: reply.id });
    expect((await pulls.listReviewComments(place)).data.map(({ body }) => body)).toEqual(['Why so?']);
    await sandbox.settled();
    expect(receiver.names()).toEqual([
      'pull_request_review.submitted',
      'pull_request_review_comment.created',
      'pull_request_review_comment.created',
      'pull_request_review_comment.edited',
      'pull_request_review_comment.deleted',
    ]);
    expect(receiver.received[3]?.payload).toMatchObject({ changes: { body: { from: 'Why?' } } });
  });

  test('are refused where the difference does not show the line, and to who did not write them', async () => {
    const { pull, sha } = await openPull(sandbox, 'topic');
    const make = (who: TestSandbox['owner'], line: number) =>
      who.rest.pulls.createReviewComment({
        ...REPO,
        pull_number: pull,
        body: 'Here',
        commit_id: sha,
        path: 'topic.txt',
        line,
      });
    await expect(make(sandbox.owner, 7)).rejects.toMatchObject({ status: 422 });
    const { data } = await make(sandbox.owner, 1);
    await expect(
      sandbox.as('outsider').rest.pulls.updateReviewComment({ ...REPO, comment_id: data.id, body: 'Mine' }),
    ).rejects.toMatchObject({ status: 403 });
    const app = await sandbox.installation();
    await expect(app.rest.pulls.deleteReviewComment({ ...REPO, comment_id: data.id })).rejects.toMatchObject({
      status: 403,
    });
  });
});

test('a pull request is opened by who may write to its head', async () => {
  await openBranch(sandbox, 'theirs');
  await write(sandbox, 'theirs.txt', 'theirs');
  const request = { ...REPO, head: 'theirs', base: 'main', title: 'Not mine' };
  await expect(sandbox.as('outsider').rest.pulls.create(request)).rejects.toMatchObject({ status: 422 });
});

describe('workflows', () => {
  const checks = async (ref: string) =>
    (await sandbox.owner.rest.checks.listForRef({ ...REPO, ref })).data.check_runs.map(
      ({ name, status, app }) => [name, status, app?.slug],
    );

  test('run for a push, over the API and over git', async () => {
    sandbox.setWorkflowChecks('octo', 'shelf', ['test']);
    await openBranch(sandbox, 'topic');
    expect(await checks(await write(sandbox, 'a.txt', 'topic'))).toEqual([
      ['test', 'queued', 'github-actions'],
    ]);
    const clone = await cloneOf(sandbox, sandbox.userToken('octo'));
    const pushed = await clone.commit('b.txt', 'b');
    await clone.git('push', '-q', 'origin', 'main');
    clone.remove();
    expect(await checks(pushed)).toHaveLength(1);
  });

  test.each([
    '[skip ci]',
    '[ci skip]',
    '[no ci]',
    '[skip actions]',
    '[actions skip]',
    'x\n\n\nskip-checks: true',
  ])('do not run for %j in the last commit, and what requires their checks waits', async (words) => {
    sandbox.setWorkflowChecks('octo', 'shelf', ['test']);
    await openBranch(sandbox, 'topic');
    const { data } = await sandbox.owner.rest.repos.createOrUpdateFileContents({
      ...REPO,
      path: 'skipped.txt',
      branch: 'topic',
      message: `Write ${words}`,
      content: '',
    });
    expect(await checks(data.commit.sha ?? '')).toEqual([]);
    sandbox.setProtections('octo', 'shelf', [
      { pattern: 'main', requiredChecks: ['test'], isAdminEnforced: true },
    ]);
    const { data: pull } = await sandbox.owner.rest.pulls.create({
      ...REPO,
      head: 'topic',
      base: 'main',
      title: 'Skipped',
    });
    expect(pull.mergeable_state).toBe('blocked');
    // An older commit's words do not count.
    expect(await checks(await write(sandbox, 'run.txt', 'topic'))).toHaveLength(1);
  });

  test('do not run for what a workflow’s own token does, and do for what the app does', async () => {
    sandbox.setWorkflowChecks('octo', 'shelf', ['test']);
    const put = async (as: TestSandbox['owner'], path: string) =>
      (await as.rest.repos.createOrUpdateFileContents({ ...REPO, path, message: path, content: '' })).data
        .commit.sha;
    const actions = sandbox.withToken(sandbox.actionsToken());
    expect(await checks((await put(actions, 'by-actions.txt')) ?? '')).toEqual([]);
    expect(await checks((await put(await sandbox.installation(), 'by-app.txt')) ?? '')).toHaveLength(1);
  });
});
