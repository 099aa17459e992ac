import type { MessagePort } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import { TASKS, type TaskName } from './tasks.ts';

/** What a thread is handed. `started` hears once that the code is loaded and the work begins. */
export interface Order {
  readonly name: TaskName;
  readonly input: unknown;
  readonly started: MessagePort;
}

/** What comes back. Errors lose their class between threads, so the ones that mean something are values. */
export type Answer =
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'user-error'; readonly message: string }
  | { readonly kind: 'too-deep' };

/** The entry of every worker thread. */
export async function runTask(order: Order): Promise<Answer> {
  const task = (await TASKS[order.name].load()) as (input: unknown) => unknown;
  order.started.postMessage('started');
  try {
    return { kind: 'done', output: await task(order.input) };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'user-error', message: error.message };
    // Markdown nested thousands of levels deep overflows the stack of the parser.
    if (error instanceof RangeError && /call stack/i.test(error.message)) return { kind: 'too-deep' };
    throw error;
  }
}
