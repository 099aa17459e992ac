import { RetryLater, UserError } from '../../src/errors.ts';
import { createMemoryInbox } from '../../src/inbox/memory.ts';
import type { Job } from '../../src/workflows/job.ts';

const repository = { installationId: 1, repositoryId: 2, owner: 'o', name: 'r' };
const silent = { warn: () => undefined, error: () => undefined };
const plan = (issue: number, key = `2/${issue}`): Job => ({
  kind: 'plan-issue',
  issue,
  asked: false,
  tier: null,
  key,
  repository,
});
const merges = (...pulls: number[]): Job => ({
  kind: 'record-merges',
  pulls,
  mentioned: [42],
  checked: [],
  key: '2/42',
  repository,
});

test('jobs of one key run one at a time and in order, those of others side by side', async () => {
  const events: string[] = [];
  let active = 0;
  let most = 0;
  const inbox = createMemoryInbox({
    log: silent,
    run: async (job) => {
      most = Math.max(most, ++active);
      events.push(`start ${job.kind} ${job.key}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
      events.push(`end ${job.kind} ${job.key}`);
      active--;
    },
  });
  inbox.accept(plan(42));
  inbox.accept(merges(1));
  inbox.accept(plan(43));
  await inbox.settled();
  expect(events.filter((event) => event.endsWith('2/42'))).toEqual([
    'start plan-issue 2/42',
    'end plan-issue 2/42',
    'start record-merges 2/42',
    'end record-merges 2/42',
  ]);
  expect(most).toBe(2);
  expect(inbox.size).toBe(0);
});

test('merges that wait for one plan become one job', async () => {
  const runs: (readonly number[])[] = [];
  const inbox = createMemoryInbox({
    log: silent,
    run: async (job) => {
      if (job.kind === 'record-merges') runs.push(job.pulls);
      await new Promise((resolve) => setTimeout(resolve, 10));
    },
  });
  for (let pull = 1; pull <= 20; pull++) inbox.accept(merges(pull));
  await inbox.settled();
  // The first runs at once; of those that wait, ten go into a job, as a request has its bounds.
  expect(runs.map((pulls) => pulls.length)).toEqual([1, 10, 9]);
  expect(runs.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test.each<[string, unknown[], number]>([
  ['a failure is tried again', [new Error('boom')], 2],
  [
    'a wait does not count as a failure',
    [new RetryLater('limit', 1), new RetryLater('limit', 1), new Error('a'), new Error('b')],
    5,
  ],
  [
    'after the last delay it is given up',
    [new Error('1'), new Error('2'), new Error('3'), new Error('4')],
    3,
  ],
  ['an error for the person is final', [new UserError('no')], 1],
])('%s', async (_name, errors, tries) => {
  let runs = 0;
  const inbox = createMemoryInbox({
    log: silent,
    retryDelaysMs: [1, 1],
    run: async () => {
      const error = errors[runs++];
      if (error !== undefined) throw error;
    },
  });
  inbox.accept(plan(42));
  await inbox.settled();
  expect(runs).toBe(tries);
});

test('stopping waits for what runs, starts nothing more, and refuses new work', async () => {
  const ended: string[] = [];
  const inbox = createMemoryInbox({
    log: silent,
    run: async (job) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      ended.push(job.kind);
    },
  });
  inbox.accept(plan(42));
  inbox.accept(merges(1));
  await inbox.stop(5_000);
  expect(ended).toEqual(['plan-issue']);
  expect(() => inbox.accept(plan(43))).toThrow(/stopping/);
});

test('a job that waits for its retry does not hold up the stop', async () => {
  const inbox = createMemoryInbox({
    log: silent,
    retryDelaysMs: [60_000],
    run: async () => Promise.reject(new Error('down')),
  });
  inbox.accept(plan(42));
  await new Promise((resolve) => setTimeout(resolve, 10));
  const before = Date.now();
  await inbox.stop(10_000);
  expect(Date.now() - before).toBeLessThan(15_000);
});

const of = (installationId: number, issue: number): Job => ({
  ...plan(issue, `${installationId}/${issue}`),
  repository: { ...repository, installationId },
});

test('an installation that waits for its limit holds up nobody else', async () => {
  const done: number[] = [];
  const inbox = createMemoryInbox({
    log: silent,
    concurrency: 2,
    concurrencyEach: 2,
    run: async (job) => {
      if (job.repository.installationId === 1 && done.length < 3) throw new RetryLater('limit', 20);
      done.push(job.repository.installationId);
    },
  });
  for (let issue = 1; issue <= 5; issue++) inbox.accept(of(1, issue));
  for (let issue = 1; issue <= 3; issue++) inbox.accept(of(2, issue));
  await inbox.settled();
  expect(done).toEqual([2, 2, 2, 1, 1, 1, 1, 1]);
  expect(inbox.size).toBe(0);
});

test('no installation has more than its share of places, and those that wait get them in turn', async () => {
  const order: number[] = [];
  const active = new Map<number, number>();
  let most = 0;
  const inbox = createMemoryInbox({
    log: silent,
    concurrency: 3,
    concurrencyEach: 2,
    run: async ({ repository: { installationId } }) => {
      order.push(installationId);
      active.set(installationId, (active.get(installationId) ?? 0) + 1);
      most = Math.max(most, active.get(installationId) ?? 0);
      await new Promise((resolve) => setTimeout(resolve, 5));
      active.set(installationId, (active.get(installationId) ?? 0) - 1);
    },
  });
  for (let issue = 1; issue <= 20; issue++) inbox.accept(of(1, issue));
  for (const installation of [2, 3, 4]) inbox.accept(of(installation, 1));
  expect(inbox.size).toBe(23);
  await inbox.settled();
  expect(most).toBe(2);
  expect(order).toHaveLength(23);
  // Three run at once; those who came last are served in the first rounds.
  expect(Math.max(...[2, 3, 4].map((installation) => order.indexOf(installation)))).toBeLessThan(8);
});

test('stopping leaves what waits for a place, and gives back at once', async () => {
  let runs = 0;
  const inbox = createMemoryInbox({
    log: silent,
    concurrency: 1,
    run: async () => {
      runs++;
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  });
  for (let issue = 1; issue <= 5; issue++) inbox.accept(plan(issue));
  await inbox.stop(5_000);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(runs).toBe(1);
});
