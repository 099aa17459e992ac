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
