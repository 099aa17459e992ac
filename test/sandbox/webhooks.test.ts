import { REPO, type Receiver, startReceiver, startTestSandbox, type TestSandbox } from './start.ts';

let sandbox: TestSandbox;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  sandbox = await startTestSandbox({ webhookUrl: receiver.url });
});
afterEach(async () => {
  await sandbox.end();
  await receiver.close();
});

test('the life of an issue, in order and signed', async () => {
  const { issues } = sandbox.owner.rest;
  const { data: issue } = await issues.create({ ...REPO, title: 'One', body: 'Old', labels: ['needs-plan'] });
  const number = { ...REPO, issue_number: issue.number };
  await issues.update({ ...number, body: 'New' });
  await issues.removeLabel({ ...number, name: 'needs-plan' });
  const { data: comment } = await issues.createComment({ ...number, body: '/plan' });
  await issues.updateComment({ ...REPO, comment_id: comment.id, body: '/plan help' });
  await issues.deleteComment({ ...REPO, comment_id: comment.id });
  await issues.update({ ...number, state: 'closed' });
  await issues.update({ ...number, state: 'open' });
  await sandbox.owner.graphql(
    'mutation ($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }',
    {
      id: issue.node_id,
    },
  );
  await sandbox.settled();
  expect(receiver.names()).toEqual([
    'issues.opened',
    'issues.labeled',
    'issues.edited',
    'issues.unlabeled',
    'issue_comment.created',
    'issue_comment.edited',
    'issue_comment.deleted',
    'issues.closed',
    'issues.reopened',
    'issues.deleted',
  ]);
  expect(receiver.received.every((one) => one.isSigned)).toBe(true);
  const [opened, labeled, edited] = receiver.received;
  expect(opened?.payload).toMatchObject({
    action: 'opened',
    issue: { number: 1, title: 'One', labels: [{ name: 'needs-plan' }] },
    repository: { full_name: 'octo/shelf' },
    sender: { login: 'octo', type: 'User' },
    installation: { id: expect.any(Number) },
  });
  expect(labeled?.payload).toMatchObject({ label: { name: 'needs-plan' } });
  expect(edited?.payload).toMatchObject({ changes: { body: { from: 'Old' } }, issue: { body: 'New' } });
});

test('a pull request, its review, its checks and its merge', async () => {
  const { checks, git, pulls, repos } = sandbox.owner.rest;
  const { data: main } = await git.getRef({ ...REPO, ref: 'heads/main' });
  await git.createRef({ ...REPO, ref: 'refs/heads/topic', sha: main.object.sha });
  const write = (path: string) =>
    repos.createOrUpdateFileContents({ ...REPO, path, branch: 'topic', message: path, content: '' });
  await write('a.txt');
  const { data: pull } = await pulls.create({ ...REPO, head: 'topic', base: 'main', title: 'Topic' });
  const { data: second } = await write('b.txt');
  await pulls.update({ ...REPO, pull_number: pull.number, body: 'Said more' });
  await sandbox
    .as('reviewer')
    .rest.pulls.createReview({ ...REPO, pull_number: pull.number, event: 'APPROVE' });
  const { data: run } = await checks.create({
    ...REPO,
    name: 'Test suite',
    head_sha: second.commit.sha ?? '',
  });
  await checks.update({ ...REPO, check_run_id: run.id, conclusion: 'success' });
  await repos.createCommitStatus({ ...REPO, sha: second.commit.sha ?? '', state: 'success' });
  await pulls.merge({ ...REPO, pull_number: pull.number });
  await sandbox.settled();
  expect(receiver.names()).toEqual([
    'push',
    'push',
    'pull_request.opened',
    'push',
    'pull_request.synchronize',
    'pull_request.edited',
    'pull_request_review.submitted',
    'check_run.created',
    'check_run.completed',
    'check_suite.completed',
    'status',
    'push',
    'pull_request.closed',
  ]);
  const last = receiver.received.at(-1)?.payload;
  expect(last).toMatchObject({
    number: pull.number,
    pull_request: { merged: true, commits: 2, merged_by: { login: 'octo' }, base: { ref: 'main' } },
  });
});

test('what the app does, its bot is the sender of', async () => {
  const app = await sandbox.installation();
  await app.rest.issues.create({ ...REPO, title: 'By the bot' });
  await sandbox.settled();
  expect(receiver.received[0]?.payload).toMatchObject({ sender: { login: 'planwright[bot]', type: 'Bot' } });
});

test('a failed delivery is listed and can be redelivered under the same guid', async () => {
  receiver.status = 500;
  await sandbox.owner.rest.issues.create({ ...REPO, title: 'Lost' });
  await sandbox.settled();
  const { apps } = sandbox.app.rest;
  const { data: failed } = await apps.listWebhookDeliveries();
  expect(failed).toEqual([
    expect.objectContaining({ event: 'issues', action: 'opened', status_code: 500, redelivery: false }),
  ]);
  receiver.status = 200;
  const id = failed[0]?.id ?? 0;
  expect((await apps.redeliverWebhookDelivery({ delivery_id: id })).status).toBe(202);
  await sandbox.settled();
  const { data: both } = await apps.listWebhookDeliveries();
  expect(both.map((one) => [one.guid === failed[0]?.guid, one.status, one.redelivery])).toEqual([
    [true, 'OK', true],
    [true, 'Invalid HTTP Response: 500', false],
  ]);
  const { data: one } = await apps.getWebhookDelivery({ delivery_id: id });
  expect(one.request.payload).toMatchObject({ issue: { title: 'Lost' } });
  expect(new Set(receiver.received.map((each) => each.guid)).size).toBe(1);
});

