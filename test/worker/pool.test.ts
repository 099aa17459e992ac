import { monitorEventLoopDelay } from 'node:perf_hooks';
import { TimeLimitExceeded } from '../../src/errors.ts';
import { createPool, type Pool } from '../../src/worker/pool.ts';

let pool: Pool;
beforeEach(() => {
  pool = createPool({ maxThreads: 2 });
});
afterEach(() => pool.close());

const parse = (body: string, limits?: { timeoutMs: number }) =>
  pool.run('parse-commands', { body, prefix: '/plan' }, limits);
const HOSTILE = `/plan status\n\nx ${'<?'.repeat(32_000)}`;

test('runs a task in another thread', async () => {
  const [call] = await parse('hello\n\n/plan done T01');
  expect(call).toMatchObject({ name: 'done', rest: 'T01', line: 3 });
});

test('64 KB of hostile text end at the limit and hold nothing up', async () => {
  await parse('/plan');
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const started = performance.now();
  const hostile = parse(HOSTILE).then(
    () => 'parsed',
    (error: unknown) => error,
  );
  const [call] = await parse('/plan status');
  const other = performance.now() - started;
  const outcome = await hostile;
  const took = performance.now() - started;
  delay.disable();
  expect(call?.name).toBe('status');
  expect(outcome).toBeInstanceOf(TimeLimitExceeded);
  expect((outcome as Error).message).toBe('parse-commands took longer than 2000 ms');
  expect(other).toBeLessThan(took);
  expect(took).toBeGreaterThan(1_900);
  // Parsed on this thread it would hold the loop for most of a minute; how long exactly is a figure, not a test.
  expect(delay.max / 1e6).toBeLessThan(1_500);
});

test('more hostile texts than threads: each ends, and the next task runs', async () => {
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => parse(HOSTILE, { timeoutMs: 200 })));
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  expect(await parse('/plan help')).toHaveLength(1);
});

test('the time in the queue does not count', async () => {
  const single = createPool({ maxThreads: 1 });
  const run = (body: string, timeoutMs: number) =>
    single.run('parse-commands', { body, prefix: '/plan' }, { timeoutMs });
  try {
    const hostile = run(HOSTILE, 1_500).catch((error: unknown) => error);
    const second = run('/plan help', 1_000);
    expect(await hostile).toBeInstanceOf(TimeLimitExceeded);
    expect(await second).toHaveLength(1);
  } finally {
    await single.close();
  }
});

test('a text that needs more memory than a thread has is past its limit, and only it', async () => {
  const small = createPool({ maxThreads: 1, memoryMb: 24 });
  const run = (body: string) => small.run('parse-commands', { body, prefix: '/plan' }, { timeoutMs: 15_000 });
  try {
    await expect(run(`/plan\n\n${'a\n\n'.repeat(60_000)}`)).rejects.toThrow('more memory');
    expect(await run('/plan help')).toHaveLength(1);
  } finally {
    await small.close();
  }
});

test('a task that fails by a defect rejects with what was thrown', async () => {
  const input = { body: null, prefix: '/plan' } as unknown as { body: string; prefix: string };
  await expect(pool.run('parse-commands', input)).rejects.toMatchObject({ name: 'TypeError' });
});

test('closing twice, with work under way and waiting: all of it is rejected and nothing starts after', async () => {
  const running = [HOSTILE, HOSTILE, '/plan help'].map((body) => parse(body));
  const outcomes = Promise.allSettled(running);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await pool.close();
  await pool.close();
  expect((await outcomes).map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(parse('/plan help')).rejects.toThrow('after the pool was closed');
});
