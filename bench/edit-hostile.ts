import { createHmac, randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createWorld, OWNER, REPO, SECRET, type TestWorld } from '../test/e2e/world.ts';
import type { Figure } from './figure.ts';

/** As much as an issue or a comment holds. */
const LENGTH = 65_536;
const PROBE_EVERY_MS = 20;

/** What makes a parser of markdown take quadratic time, or run out of its stack. */
const PATTERNS: readonly string[] = [
  ...['<?', 'a*', '<!--', '](', '[a]', '[a](', '[', '> ', '- ', 'a\n===\n', '> a\na\n', '<!X', '`a', '![['],
];
const NESTED = '['.repeat(LENGTH / 4) + '](a)'.repeat(LENGTH / 6);

/** Every pattern comes as a comment with a command, and as the body of an issue that should have a plan. */
export const hostile: Figure = {
  name: 'hostile',
  says: `what ${PATTERNS.length + 1} hostile texts of 64 KB delay other deliveries and the event loop, in milliseconds`,
  measure: async () => {
    const world = await createWorld();
    try {
      const { issue } = await world.approvedPlan();
      const harmless = await worst(
        world,
        issue,
        PATTERNS.map(() => 'Some words of a person. '),
      );
      const texts = await worst(world, issue, [...PATTERNS, NESTED]);
      return {
        deliveryMs: Math.round(texts.delivery),
        eventLoopMs: Math.round(texts.eventLoop),
        harmlessDeliveryMs: Math.round(harmless.delivery),
        harmlessEventLoopMs: Math.round(harmless.eventLoop),
        probes: texts.probes,
      };
    } finally {
      await world.close();
    }
  },
};

interface Delay {
  readonly delivery: number;
  readonly eventLoop: number;
  readonly probes: number;
}

async function worst(world: TestWorld, issue: number, patterns: readonly string[]): Promise<Delay> {
  const at = { owner: OWNER, repo: REPO };
  const rest = world.as('grace').rest;
  const loop = monitorEventLoopDelay({ resolution: 5 });
  const probing = probe(world.bot.webhookUrl);
  loop.enable();
  for (const pattern of patterns) {
    const text = pattern.repeat(Math.ceil(LENGTH / pattern.length)).slice(0, LENGTH - 20);
    await rest.issues.createComment({ ...at, issue_number: issue, body: `/plan status\n\n${text}` });
    await world.issue({ title: 'Hostile', body: text });
    await world.quiet();
  }
  loop.disable();
  const latencies = await probing.stop();
  return {
    delivery: Math.max(...latencies),
    eventLoop: loop.max / 1e6,
    probes: latencies.length,
  };
}

/** Sends a delivery that starts no work, again and again, and times the acknowledgement. */
function probe(url: string): { readonly stop: () => Promise<number[]> } {
  const latencies: number[] = [];
  let isOver = false;
  const run = async (): Promise<number[]> => {
    while (!isOver) {
      latencies.push(await deliver(url));
      await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY_MS));
    }
    return latencies;
  };
  const running = run();
  return {
    stop: () => {
      isOver = true;
      return running;
    },
  };
}

async function deliver(url: string): Promise<number> {
  const body = JSON.stringify({ zen: 'Keep it logically awesome.', hook_id: 1 });
  const started = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'ping',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`,
    },
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`A delivery was answered ${response.status}`);
  return performance.now() - started;
}
