import { createRequestCounts } from '../../src/github/flow-requests.ts';

const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('requests of flows that run side by side are kept apart', async () => {
  const counts = createRequestCounts();
  const send = async (times: number): Promise<void> => {
    for (let sent = 0; sent < times; sent++) {
      await later();
      counts.sent();
    }
  };
  const ended = await Promise.all([
    counts.run('plan-issue', () => send(3)),
    counts.run('record-merges', () => send(1)),
    counts.run('plan-issue', () => send(2)),
  ]);
  counts.sent();
  expect(ended.map((run) => run.requests)).toEqual([3, 1, 2]);
  expect(Object.fromEntries(counts.byFlow)).toEqual({
    'plan-issue': { runs: 2, requests: 5 },
    'record-merges': { runs: 1, requests: 1 },
    sweep: { runs: 0, requests: 1 },
  });
});

test('what a flow that failed sent is counted', async () => {
  const counts = createRequestCounts();
  const failing = counts.run('plan-issue', async () => {
    counts.sent();
    throw new Error('502');
  });
  await expect(failing).rejects.toThrow('502');
  expect(counts.byFlow.get('plan-issue')).toEqual({ runs: 1, requests: 1 });
});
