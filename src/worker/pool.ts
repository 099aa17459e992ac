import { MessageChannel } from 'node:worker_threads';
import type { Piscina } from 'piscina';
import { TimeLimitExceeded, UserError } from '../errors.ts';
import type { Answer, Order } from './task.ts';
import { TASKS, type TaskInput, type TaskName, type TaskOutput } from './tasks.ts';
import { threadEnvironment } from './thread-environment.ts';
import { createTurns } from './turns.ts';

export interface Pool {
  /**
   * Runs a task in a thread of its own. The limit counts from when the work begins, not from when it queues.
   * Throws TimeLimitExceeded past the limit of time, memory or depth (the thread is ended), and the task's
   * UserError as one.
   */
  readonly run: <Name extends TaskName>(
    name: Name,
    input: TaskInput<Name>,
    limits?: { readonly timeoutMs?: number },
  ) => Promise<TaskOutput<Name>>;
  /** Ends all threads; what still runs is rejected. */
  readonly close: () => Promise<void>;
}

/** The source is run as it is in development, and as JavaScript once built. */
const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './task.ts' : './task.js', import.meta.url);
const MEMORY_MB = 512;
const IDLE_MS = 30_000;
/** A task whose limit is above this, as the drawing of a plan, leaves one thread to the others. */
const LONG_MS = 10_000;

export interface PoolOptions {
  /** Where there is more than one, long tasks together take one less, so that comments never wait for them. */
  readonly maxThreads: number;
  /** Heap of one thread, in megabytes; 512 where it is not said. */
  readonly memoryMb?: number;
}

/** A pool of threads, none of which is started before there is work, and which all end when there is none. */
export function createPool(options: PoolOptions): Pool {
  const maxThreads = Math.max(1, options.maxThreads);
  const memoryMb = options.memoryMb ?? MEMORY_MB;
  // Piscina starts no thread for what waits in its own queue after it ended one (5.3), so nothing may wait there.
  const turns = createTurns(maxThreads);
  const longTurns = createTurns(Math.max(1, maxThreads - 1));
  const takeTurn = <Result>(name: TaskName, run: () => Promise<Result>): Promise<Result> =>
    TASKS[name].limitMs > LONG_MS ? longTurns.take(() => turns.take(run)) : turns.take(run);
  let threads: Promise<Piscina<Order, Answer>> | null = null;
  let isClosed = false;
  return {
    run: async (name, input, limits) => {
      const timeoutMs = limits?.timeoutMs ?? TASKS[name].limitMs;
      const answer = await takeTurn(name, async () => {
        if (isClosed) throw new Error(`${name} came after the pool was closed`);
        threads ??= openThreads(maxThreads, memoryMb);
        return runLimited(await threads, name, input, timeoutMs);
      });
      if (answer.kind === 'user-error') throw new UserError(answer.message);
      if (answer.kind === 'too-deep')
        throw new TimeLimitExceeded(`${name}: the text is nested too deeply to read`);
      // The task's own types say what it gives; between threads they are lost.
      return answer.output as TaskOutput<typeof name>;
    },
    close: async () => {
      isClosed = true;
      await (await threads)?.destroy();
    },
  };
}

async function openThreads(maxThreads: number, memoryMb: number): Promise<Piscina<Order, Answer>> {
  const { Piscina } = await import('piscina');
  return new Piscina({
    filename: ENTRY.href,
    name: 'runTask',
    minThreads: 0,
    maxThreads,
    idleTimeout: IDLE_MS,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    execArgv: [],
    env: threadEnvironment(process.env),
  });
}

async function runLimited(
  threads: Piscina<Order, Answer>,
  name: TaskName,
  input: unknown,
  timeoutMs: number,
): Promise<Answer> {
  const { port1: hears, port2: started } = new MessageChannel();
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  hears.once('message', () => {
    timer = setTimeout(() => abort.abort(), timeoutMs);
  });
  try {
    return await threads.run({ name, input, started }, { signal: abort.signal, transferList: [started] });
  } catch (error) {
    if (abort.signal.aborted) throw new TimeLimitExceeded(`${name} took longer than ${timeoutMs} ms`);
    if (isOutOfMemory(error)) throw new TimeLimitExceeded(`${name} needed more memory than a thread has`);
    throw error;
  } finally {
    clearTimeout(timer);
    hears.close();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  );
}
