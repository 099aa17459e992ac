import type { FaultInput } from '../../src/sandbox/http/faults.ts';
import { BUG, createWorld, OWNER, REPO, type TestWorld } from './world.ts';

/**
 * One installation meets a limit at each of its writes; the other's issue is labelled at that moment and has its plan
 * while the first still waits. A new process, which knows of no limit, then ends what the first had begun, once.
 * That a wait ends by itself is shown by `faults.test.ts`.
 */
const NEIGHBOUR = 'globex';
/** Longer than the test runs, on however slow a machine. */
const WAIT_S = 600;
const LIMITS: readonly [string, Omit<FaultInput, 'graphql'>][] = [
  ['secondary limit with Retry-After', { kind: 'secondary-limit', retryAfter: WAIT_S }],
  ['429 with Retry-After', { kind: 'status', status: 429, retryAfter: WAIT_S }],
];
const WRITES = ['CreateBranchAndCommit', 'OpenPull', 'Commit', 'AddComment'];

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld(undefined, { neighbours: [NEIGHBOUR] });
}, 30_000);
afterAll(() => world.close());

const rows = WRITES.flatMap((write) =>
  LIMITS.map(([name, fault]): [string, string, Omit<FaultInput, 'graphql'>] => [write, name, fault]),
);
let count = 0;

test.each(rows)(
  '%s, %s',
  async (write, _name, fault) => {
    const content = { ...BUG, title: `${BUG.title}, case ${++count}` };
    const isMerge = write === 'Commit' || write === 'AddComment';
    const first = isMerge ? (await world.approvedPlan(content)).issue : await world.issue(content, false);
    const pull = isMerge ? await world.pull(`change-${first}`, `Plan: #${first} T01`) : 0;
    const other = await neighboursIssue(content);
    await world.quiet();

    world.sandbox.faults.add({ graphql: write, ...fault });
    if (isMerge) await world.merge(pull);
    else await label(OWNER, first);
    await until(() => world.sandbox.faults.list().length === 0);
    await label(NEIGHBOUR, other);
    await until(async () => (await plansOf(NEIGHBOUR, other)).length === 1);
    expect(await isDone(write, first, pull)).toBe(false);

    await world.stopBot();
    await world.startBot();
    expect(await isDone(write, first, pull)).toBe(true);
    expect(await plansOf(NEIGHBOUR, other)).toHaveLength(1);
  },
  180_000,
);

async function neighboursIssue(content: { title: string; body: string }): Promise<number> {
  const ada = world.as('ada', 'read').rest;
  const { data } = await ada.issues.create({ owner: NEIGHBOUR, repo: REPO, ...content });
  return data.number;
}

async function label(owner: string, issue_number: number): Promise<void> {
  await world.as('grace').rest.issues.addLabels({ owner, repo: REPO, issue_number, labels: ['needs-plan'] });
}

async function plansOf(owner: string, issue: number): Promise<unknown[]> {
  const head = `${owner}:planwright/issue-${issue}`;
  const { data } = await world.as('grace').rest.pulls.list({ owner, repo: REPO, head, state: 'all' });
  return data;
}

/** Whether the effect is there; more than one of it is a failure. */
async function isDone(write: string, issue: number, pull: number): Promise<boolean> {
  if (write === 'CreateBranchAndCommit' || write === 'OpenPull') {
    const plans = await plansOf(OWNER, issue);
    expect(plans.length).toBeLessThan(2);
    return plans.length === 1;
  }
  if (write === 'AddComment') {
    const comments = await world.comments(issue);
    expect(comments.length).toBeLessThan(2);
    return comments.length === 1;
  }
  const path = [...(await world.clone()).keys()].find((each) => each.startsWith(`plans/${issue}-`)) ?? '';
  const records = (await world.file(path)).split(`pr/${pull}`).length - 1;
  expect(records).toBeLessThan(2);
  return records === 1;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
