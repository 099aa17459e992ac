import { parentPort } from 'node:worker_threads';
import { markdownHtml } from './markdown-html.ts';

parentPort?.on('message', ({ id, source }: { readonly id: number; readonly source: string }) => {
  parentPort?.postMessage({ id, html: markdownHtml(source) });
});
