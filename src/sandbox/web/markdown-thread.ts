import { parentPort } from 'node:worker_threads';
import { markdownHtml } from './markdown-html.ts';

/** A text to render, and what came of it. */
export interface RenderOrder {
  readonly id: number;
  readonly source: string;
}
export interface Rendered {
  readonly id: number;
  readonly html: string;
}

parentPort?.on('message', ({ id, source }: RenderOrder) => {
  parentPort?.postMessage({ id, html: markdownHtml(source) } satisfies Rendered);
});
