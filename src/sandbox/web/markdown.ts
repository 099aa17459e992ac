import { Worker } from 'node:worker_threads';
import { escapeHtml, type Html, raw } from './html.ts';
import type { Rendered, RenderOrder } from './markdown-thread.ts';

export interface MarkdownRenderer {
  /** The text as HTML; as plain text where rendering takes too long. */
  readonly render: (source: string) => Promise<Html>;
  readonly close: () => Promise<void>;
}

/** Some 64 KB of text take a parser the better part of a minute. */
const TIME_LIMIT = 3000;
/** The source is run as it is in development, and as JavaScript once built. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './markdown-thread.ts' : './markdown-thread.js',
  import.meta.url,
);

/** Renders markdown in a thread of its own, which starts with the first text and is ended by one that takes too long. */
export function createMarkdownRenderer(): MarkdownRenderer {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let lastId = 0;
  const start = (): Worker => {
    worker ??= new Worker(THREAD, { execArgv: [], env: {} });
    worker.unref();
    return worker;
  };
  const close = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  const renderOne = async (source: string): Promise<Html> => {
    lastId += 1;
    const html = await ask(start(), lastId, source);
    if (html !== null) return raw(html);
    await close();
    return raw(`<pre>${escapeHtml(source)}</pre>`);
  };
  return {
    render: (source) => {
      const rendering = last.then(() => renderOne(source));
      last = rendering.catch(() => undefined);
      return rendering;
    },
    close,
  };
}

/** The thread's answer; null where it takes too long or the thread breaks. */
function ask(worker: Worker, id: number, source: string): Promise<string | null> {
  return new Promise((resolve) => {
    const finish = (html: string | null): void => {
      clearTimeout(timer);
      worker.off('message', hear);
      worker.off('error', fail);
      worker.off('exit', fail);
      resolve(html);
    };
    const hear = (answer: Rendered): void => {
      if (answer.id === id) finish(answer.html);
    };
    const fail = (): void => finish(null);
    const timer = setTimeout(fail, TIME_LIMIT);
    worker.on('message', hear);
    worker.once('error', fail);
    worker.once('exit', fail);
    worker.postMessage({ id, source } satisfies RenderOrder);
  });
}
