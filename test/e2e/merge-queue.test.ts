import { readPlan } from '../../src/plan/reading/read.ts';
import { createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/** Pull requests that are merged by a merge queue, whose checks run on the commit that it makes. */
let world: TestWorld;
const at = { owner: OWNER, repo: REPO };

beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

function useQueue(merge_method: 'MERGE' | 'SQUASH' | 'REBASE'): void {
  const required_status_checks = [{ context: 'Test suite' }];
  world.sandbox.setRulesets(OWNER, REPO, [
    {
      name: 'Queue',
      rules: [
        { type: 'merge_queue', parameters: { merge_method } },
        { type: 'required_status_checks', parameters: { required_status_checks } },
      ],
    },
  ]);
}

async function passes(sha: string, conclusion: 'success' | 'failure' = 'success'): Promise<void> {
  const run = { head_sha: sha, name: 'Test suite', status: 'completed' as const, conclusion };
  await world.as('linus').rest.checks.create({ ...at, ...run });
  await world.quiet();
}

/** Puts it into the queue, and gives the commit that the queue made of it. */
async function enqueue(pull_number: number): Promise<string> {
  const { data } = await world.as('grace').rest.pulls.get({ ...at, pull_number });
  await passes(data.head.sha);
  const answer = await world.as('grace').graphql<{
    enqueuePullRequest: { mergeQueueEntry: { headCommit: { oid: string } } };
  }>(
    'mutation ($id: ID!) { enqueuePullRequest(input: { pullRequestId: $id }) { mergeQueueEntry { headCommit { oid } } } }',
    { id: data.node_id },
  );
  await world.quiet();
  return answer.enqueuePullRequest.mergeQueueEntry.headCommit.oid;
}

async function standing(): Promise<{ number: number; ref: string } | undefined> {
  const { data } = await world.as('grace').rest.pulls.list({ ...at, state: 'open' });
  const found = data.find((pull) => pull.head.ref.startsWith('planwright/bookkeeping-'));
  return found === undefined ? undefined : { number: found.number, ref: found.head.ref };
}

test.each(['MERGE', 'SQUASH', 'REBASE'] as const)(
  '%s: ticked by what the queue merged, and proven by the checks on its commit',
  async (method) => {
    const { issue, path } = await world.approvedPlan();
    const before = readPlan(await world.file(path));
    const tasks = before.tasks.map(({ id }) => id);
    const check = before.criteria.find(
      ({ proof }) => proof?.kind === 'check' && proof.names.includes('Test suite'),
    );
    useQueue(method);
    const pull = await world.pull('lock', `Plan: #${issue} ${tasks.join(', ')}`);
    const oid = await enqueue(pull);
    world.sandbox.requests.clear();
    await passes(oid);
    const { data } = await world.as('grace').rest.pulls.get({ ...at, pull_number: pull });
    expect(data).toMatchObject({ merged: true, merge_commit_sha: oid });
    // No commit goes past a queue, so the record waits on a pull request of its own.
    const book = await standing();
    expect(book).toBeDefined();
    const waiting = await enqueue(book?.number ?? 0);
    world.sandbox.requests.clear();
    const { data: one } = await world.as('grace').rest.pulls.get({ ...at, pull_number: book?.number ?? 0 });
    if (!one.merged) await passes(waiting);
    await world.quiet();
    const plan = await world.file(path);
    const after = readPlan(plan);
    expect(after.tasks.filter(({ checked }) => checked).map(({ id }) => id)).toEqual(tasks);
    expect(after.criteria.find(({ id }) => id === check?.id)?.checked).toBe(true);
    expect(plan).toContain(`/commit/${oid})`);
    expect(plan.match(new RegExp(`\\bpr/${pull}\\b`, 'g'))).toHaveLength(1);
  },
  60_000,
);

test('what waits in the queue, or fails there, records nothing and costs nothing', async () => {
  const { issue, path } = await world.approvedPlan();
  useQueue('SQUASH');
  const pull = await world.pull('lock', `Plan: #${issue} T01`);
  const before = await world.file(path);
  const oid = await enqueue(pull);
  world.sandbox.requests.clear();
  const asked = world.sandbox.requests.count();
  await passes(oid, 'failure');
  // The person's own request to report the check.
  expect(world.sandbox.requests.count() - asked).toBeLessThanOrEqual(1);
  expect(await world.file(path)).toBe(before);
  expect(await standing()).toBeUndefined();
}, 60_000);
