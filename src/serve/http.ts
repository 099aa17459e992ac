import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export const WEBHOOK_PATH = '/api/github/webhooks';
/** GitHub sends up to 25 MB; what Planwright reads of an event is never larger than an issue and its comment. */
export const MOST_BODY_BYTES = 5 * 1024 * 1024;

export interface HttpOptions {
  /** Probot's middleware: verifies the signature and calls the handlers. */
  readonly webhooks: (request: IncomingMessage, response: ServerResponse) => unknown;
  /** False while starting and while stopping. */
  readonly isReady: () => boolean;
}

/** Webhooks, `/healthz` (the process lives) and `/readyz` (it takes work). */
export function createHttp({ webhooks, isReady }: HttpOptions): Server {
  return createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === WEBHOOK_PATH && request.method === 'POST')
      return receive(request, response, webhooks, isReady);
    if (path === '/healthz') return answer(response, 200, 'ok');
    if (path === '/readyz')
      return isReady() ? answer(response, 200, 'ready') : answer(response, 503, 'not ready');
    answer(response, 404, 'There is nothing here. Webhooks go to POST /api/github/webhooks');
  });
}

/** The whole body is read under its bound before anything looks at it. */
function receive(
  request: IncomingMessage,
  response: ServerResponse,
  webhooks: HttpOptions['webhooks'],
  isReady: () => boolean,
): void {
  if (!isReady()) {
    answer(response, 503, 'Not ready: GitHub can deliver this again later');
    return;
  }
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) {
    tooLarge(request, response);
    return;
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) {
      request.removeAllListeners('data');
      request.removeAllListeners('end');
      tooLarge(request, response);
    } else chunks.push(chunk);
  });
  request.on('end', () => {
    void webhooks(Object.assign(request, { body: Buffer.concat(chunks).toString('utf8') }), response);
  });
}

/** The rest of the body is read and dropped, so that the sender sees the answer before the connection ends. */
function tooLarge(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close');
  answer(response, 413, `The body is larger than ${MOST_BODY_BYTES} bytes`);
  request.resume();
  setTimeout(() => request.destroy(), 1_000).unref();
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
