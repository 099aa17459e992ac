import { MessageChannel } from 'node:worker_threads';
import { runTask } from '../../src/worker/task.ts';

async function run(body: string) {
  const { port1, port2 } = new MessageChannel();
  const hears = new Promise((resolve) => port1.once('message', resolve));
  try {
    const answer = await runTask({
      name: 'parse-commands',
      input: { body, prefix: '/plan' },
      started: port2,
    });
    return { answer, started: await hears };
  } finally {
    port1.close();
  }
}

test('says when the work begins, and gives what came of it', async () => {
  const { answer, started } = await run('/plan help');
  expect(started).toBe('started');
  expect(answer).toMatchObject({ kind: 'done', output: [{ name: 'help' }] });
});

test('text nested too deeply for the parser is an answer, not a crash', async () => {
  const { answer } = await run(`/plan\n\n${'> '.repeat(10_000)}a`);
  expect(answer).toEqual({ kind: 'too-deep' });
});
