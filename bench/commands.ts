import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mayHoldCommands } from '../src/commands/may-hold-commands.ts';
import { planNamed } from '../src/commands/plan-named.ts';
import { TimeLimitExceeded, UserError } from '../src/errors.ts';
import { readIntakeAnswer } from '../src/messages/read-intake-answer.ts';
import { createPool, type Pool } from '../src/worker/pool.ts';
import { mentionedIssues } from '../src/workflows/job.ts';
import { type Figure, rounded } from './figure.ts';

/** As much as a comment holds. */
const LENGTH = 65_536;

const HEAD = '/plan status\n\n';
/** What makes a parser of markdown slow, and what makes the grammar of commands see as many of everything as can be. */
const REPEATED: readonly string[] = [
  ...['<?', 'a*', '<!--', '](', '[a]', '[a](', '[', '> ', '- ', 'a\n===\n', '> a\na\n', '<!X', '`a', '![['],
  ...['/plan done T01\n', '/plan\n', '/plan \n\n', ' /plan note x\n\n', '/plan note\n> q\n\n', '#4/T1 '],
  ...['```\n', '```\n~~~\n', '`', '~', '# ', '#', '# a ', 'reverts #1 '],
  ...['"', '“', '\\"', '--a="', '--a=b ', '@a ', 'T01,', '<b>', '<details>', '\u{feff}', '\r', '/plan'],
];

/** What is done with a comment on the event loop, and what the loop waits while threads read it. */
export const commands: Figure = {
  name: 'commands',
  says: `what ${2 * REPEATED.length} comments of 64 KB hold the event loop, in milliseconds`,
  measure: async () => {
    const pool = createPool({ maxThreads: 2 });
    try {
      await read(pool, HEAD);
      const look = Math.max(...bodies().map(lookMs));
      const answer = Math.max(...bodies().map(answerMs));
      const idle = await loopDelay(() => new Promise((resolve) => setTimeout(resolve, 500)));
      let held = 0;
      let calls = 0;
      let given = 0;
      for (const body of bodies()) {
        const times: number[] = [];
        let found: number | null = 0;
        for (let time = 0; time < TIMES; time += 1)
          times.push(
            await loopDelay(async () => {
              found = await read(pool, body);
            }),
          );
        held = Math.max(held, Math.min(...times));
        calls = Math.max(calls, found ?? 0);
        if (found === null) given += 1;
      }
      return {
        lookMs: rounded(look),
        answerMs: rounded(answer),
        heldMs: rounded(held),
        idleMs: rounded(idle),
        mostCommands: calls,
        pastTheLimit: given,
      };
    } finally {
      await pool.close();
    }
  },
};

function bodies(): string[] {
  return REPEATED.flatMap((piece) =>
    ['', HEAD].map((head) => `${head}${piece.repeat(Math.ceil(LENGTH / piece.length))}`.slice(0, LENGTH)),
  );
}

/** What the listener does before the inbox has the comment. */
function lookMs(body: string): number {
  const started = performance.now();
  mayHoldCommands(body);
  planNamed(body);
  mentionedIssues(body);
  return performance.now() - started;
}

/** What reading one as the answer to questions of ours takes. */
function answerMs(body: string): number {
  const started = performance.now();
  readIntakeAnswer(body);
  return performance.now() - started;
}

/** How many commands were read; null where reading was given up at its limit. */
async function read(pool: Pool, body: string): Promise<number | null> {
  try {
    return (await pool.run('parse-commands', { body, prefix: '/plan' })).length;
  } catch (error) {
    if (error instanceof TimeLimitExceeded || error instanceof UserError) return null;
    throw error;
  }
}

/** Other work of the machine holds the loop too: what is held at each of some times is ours. */
const TIMES = 3;

/** The longest time in which nothing else could run. */
async function loopDelay(work: () => Promise<unknown>): Promise<number> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  await work();
  await new Promise((resolve) => setTimeout(resolve, 5));
  loop.disable();
  return loop.max / 1e6;
}
