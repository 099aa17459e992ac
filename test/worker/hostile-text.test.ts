import { createPool, type Pool } from '../../src/worker/pool.ts';

/** As much as a comment holds. */
const LENGTH = 65_536;
let pool: Pool;
beforeAll(() => {
  pool = createPool({ maxThreads: 2 });
});
afterAll(() => pool.close());

test.each(['<?', 'a*', '<!--', '](', '[a](', '> ', 'a\n===\n', '> a\na\n'])(
  '64 KB of %j are read in a thread: this one goes on meanwhile',
  async (pattern) => {
    let turns = 0;
    let isOver = false;
    const turn = (): void => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    const body = `/plan status\n\n${pattern.repeat(LENGTH / pattern.length)}`.slice(0, LENGTH);
    const ended = await pool.run('parse-commands', { body, prefix: '/plan' }, { timeoutMs: 250 }).then(
      (calls) => calls.map((call) => call.name),
      (error: unknown) => (error instanceof Error ? error.name : error),
    );
    isOver = true;
    // Read, or given up with a clear error; parsed on this thread there would be no turn of the loop in between.
    expect([['status'], 'TimeLimitExceeded']).toContainEqual(ended);
    expect(turns).toBeGreaterThan(2);
  },
);
