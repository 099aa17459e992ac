import { REPO, type Receiver, startReceiver, startTestSandbox, type TestSandbox } from './start.ts';
import { openPull } from './steps.ts';

let sandbox: TestSandbox;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  sandbox = await startTestSandbox({ webhookUrl: receiver.url, events: ['merge_group', 'pull_request'] });
});
afterEach(async () => {
  await sandbox.end();
  await receiver.close();
});

const rules = (...more: { type: string; parameters: Record<string, unknown> }[]) =>
  sandbox.setRulesets('octo', 'shelf', [
    { name: 'Queue', rules: [{ type: 'merge_queue', parameters: { merge_method: 'SQUASH' } }, ...more] },
  ]);
const CHECKS = {
  type: 'required_status_checks',
  parameters: { required_status_checks: [{ context: 'ci' }] },
};

interface Enqueued {
  readonly enqueuePullRequest: {
    readonly mergeQueueEntry: { readonly position: number; readonly headCommit: { readonly oid: string } };
  };
}

async function enqueue(id: string): Promise<Enqueued['enqueuePullRequest']['mergeQueueEntry']> {
  const { enqueuePullRequest } = await sandbox.owner.graphql<Enqueued>(
    `mutation ($id: ID!) { enqueuePullRequest(input: { pullRequestId: $id }) {
      mergeQueueEntry { position headCommit { oid } }
    } }`,
    { id },
  );
  return enqueuePullRequest.mergeQueueEntry;
}

const pass = (sha: string, state: 'success' | 'failure' = 'success') =>
  sandbox.owner.rest.repos.createCommitStatus({ ...REPO, sha, state, context: 'ci' });
const isMerged = async (pull_number: number): Promise<boolean> =>
  (await sandbox.owner.rest.pulls.get({ ...REPO, pull_number })).data.merged;

test('a merge past the queue is refused, over REST, GraphQL and git’s refs', async () => {
  rules();
  const { pull, id, sha } = await openPull(sandbox, 'direct');
  await expect(sandbox.owner.rest.pulls.merge({ ...REPO, pull_number: pull })).rejects.toMatchObject({
    status: 405,
    message: expect.stringContaining('Changes must be made through the merge queue'),
  });
  await expect(
    sandbox.owner.graphql(
      'mutation ($id: ID!) { mergePullRequest(input: { pullRequestId: $id }) { clientMutationId } }',
      { id },
    ),
  ).rejects.toThrow(/through the merge queue/);
  await expect(sandbox.owner.rest.git.updateRef({ ...REPO, ref: 'heads/main', sha })).rejects.toMatchObject({
    status: 422,
  });
  expect(await isMerged(pull)).toBe(false);
});

test('without a queue there is nothing to enter', async () => {
  const { id } = await openPull(sandbox, 'no-queue');
  await expect(enqueue(id)).rejects.toThrow(/does not have a merge queue/);
});

test('nothing enters twice', async () => {
  rules(CHECKS);
  const { id, sha } = await openPull(sandbox, 'twice');
  await pass(sha);
  await enqueue(id);
  await expect(enqueue(id)).rejects.toThrow(/already in the queue/);
});

test('with no required check it is merged at once, as the rule says how', async () => {
  rules();
  const { pull, id } = await openPull(sandbox, 'at-once');
  await enqueue(id);
  const { data } = await sandbox.owner.rest.pulls.get({ ...REPO, pull_number: pull });
  expect(data).toMatchObject({ merged: true, state: 'closed' });
  const { data: commit } = await sandbox.owner.rest.git.getCommit({
    ...REPO,
    commit_sha: data.merge_commit_sha ?? '',
  });
  expect(commit.parents).toHaveLength(1);
});

test('checks are asked for on the merge, one on top of the other, and each merges in its turn', async () => {
  rules(CHECKS);
  const one = await openPull(sandbox, 'one');
  const two = await openPull(sandbox, 'two');
  await expect(enqueue(one.id)).rejects.toThrow(/"ci" is expected/);
  for (const { sha } of [one, two]) await pass(sha);
  const first = await enqueue(one.id);
  const second = await enqueue(two.id);
  expect([first.position, second.position]).toEqual([1, 2]);
  const { data: top } = await sandbox.owner.rest.git.getCommit({
    ...REPO,
    commit_sha: second.headCommit.oid,
  });
  expect(top.parents.map(({ sha }) => sha)).toEqual([first.headCommit.oid]);
  await pass(second.headCommit.oid);
  expect(await isMerged(two.pull)).toBe(false);
  await pass(first.headCommit.oid);
  expect([await isMerged(one.pull), await isMerged(two.pull)]).toEqual([true, true]);
  const { data: main } = await sandbox.owner.rest.git.getRef({ ...REPO, ref: 'heads/main' });
  expect(main.object.sha).toBe(second.headCommit.oid);
  const { data: refs } = await sandbox.owner.rest.git.listMatchingRefs({
    ...REPO,
    ref: 'heads/gh-readonly-queue',
  });
  expect(refs).toEqual([]);
  await sandbox.settled();
  expect(receiver.names().filter((name) => !/opened/.test(name))).toEqual([
    'pull_request.enqueued',
    'merge_group.checks_requested',
    'pull_request.enqueued',
    'merge_group.checks_requested',
    'pull_request.closed',
    'merge_group.destroyed',
    'pull_request.dequeued',
    'pull_request.closed',
    'merge_group.destroyed',
    'pull_request.dequeued',
  ]);
});

test('one that fails leaves, and those behind it are merged without it', async () => {
  rules(CHECKS);
  const bad = await openPull(sandbox, 'bad');
  const good = await openPull(sandbox, 'good');
  for (const { sha } of [bad, good]) await pass(sha);
  const failing = await enqueue(bad.id);
  const before = await enqueue(good.id);
  await pass(failing.headCommit.oid, 'failure');
  const { repository } = await sandbox.owner.graphql<{
    repository: { mergeQueue: { entries: { nodes: { headCommit: { oid: string } }[] } } };
  }>(
    `{ repository(owner: "octo", name: "shelf") {
      mergeQueue { entries(first: 5) { nodes { headCommit { oid } pullRequest { number } } } }
    } }`,
  );
  const [entry, ...none] = repository.mergeQueue.entries.nodes;
  expect(none).toEqual([]);
  expect(entry).toMatchObject({ pullRequest: { number: good.pull } });
  expect(entry?.headCommit.oid).not.toBe(before.headCommit.oid);
  await pass(entry?.headCommit.oid ?? '');
  expect([await isMerged(bad.pull), await isMerged(good.pull)]).toEqual([false, true]);
  await expect(sandbox.owner.rest.repos.getContent({ ...REPO, path: 'bad.txt' })).rejects.toMatchObject({
    status: 404,
  });
});

test('whoever takes it out again leaves it open', async () => {
  rules(CHECKS);
  const { pull, id, sha } = await openPull(sandbox, 'taken-out');
  await pass(sha);
  const { headCommit } = await enqueue(id);
  await sandbox.owner.graphql(
    'mutation ($id: ID!) { dequeuePullRequest(input: { id: $id }) { clientMutationId } }',
    {
      id,
    },
  );
  await pass(headCommit.oid);
  const { data } = await sandbox.owner.rest.pulls.get({ ...REPO, pull_number: pull });
  expect(data).toMatchObject({ merged: false, state: 'open' });
});