test('nobody listens: the delivery failed, and the request did not wait', async () => {
  await receiver.close();
  const begun = Date.now();
  await sandbox.owner.rest.issues.create({ ...REPO, title: 'Unheard' });
  expect(Date.now() - begun).toBeLessThan(15_000);
  await sandbox.settled();
  expect(sandbox.deliveries.log.map((one) => one.result?.statusCode)).toEqual([502]);
});

test('deliveries are lost, doubled and reordered on request', async () => {
  const create = (title: string) => sandbox.owner.rest.issues.create({ ...REPO, title });
  sandbox.deliveries.addFault({ event: 'issues', kind: 'lost' });
  sandbox.deliveries.addFault({ kind: 'doubled' });
  await create('lost');
  await create('doubled');
  await sandbox.settled();
  sandbox.deliveries.pause();
  await create('first');
  await create('second');
  sandbox.deliveries.resume((waiting) => [...waiting].reverse());
  await sandbox.settled();
  const titles = receiver.received.map(
    ({ payload }) => (payload as unknown as { issue: { title: string } }).issue.title,
  );
  expect(titles).toEqual(['doubled', 'doubled', 'second', 'first']);
});

test('a delayed delivery comes after those behind it', async () => {
  const create = (title: string) => sandbox.owner.rest.issues.create({ ...REPO, title });
  sandbox.deliveries.addFault({ kind: 'delayed', milliseconds: 300 });
  await create('delayed');
  await create('prompt');
  await sandbox.settled();
  const titles = receiver.received.map(
    ({ payload }) => (payload as unknown as { issue: { title: string } }).issue.title,
  );
  expect(titles).toEqual(['prompt', 'delayed']);
});

test('a second start on the same folder finds everything, and its deliveries', async () => {
  const { issues } = sandbox.owner.rest;
  const { data: issue } = await issues.create({ ...REPO, title: 'Kept', labels: ['bug'] });
  await issues.createComment({ ...REPO, issue_number: issue.number, body: 'Kept too' });
  await sandbox.settled();
  const token = sandbox.userToken('octo');
  await sandbox.close();
  const again = await startTestSandbox({ directory: sandbox.directory });
  try {
    expect(again.userToken('octo')).toBe(token);
    const { data } = await again.owner.rest.issues.get({ ...REPO, issue_number: issue.number });
    expect(data).toMatchObject({ id: issue.id, title: 'Kept', comments: 1, labels: [{ name: 'bug' }] });
    expect(data.created_at).toBe(issue.created_at);
    const { data: deliveries } = await again.app.rest.apps.listWebhookDeliveries();
    expect(deliveries.map((one) => one.event)).toEqual(['issue_comment', 'issues', 'issues']);
    const { data: next } = await again.owner.rest.issues.create({ ...REPO, title: 'Next' });
    expect(next.number).toBe(issue.number + 1);
    expect(next.id).toBeGreaterThan(issue.id);
  } finally {
    await again.end();
  }
});

test('what was answered survives an end without warning, and what was under way is listed as failed', async () => {
  sandbox.deliveries.pause();
  const { data: issue } = await sandbox.owner.rest.issues.create({ ...REPO, title: 'Answered' });
  // The first sandbox is not closed: as after a crash, only what it had written is there.
  const again = await startTestSandbox({ directory: sandbox.directory });
  try {
    expect((await again.owner.rest.issues.get({ ...REPO, issue_number: issue.number })).data.title).toBe(
      'Answered',
    );
    const { data: deliveries } = await again.app.rest.apps.listWebhookDeliveries();
    expect(deliveries.map((one) => [one.event, one.status_code])).toEqual([['issues', 502]]);
    await again.app.rest.apps.redeliverWebhookDelivery({ delivery_id: deliveries[0]?.id ?? 0 });
    await again.settled();
    expect(receiver.names()).toEqual(['issues.opened']);
  } finally {
    await again.close();
  }
});

test('two pull requests merged in the same moment are both in', async () => {
  const { git, pulls, repos } = sandbox.owner.rest;
  const { data: main } = await git.getRef({ ...REPO, ref: 'heads/main' });
  const numbers = [];
  for (const name of ['one', 'two']) {
    await git.createRef({ ...REPO, ref: `refs/heads/${name}`, sha: main.object.sha });
    await repos.createOrUpdateFileContents({
      ...REPO,
      path: `${name}.txt`,
      branch: name,
      message: name,
      content: '',
    });
    const { data } = await pulls.create({ ...REPO, head: name, base: 'main', title: name });
    numbers.push(data.number);
  }
  await Promise.all(numbers.map((pull_number) => pulls.merge({ ...REPO, pull_number })));
  for (const path of ['one.txt', 'two.txt']) await repos.getContent({ ...REPO, path });
  await sandbox.settled();
  expect(receiver.names().filter((name) => name === 'pull_request.closed')).toHaveLength(2);
});
